using System.Buffers.Text;
using System.Text;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Wire;

namespace Lambda.Runtime.RuntimeApi;

/// <summary>An answer that is sent while it is written, in chunks (RFC 9112, section 7.1).</summary>
/// <remarks>
/// Each chunk leaves in one write: the request's head, if it is the first, and the chunk's size are put in front of what was
/// collected in the body, and the end is put behind it. Used by one thread at a time.
/// </remarks>
internal sealed class StreamedPost(HttpConnection connection, RequestBuffer body, byte[] head)
{
    /// <summary>An error's JSON that is longer is cropped: in base64, with its name, it stays below the 4 KiB that servers grant trailers.</summary>
    private const int LongestTrailer = 2_800;

    private ConnectionRetry _retry;
    private ConnectionException? _failure;

    /// <summary>Bytes of the answer have left, so that nothing else can be posted in their place.</summary>
    public bool HasStarted { get; private set; }

    /// <summary>What went wrong on the way, although the service replied.</summary>
    public string? Failure => _failure?.Message;

    /// <summary>How many bytes of the answer were given to the network.</summary>
    public long SentBytes { get; private set; }

    /// <summary>Sends what stands in the body, and empties it.</summary>
    /// <exception cref="ConnectionException">The connection died: nothing more can be sent.</exception>
    public void Send()
    {
        if (body.BodyLength > 0)
            Send(end: default);
    }

    /// <summary>Sends what stands in the body and the end of the answer, and reads the reply.</summary>
    /// <param name="error">Goes along as trailers.</param>
    /// <exception cref="ConnectionException">The connection died before or now.</exception>
    /// <exception cref="ProtocolException">The peer sent something else than a reply.</exception>
    public void End(FunctionError? error)
    {
        if (_failure is null)
        {
            try
            {
                Send(error is null ? "0\r\n\r\n"u8 : Trailers(error));
            }
            catch (ConnectionException)
            {
                // Kept as the failure; the peer may have said why before it went away.
            }
        }

        if (_failure is { NothingSent: true })
            throw _failure;
        try
        {
            connection.EndRequest(isWhole: _failure is null);
        }
        catch (ConnectionException) when (_failure is not null)
        {
            throw _failure;
        }
    }

    private void Send(ReadOnlySpan<byte> end)
    {
        int length = body.BodyLength;
        Span<byte> front = stackalloc byte[RequestBuffer.HeadRoom];
        int written = 0;
        if (!HasStarted)
        {
            head.CopyTo(front);
            written = head.Length;
        }

        if (length > 0)
        {
            Utf8Formatter.TryFormat((uint)length, front[written..], out int digits, 'x');
            written += digits;
            "\r\n"u8.CopyTo(front[written..]);
            written += 2;
            body.Bytes.Append("\r\n"u8);
        }

        body.Bytes.Append(end);
        ReadOnlySpan<byte> part = body.Seal(front[..written]).Span;
        while (true)
        {
            try
            {
                connection.SendPart(part);
                break;
            }
            catch (ConnectionException e)
            {
                // As with every post: again only if nothing of it was sent.
                if (!HasStarted && e.NothingSent && _retry.Wait())
                    continue;
                HasStarted = true;
                _failure = e;
                throw;
            }
        }

        HasStarted = true;
        SentBytes += length;
        body.Reset();
    }

    /// <summary>
    /// <c>Lambda-Runtime-Function-Error-Type</c> and <c>Lambda-Runtime-Function-Error-Body</c>, the latter in base64, behind the last chunk.
    /// </summary>
    private static byte[] Trailers(FunctionError error)
    {
        var json = new RequestBuffer();
        error.Write(json.Json);
        if (json.BodyLength > LongestTrailer)
        {
            json.Reset();
            error.WriteShort(json.Json);
        }

        string text = Convert.ToBase64String(json.Bytes.Filled[RequestBuffer.HeadRoom..]);
        return Encoding.ASCII.GetBytes(
            $"0\r\nLambda-Runtime-Function-Error-Type: {error.HeaderType}\r\nLambda-Runtime-Function-Error-Body: {text}\r\n\r\n");
    }
}
