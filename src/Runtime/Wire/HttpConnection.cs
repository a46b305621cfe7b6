using Lambda.Runtime.Wire.Sockets;

namespace Lambda.Runtime.Wire;

/// <summary>
/// One connection that is kept alive, and opened again after it is lost. Each exchange sends a request and reads its complete response.
/// </summary>
/// <remarks>
/// Used by one thread. There is no timeout of any kind: a request for the next event may last for as long as the execution environment is
/// frozen, and a connection does not expire.
/// </remarks>
internal sealed class HttpConnection(ServerAddress server) : IDisposable
{
    private StreamSocket? _socket;

    /// <summary>Whether the first part of a request was sent, or may have been, and <see cref="EndRequest"/> was not called yet.</summary>
    private bool _hasOpenRequest;

    /// <summary>The last response; valid until the next exchange.</summary>
    public HttpResponse Response { get; } = new();

    /// <summary>Sends a request and reads its response into <see cref="Response"/>.</summary>
    /// <param name="request">Head and body, sent in one write.</param>
    /// <exception cref="ConnectionException">The connection could not be opened, or was lost. The next exchange opens a new one.</exception>
    /// <exception cref="ProtocolException">The peer sent something other than an HTTP response.</exception>
    public void Exchange(ReadOnlySpan<byte> request)
    {
        bool isReusable = false;
        try
        {
            _socket ??= StreamSocket.Connect(server);
            Response.Reset();
            ConnectionException? failure = Send(_socket, request);
            Receive(_socket, failure);
            isReusable = failure is null && Response.KeepAlive;
        }
        finally
        {
            if (!isReusable)
                Dispose();
        }
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _socket = null;
    }

    /// <summary>Sends a part of a request: the first, which begins with the head, or a later one.</summary>
    /// <remarks>The last response stays valid until <see cref="EndRequest"/>.</remarks>
    /// <exception cref="ConnectionException">
    /// The connection could not be opened, or was lost. If a part had been sent before, only <see cref="EndRequest"/> may be called next.
    /// </exception>
    public void SendPart(ReadOnlySpan<byte> part)
    {
        bool isFirst = !_hasOpenRequest;
        try
        {
            _socket ??= StreamSocket.Connect(server);
            if (Send(_socket, part) is { } failure)
                throw failure;
            _hasOpenRequest = true;
        }
        catch (ConnectionException e) when (isFirst && e.NothingSent)
        {
            Dispose();
            throw;
        }
        catch (ConnectionException e)
        {
            // Without NothingSent, even if nothing of this part was sent: earlier parts were.
            _hasOpenRequest = true;
            throw new ConnectionException(e.Message);
        }
    }

    /// <summary>Reads the response to a request that was sent in parts, completely or not, into <see cref="Response"/>.</summary>
    /// <param name="isComplete">Whether all parts were sent. If not, the peer may still have responded why it stopped reading.</param>
    /// <exception cref="ConnectionException">The connection was lost. The next exchange opens a new one.</exception>
    /// <exception cref="ProtocolException">The peer sent something other than an HTTP response.</exception>
    public void EndRequest(bool isComplete)
    {
        bool isReusable = false;
        _hasOpenRequest = false;
        try
        {
            Response.Reset();
            Receive(_socket!, failure: null);
            isReusable = isComplete && Response.KeepAlive;
        }
        finally
        {
            if (!isReusable)
                Dispose();
        }
    }

    /// <summary>Sends all bytes.</summary>
    /// <returns>Null, or the failure after a part of the bytes was sent: the peer may still have responded why it stopped reading.</returns>
    /// <exception cref="ConnectionException">None of the bytes was sent.</exception>
    private static ConnectionException? Send(StreamSocket socket, ReadOnlySpan<byte> request)
    {
        int sent = 0;
        try
        {
            while (sent < request.Length)
                sent += socket.Send(request[sent..]);
            return null;
        }
        catch (ConnectionException e)
        {
            return sent > 0 ? e : throw new ConnectionException(e.Message) { NothingSent = true };
        }
    }

    /// <summary>Reads a complete response.</summary>
    /// <param name="socket">The connection.</param>
    /// <param name="failure">The failure of the request, which is thrown if there is no response either.</param>
    private void Receive(StreamSocket socket, ConnectionException? failure)
    {
        try
        {
            while (!Response.TryRead(socket.Receive(Response.GetReceiveSpan())))
            {
            }
        }
        catch (ConnectionException) when (failure is not null)
        {
            throw failure;
        }
    }
}
