using Lambda.Runtime.Wire.Sockets;

namespace Lambda.Runtime.Wire;

/// <summary>
/// One connection that is kept alive and opened again when it is lost: a request goes out, its reply is read whole.
/// </summary>
/// <remarks>
/// Used by one thread. There is no time-out of any kind: a poll may last for as long as the sandbox is frozen, and a connection
/// has no age.
/// </remarks>
internal sealed class HttpConnection(ServerAddress server) : IDisposable
{
    private StreamSocket? _socket;
    private bool _inParts;

    /// <summary>The last reply; valid until the next exchange.</summary>
    public HttpReply Reply { get; } = new();

    /// <summary>Sends a request and reads its reply into <see cref="Reply"/>.</summary>
    /// <param name="request">Head and body, which leave in one write.</param>
    /// <exception cref="ConnectionException">The connection could not be made, or died. The next exchange makes a new one.</exception>
    /// <exception cref="ProtocolException">The peer sent something else than a reply.</exception>
    public void Exchange(ReadOnlySpan<byte> request)
    {
        bool done = false;
        try
        {
            _socket ??= StreamSocket.Connect(server);
            Reply.Reset();
            ConnectionException? refusal = Send(_socket, request);
            Receive(_socket, refusal);
            done = refusal is null && Reply.KeepAlive;
        }
        finally
        {
            if (!done)
                Dispose();
        }
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _socket = null;
    }

    /// <summary>Sends the first or a further part of a request in parts. The last reply stays valid until <see cref="EndRequest"/>.</summary>
    /// <exception cref="ConnectionException">
    /// The connection could not be made, or died. If a part had been sent before, nothing but <see cref="EndRequest"/> is left to do.
    /// </exception>
    public void SendPart(ReadOnlySpan<byte> part)
    {
        bool isFirst = !_inParts;
        try
        {
            _socket ??= StreamSocket.Connect(server);
            if (Send(_socket, part) is { } failure)
                throw failure;
            _inParts = true;
        }
        catch (ConnectionException e) when (isFirst && e.NothingSent)
        {
            Dispose();
            throw;
        }
        catch (ConnectionException e)
        {
            _inParts = true;
            throw new ConnectionException(e.Message);
        }
    }

    /// <summary>Reads the reply to a request that was sent in parts, wholly or not, into <see cref="Reply"/>.</summary>
    /// <param name="isWhole">All parts were sent. If not, the peer may still say why it stopped reading.</param>
    /// <exception cref="ConnectionException">The connection died. The next exchange makes a new one.</exception>
    /// <exception cref="ProtocolException">The peer sent something else than a reply.</exception>
    public void EndRequest(bool isWhole)
    {
        bool done = false;
        _inParts = false;
        try
        {
            Reply.Reset();
            Receive(_socket!, refusal: null);
            done = isWhole && Reply.KeepAlive;
        }
        finally
        {
            if (!done)
                Dispose();
        }
    }

    /// <returns>What went wrong after a part was sent; the peer may still say why it stopped reading.</returns>
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

    private void Receive(StreamSocket socket, ConnectionException? refusal)
    {
        try
        {
            while (!Reply.Take(socket.Receive(Reply.NextRoom())))
            {
            }
        }
        catch (ConnectionException) when (refusal is not null)
        {
            throw refusal;
        }
    }
}
