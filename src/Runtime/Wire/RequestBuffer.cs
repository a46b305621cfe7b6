using Lambda.Runtime.Buffers;

namespace Lambda.Runtime.Wire;

/// <summary>
/// A request whose body is written first, after room for the head. Once the length of the body is known, the head is put directly in
/// front of it, so that both are sent in one write without a copy.
/// </summary>
/// <remarks>Owned by one connection and used by one thread. Invariant: the body starts at <see cref="HeadRoom"/>.</remarks>
/// <param name="maxBodyLength">The maximum length of a body, in bytes.</param>
/// <param name="tooLong">Creates the exception for a longer body.</param>
internal sealed class RequestBuffer(int maxBodyLength, Func<Exception> tooLong)
{
    /// <summary>The room for a head, in bytes: enough for a base path, a path with a request ID, the host, and a few short headers.</summary>
    public const int HeadRoom = 2048;

    private readonly ByteBuffer _buffer = new(2 * HeadRoom, HeadRoom + maxBodyLength, tooLong);

    /// <summary>The head room and the body. To write to the body, append.</summary>
    public ByteBuffer Bytes => _buffer;

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Body => _buffer.Slice(HeadRoom, BodyLength);

    /// <summary>The length of the body, in bytes.</summary>
    public int BodyLength => _buffer.Count - HeadRoom;

    /// <summary>Discards the body, and reserves the room for the head. To be called before the first body as well.</summary>
    public void Reset()
    {
        _buffer.Reset();
        _buffer.EnsureFree(HeadRoom);
        _buffer.Advance(HeadRoom);
    }

    /// <summary>Discards the end of the body.</summary>
    /// <param name="bodyLength">How much of it to keep, in bytes.</param>
    public void Truncate(int bodyLength) => _buffer.Truncate(HeadRoom + bodyLength);

    /// <summary>Puts a head in front of the body. A head that is longer than its room, such as that of an error, costs a copy.</summary>
    /// <returns>The request, valid until the next call of any member.</returns>
    public ReadOnlyMemory<byte> Seal(ReadOnlySpan<byte> head)
    {
        if (head.Length > HeadRoom)
            return (byte[])[.. head, .. _buffer.Filled[HeadRoom..]];
        int start = HeadRoom - head.Length;
        head.CopyTo(_buffer.Filled[start..]);
        return _buffer.Slice(start, _buffer.Count - start);
    }
}
