using System.Net;
using System.Net.Sockets;

namespace Lambda.Runtime.Wire.Sockets;

/// <summary>A stream over System.Net.Sockets, for development on macOS and Windows. A Linux binary does not contain it.</summary>
internal sealed class ManagedSocket : StreamSocket
{
    private readonly Socket _socket;

    private ManagedSocket(Socket socket) => _socket = socket;

    public static new ManagedSocket Connect(ServerAddress server)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Connect(new IPEndPoint(IPAddress.Parse(server.Host), server.Port));
            return new ManagedSocket(socket);
        }
        catch (Exception e) when (e is SocketException or FormatException)
        {
            socket.Dispose();
            throw new ConnectionException($"connect to {server.Authority}: {e.Message}") { NothingSent = true };
        }
    }

    public override int Receive(Span<byte> destination)
    {
        try
        {
            return _socket.Receive(destination);
        }
        catch (SocketException e)
        {
            throw new ConnectionException($"recv: {e.Message}");
        }
    }

    public override int Send(ReadOnlySpan<byte> source)
    {
        try
        {
            return _socket.Send(source);
        }
        catch (SocketException e)
        {
            throw new ConnectionException($"send: {e.Message}");
        }
    }

    public override void Dispose() => _socket.Dispose();
}
