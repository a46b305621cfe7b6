namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>Records of a Firehose stream that a function was invoked with, and what became of them.</summary>
/// <param name="Stream">The name of the Firehose stream.</param>
/// <param name="Records">The records, in the order of the event.</param>
internal sealed record TransformedBatch(string Stream, IReadOnlyList<TransformedRecord> Records)
{
    /// <summary>The ID of the last invocation; <see langword="null"/> if the function could not be invoked.</summary>
    public string? RequestId { get; init; }

    /// <summary>How often the function was invoked.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>What the function returned, and the service ignores; <see langword="null"/> if there is nothing.</summary>
    public string? Warning { get; init; }
}
