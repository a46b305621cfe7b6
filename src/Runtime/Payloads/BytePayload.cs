using System.ComponentModel;
using System.Runtime.InteropServices;
using Lambda.Runtime.RuntimeApi;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads events and writes responses that are bytes.</summary>
/// <remarks>Called by generated code.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BytePayload
{
    private const int ReadSize = 16 * 1024;

    /// <summary>Opens the event as a read-only, seekable stream over the receive buffer. Valid until the invocation ends.</summary>
    public static Stream Open(Invocation invocation)
    {
        bool isArray = MemoryMarshal.TryGetArray(invocation.Event, out ArraySegment<byte> bytes);
        return isArray
            ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
            : new MemoryStream(invocation.Event.ToArray(), writable: false);
    }

    /// <summary>Writes bytes as the response.</summary>
    /// <exception cref="InvalidOperationException">The array is <see langword="null"/>.</exception>
    public static void Write(Invocation invocation, byte[]? bytes) =>
        Write(invocation, (ReadOnlyMemory<byte>)(bytes ?? throw NullReturned("bytes", "Array.Empty<byte>()")));

    /// <summary>Writes bytes as the response.</summary>
    public static void Write(Invocation invocation, ReadOnlyMemory<byte> bytes) => invocation.Response.Bytes.Append(bytes.Span);

    /// <summary>Writes the rest of a stream as the response, and disposes of the stream, also after an exception.</summary>
    /// <exception cref="InvalidOperationException">The stream is <see langword="null"/>, or contains more than the largest response in one piece.</exception>
    public static void Write(Invocation invocation, Stream? stream)
    {
        using Stream source = stream ?? throw NullReturned("a stream", "Stream.Null");
        int total = 0;
        while (true)
        {
            int count = source.Read(invocation.Response.Bytes.Reserve(ReadSize));
            if (count == 0)
                return;
            invocation.Response.Bytes.Advance(count);
            total += count;
            if (total > CompletionBody.MaxResponseLength)
            {
                throw new InvalidOperationException(
                    $"The stream that the handler returned contains more than {CompletionBody.MaxResponseLength} bytes, the limit of a response in one piece. "
                    + "To stream the response, write to a LambdaResponseStream, or return IAsyncEnumerable<byte[]>.");
            }
        }
    }

    private static InvalidOperationException NullReturned(string promised, string empty) =>
        new($"The handler returned null instead of {promised}. For an empty response, return {empty}.");
}
