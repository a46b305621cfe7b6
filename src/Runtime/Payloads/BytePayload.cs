using System.ComponentModel;
using System.Runtime.InteropServices;
using Lambda.Runtime.RuntimeApi;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Events and answers that are bytes, passed on as they are.</summary>
/// <remarks>Used by the code that the generator writes.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BytePayload
{
    private const int ReadSize = 16 * 1024;

    /// <summary>The event as a stream over the receive buffer, that can seek and not be written. Valid until the invocation ends.</summary>
    public static Stream Open(Invocation invocation)
    {
        bool isArray = MemoryMarshal.TryGetArray(invocation.Event, out ArraySegment<byte> bytes);
        return isArray
            ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
            : new MemoryStream(invocation.Event.ToArray(), writable: false);
    }

    /// <summary>Answers with bytes.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public static void Write(Invocation invocation, byte[]? bytes) =>
        Write(invocation, (ReadOnlyMemory<byte>)(bytes ?? throw Nothing("bytes", "Array.Empty<byte>()")));

    /// <summary>Answers with bytes.</summary>
    public static void Write(Invocation invocation, ReadOnlyMemory<byte> bytes) => invocation.Response.Bytes.Append(bytes.Span);

    /// <summary>Answers with all that is left in a stream, and disposes of it, also after a failure.</summary>
    /// <exception cref="InvalidOperationException">There is no stream, or more in it than the service takes as an answer in one piece.</exception>
    public static void Write(Invocation invocation, Stream? stream)
    {
        using Stream source = stream ?? throw Nothing("a stream", "Stream.Null");
        int total = 0;
        while (true)
        {
            int count = source.Read(invocation.Response.Bytes.Reserve(ReadSize));
            if (count == 0)
                return;
            invocation.Response.Bytes.Advance(count);
            total += count;
            if (total > CompletionBody.LargestResponse)
            {
                throw new InvalidOperationException(
                    $"The handler's stream holds more than the {CompletionBody.LargestResponse} bytes that an answer in one piece may have. "
                    + "Take a LambdaResponseStream and write to it, or return IAsyncEnumerable<byte[]>: both are sent as they are written.");
            }
        }
    }

    private static InvalidOperationException Nothing(string promised, string empty) =>
        new($"The handler returned null where it promised {promised}. For an empty answer return {empty}.");
}
