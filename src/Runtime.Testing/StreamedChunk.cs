using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Testing;

/// <summary>A chunk of a streamed response's body, as it arrived.</summary>
/// <remarks>
/// Bytes that arrive together are one chunk, up to 64 KB. As on the service, a chunk need not be one write of the function: several small
/// writes may arrive together, and a large one in several chunks.
/// </remarks>
/// <param name="RequestId">The invocation's ID.</param>
/// <param name="SinceStart">The time from the delivery of the event to the arrival of this chunk.</param>
/// <param name="Bytes">
/// The bytes. In a call of <see cref="LambdaFunctionOptions.OnStreamedChunk"/>, they are valid until its task completes;
/// in <see cref="InvocationOutcome.Chunks"/>, they stay valid.
/// </param>
public sealed record StreamedChunk(string RequestId, TimeSpan SinceStart, ReadOnlyMemory<byte> Bytes)
{
    internal static StreamedChunk From(ResponseChunk chunk) => new(chunk.RequestId, chunk.SinceStart, chunk.Bytes);
}
