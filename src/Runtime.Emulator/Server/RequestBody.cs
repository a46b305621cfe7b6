using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Server;

/// <summary>A request's body, as bytes.</summary>
/// <param name="Bytes">The body; empty if it exceeded the limit or ended early.</param>
/// <param name="Length">The number of bytes that arrived, even over the limit.</param>
/// <param name="IsTruncated">Whether the body ended early: the connection was lost, or a chunk was malformed.</param>
internal sealed record RequestBody(ReadOnlyMemory<byte> Bytes, long Length, bool IsTruncated)
{
    /// <summary>Reads the body to its end, even over the limit, because some clients see a reset connection if they get a response before they have sent their body.</summary>
    public static async Task<RequestBody> ReadAsync(HttpContext http, int maxBytes)
    {
        var kept = new ArrayBufferWriter<byte>();
        byte[] piece = ArrayPool<byte>.Shared.Rent(64 * 1024);
        long length = 0;
        try
        {
            // Not canceled when the caller disconnects: a process may send its request and exit.
            while (await http.Request.Body.ReadAsync(piece, CancellationToken.None) is > 0 and int count)
            {
                length += count;
                if (length <= maxBytes)
                    kept.Write(piece.AsSpan(0, count));
            }

            return new RequestBody(length <= maxBytes ? kept.WrittenMemory : default, length, IsTruncated: false);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The connection was lost, or (BadHttpRequestException, an IOException) a chunk is malformed.
            return new RequestBody(default, length, IsTruncated: true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }
}
