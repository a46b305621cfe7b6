namespace Lambda.Runtime.Testing.Streaming;

/// <summary>What to do with the chunks of a streamed answer.</summary>
/// <param name="Keep">Whether the outcome keeps them. If not, the memory that they take is that of one piece.</param>
/// <param name="OnChunk">Who is called with each; the next is read when its task has completed.</param>
internal sealed record StreamSink(bool Keep, Func<StreamedChunk, CancellationToken, ValueTask>? OnChunk)
{
    public static StreamSink Default { get; } = new(Keep: true, OnChunk: null);
}
