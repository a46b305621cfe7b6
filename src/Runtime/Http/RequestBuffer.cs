using System.Buffers;
using System.Diagnostics;

namespace Lambda.Runtime.Http;

/// <summary>
/// A request on its way out: the body is written behind reserved room, and once its length is known the head is put right in
/// front of it, so that both leave in one write without a copy.
/// </summary>
/// <remarks>Owned by one connection and used by one thread. Invariant: the body starts at <see cref="HeadRoom"/>.</remarks>
internal sealed class RequestBuffer : IBufferWriter<byte>
{
    /// <summary>
    /// A request's head: the path with a request id, the host, the base path and a few short headers. A longer one is refused by
    /// <see cref="Seal"/>.
    /// </summary>
    public const int HeadRoom = 2048;

    private readonly ByteBuffer _buffer = new(2 * HeadRoom);

    public RequestBuffer() => Reset();

    public int BodyLength => _buffer.Count - HeadRoom;

    public ReadOnlySpan<byte> Body => _buffer.Filled[HeadRoom..];

    /// <summary>Drops what was written, for the next body.</summary>
    public void Reset()
    {
        _buffer.Reset();
        _buffer.EnsureFree(HeadRoom);
        _buffer.Advance(HeadRoom);
    }

    public void Advance(int count) => _buffer.Advance(count);

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        _buffer.EnsureFree(Math.Max(sizeHint, 1));
        return _buffer.Free;
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Puts the head in front of the body.</summary>
    /// <returns>The whole request, valid until the next call of any member.</returns>
    public ReadOnlyMemory<byte> Seal(ReadOnlySpan<byte> head)
    {
        Debug.Assert(head.Length <= HeadRoom, "heads are measured when they are written");
        int start = HeadRoom - head.Length;
        head.CopyTo(_buffer.Filled[start..]);
        return _buffer.Slice(start, _buffer.Count - start);
    }
}
