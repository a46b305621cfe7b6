using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Testing;

/// <summary>A piece of a streamed answer's body, as it arrived.</summary>
/// <remarks>
/// What arrives together is one chunk here, up to 64 KB. As on the service that need not be what the function wrote at once: several small
/// writes may come together, and a large one in pieces.
/// </remarks>
/// <param name="RequestId">The invocation's id.</param>
/// <param name="SinceStart">The time from the event's leaving the Runtime API to the arrival of this chunk.</param>
/// <param name="Bytes">
/// The bytes. Those of a chunk that <see cref="LambdaFunctionOptions.OnStreamedChunk"/> is called with are valid until its task completes;
/// those in <see cref="InvocationOutcome.Chunks"/> stay.
/// </param>
public sealed record StreamedChunk(string RequestId, TimeSpan SinceStart, ReadOnlyMemory<byte> Bytes)
{
    internal static StreamedChunk From(ResponseChunk chunk) => new(chunk.RequestId, chunk.SinceStart, chunk.Bytes);
}
