using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Emulator.Streaming;

/// <summary>A streamed answer at one moment.</summary>
/// <param name="Body">The bytes, without the prelude; none where they are not kept.</param>
/// <param name="Chunks">The same in the pieces in which they came.</param>
/// <param name="Length">How many bytes of body came, kept or not.</param>
/// <param name="Prelude">The prelude of an HTTP answer, once it was there.</param>
internal sealed record StreamSnapshot(
    ReadOnlyMemory<byte> Body, IReadOnlyList<ResponseChunk> Chunks, long Length, HttpResponsePrelude? Prelude);
