using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Emulator.Streaming;

/// <summary>A streamed response at one moment.</summary>
/// <param name="Body">The bytes without the prelude; empty if they are not kept.</param>
/// <param name="Chunks">The same bytes in the chunks in which they arrived.</param>
/// <param name="Length">The length of the body so far, kept or not.</param>
/// <param name="Prelude">The prelude of an HTTP response, once it is complete.</param>
internal sealed record StreamSnapshot(
    ReadOnlyMemory<byte> Body, IReadOnlyList<ResponseChunk> Chunks, long Length, HttpResponsePrelude? Prelude);
