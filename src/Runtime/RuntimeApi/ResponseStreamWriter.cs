using System.Buffers.Text;
using System.Text;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Json;
using Lambda.Runtime.Wire;
using Lambda.Runtime.Wire.Sockets;

namespace Lambda.Runtime.RuntimeApi;

/// <summary>Sends a response in chunks while it is written (RFC 9112, section 7.1).</summary>
/// <remarks>
/// Each chunk is sent in one write: the head of the request, if it is the first, and the size of the chunk are put in front of what
/// the body has collected. Used by one thread at a time.
/// </remarks>
/// <param name="connection">Sends nothing else until the end of the response.</param>
/// <param name="body">Collects the response between two writes to the network.</param>
/// <param name="head">The head of the request, sent with the first chunk.</param>
internal sealed class ResponseStreamWriter(HttpConnection connection, RequestBuffer body, byte[] head)
{
    /// <summary>The JSON of a longer error is cropped: in base64, with its name, it stays below the 4 KiB that servers allow for trailers.</summary>
    private const int MaxTrailerLength = 2_800;

    private ConnectionRetry _retry;
    private ConnectionException? _failure;

    /// <summary>Whether bytes have been sent, so that no error can be posted instead.</summary>
    public bool HasStarted { get; private set; }

    /// <summary>Why the response could not be sent completely, although the service responded.</summary>
    public string? Failure => _failure?.Message;

    /// <summary>How many bytes of the response were sent.</summary>
    public long SentBytes { get; private set; }

    /// <summary>Sends what the body has collected, and empties it.</summary>
    /// <exception cref="ConnectionException">The connection was lost: nothing more can be sent.</exception>
    public void Send()
    {
        if (body.BodyLength > 0)
            Send(end: default);
    }

    /// <summary>Sends the rest of the response and its end, and reads what the service responds.</summary>
    /// <param name="error">Sent as trailers.</param>
    /// <exception cref="ConnectionException">The connection was lost, now or before.</exception>
    /// <exception cref="ProtocolException">The peer sent something other than an HTTP response.</exception>
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
                // Send has stored it in _failure. The peer may have responded before it closed the connection, so its response is read.
            }
        }

        if (_failure is { NothingSent: true })
            throw _failure;
        try
        {
            connection.EndRequest(isComplete: _failure is null);
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
                // As every completion, it is sent again only if nothing of it had been sent.
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
    /// <c>Lambda-Runtime-Function-Error-Type</c> and <c>Lambda-Runtime-Function-Error-Body</c>, the latter in base64, after the last chunk.
    /// </summary>
    private static byte[] Trailers(FunctionError error)
    {
        var json = new ByteBuffer(MaxTrailerLength);
        error.Write(new JsonWriter(json));
        if (json.Count > MaxTrailerLength)
        {
            json.Reset();
            error.WriteShort(new JsonWriter(json), MaxTrailerLength);
        }

        string text = Convert.ToBase64String(json.Filled);
        return Encoding.ASCII.GetBytes(
            $"0\r\nLambda-Runtime-Function-Error-Type: {error.HeaderType}\r\nLambda-Runtime-Function-Error-Body: {text}\r\n\r\n");
    }
}
