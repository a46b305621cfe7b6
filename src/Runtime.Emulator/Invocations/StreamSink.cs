namespace Lambda.Runtime.Emulator.Invocations;

/// <summary>Receives the chunks of a streamed response.</summary>
/// <param name="Keep">Whether the result keeps them. If not, only one chunk is in memory at a time.</param>
/// <param name="OnChunk">Called with each chunk; the next chunk is read when its task completes.</param>
internal sealed record StreamSink(bool Keep, Func<ResponseChunk, CancellationToken, ValueTask>? OnChunk)
{
    public static StreamSink Default { get; } = new(Keep: true, OnChunk: null);

    /// <summary>Whether to separate the prelude of an HTTP response from its body, as function URLs do. Other callers of the service receive it as part of the body.</summary>
    public bool ReadsPrelude { get; init; } = true;

    /// <summary>Called once before the first chunk; not called if there is no chunk.</summary>
    public Func<StreamHead, CancellationToken, ValueTask>? OnHead { get; init; }
}
