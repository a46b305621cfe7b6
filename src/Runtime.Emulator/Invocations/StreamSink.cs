namespace Lambda.Runtime.Emulator.Invocations;

/// <summary>What to do with the chunks of a streamed answer.</summary>
/// <param name="Keep">Whether the outcome keeps them. If not, the memory that they take is that of one piece.</param>
/// <param name="OnChunk">Who is called with each; the next is read when its task has completed.</param>
internal sealed record StreamSink(bool Keep, Func<ResponseChunk, CancellationToken, ValueTask>? OnChunk)
{
    public static StreamSink Default { get; } = new(Keep: true, OnChunk: null);

    /// <summary>Whether the prelude of an HTTP answer is told from its body, as function URLs do. To the other callers of the service it is bytes like the rest.</summary>
    public bool ReadsPrelude { get; init; } = true;

    /// <summary>Called once before the first chunk, and not at all where there is none.</summary>
    public Func<StreamHead, CancellationToken, ValueTask>? OnHead { get; init; }
}
