using Lambda.Runtime.Buffers;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Json;
using Lambda.Runtime.RuntimeApi;

namespace Lambda.Runtime.Wire;

/// <summary>
/// A request on its way out: the body is written behind reserved room, and once its length is known the head is put right in
/// front of it, so that both leave in one write without a copy.
/// </summary>
/// <remarks>Owned by one connection and used by one thread. Invariant: the body starts at <see cref="HeadRoom"/>.</remarks>
internal sealed class RequestBuffer
{
    /// <summary>
    /// A request's head: the path with a request id, the host, the base path and a few short headers.
    /// </summary>
    public const int HeadRoom = 2048;

    /// <summary>
    /// More than any response may have: 6 MiB in one piece, and 200 MiB in a stream. Middleware may still compress what is longer, but memory for what
    /// cannot be sent at all is not taken.
    /// </summary>
    private const int LargestBody = 256 * 1024 * 1024;

    private readonly ByteBuffer _buffer = new(2 * HeadRoom, HeadRoom + LargestBody, TooLarge);

    public RequestBuffer()
    {
        Json = new JsonWriter(_buffer);
        Reset();
    }

    /// <summary>Writes the body, as JSON.</summary>
    public JsonWriter Json { get; }

    /// <summary>Takes the body, as bytes.</summary>
    public ByteBuffer Bytes => _buffer;

    public int BodyLength => _buffer.Count - HeadRoom;

    /// <summary>Drops what was written, for the next body.</summary>
    public void Reset()
    {
        _buffer.Reset();
        _buffer.EnsureFree(HeadRoom);
        _buffer.Advance(HeadRoom);
        Json.Reset();
    }

    /// <summary>Forgets the end of the body.</summary>
    /// <param name="length">How much of it stays.</param>
    public void Truncate(int length) => _buffer.Truncate(HeadRoom + length);

    /// <summary>The error that the service has for a response over its limit.</summary>
    private static RuntimeException TooLarge() => new(
        "Function.ResponseSizeTooLarge",
        $"The response is longer than {LargestBody} bytes, and the service takes {RuntimeApiClient.LargestResponse}. "
        + "Expected less; more, up to 200 MiB, can be sent by a LambdaResponseStream or an IAsyncEnumerable<T>.");

    /// <summary>Puts the head in front of the body; one that is longer than its room, such as that of an error, costs a copy.</summary>
    /// <returns>The whole request, valid until the next call of any member.</returns>
    public ReadOnlyMemory<byte> Seal(ReadOnlySpan<byte> head)
    {
        if (head.Length > HeadRoom)
            return (byte[])[.. head, .. _buffer.Filled[HeadRoom..]];
        int start = HeadRoom - head.Length;
        head.CopyTo(_buffer.Filled[start..]);
        return _buffer.Slice(start, _buffer.Count - start);
    }
}
