using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Server;

/// <summary>A request's body, as bytes.</summary>
/// <param name="Bytes">The body; empty when it was over the limit or ended early.</param>
/// <param name="Length">How many bytes came, also over the limit.</param>
/// <param name="Truncated">Whether the body ended before its end: the connection is gone, or the chunks are broken.</param>
internal sealed record RequestBody(ReadOnlyMemory<byte> Bytes, long Length, bool Truncated)
{
    /// <summary>Reads to the end whatever the size, because the reply to an unread body is a reset connection to some clients.</summary>
    public static async Task<RequestBody> ReadAsync(HttpContext http, int maxBytes)
    {
        var kept = new ArrayBufferWriter<byte>();
        byte[] piece = ArrayPool<byte>.Shared.Rent(64 * 1024);
        long length = 0;
        try
        {
            // Not until the caller has gone: a process that sends all and ends has been heard.
            while (await http.Request.Body.ReadAsync(piece, CancellationToken.None) is > 0 and int count)
            {
                length += count;
                if (length <= maxBytes)
                    kept.Write(piece.AsSpan(0, count));
            }

            return new RequestBody(length <= maxBytes ? kept.WrittenMemory : default, length, Truncated: false);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The connection is gone, or (BadHttpRequestException, an IOException) what came is no chunk.
            return new RequestBody(default, length, Truncated: true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }
}
