using System.Text;
using Lambda.Runtime.RudePeer;
using Lambda.Runtime.Wire.Sockets;

namespace Lambda.Runtime.Tests.Wire;

/// <summary>Tests the socket for macOS and Windows. It also works on Linux, where the tests run.</summary>
public sealed class ManagedSocketTests
{
    [Fact]
    public void Socket_SendsAndReceives()
    {
        using var server = new RudeServer();
        using var socket = ManagedSocket.Connect(ServerAddress.Parse(server.Address));
        using RudeConnection connection = server.Accept();

        Assert.Equal(18, socket.Send("GET / HTTP/1.1\r\n\r\n"u8));
        Assert.Equal("GET / HTTP/1.1", connection.ReadRequest().Line);
        connection.Send("hello");
        byte[] buffer = new byte[5];
        int count = 0;
        while (count < 5)
            count += socket.Receive(buffer.AsSpan(count));
        Assert.Equal("hello", Encoding.ASCII.GetString(buffer));
        connection.Dispose();
        Assert.Equal(0, socket.Receive(buffer));
    }

    [Fact]
    public void ClosedPort_ThrowsConnectionException()
    {
        ServerAddress address;
        using (var server = new RudeServer())
            address = ServerAddress.Parse(server.Address);
        ConnectionException e = Assert.Throws<ConnectionException>(() => ManagedSocket.Connect(address));
        Assert.True(e.NothingSent);
        Assert.Contains(address.Authority, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InvalidHost_ThrowsConnectionException()
    {
        var address = ServerAddress.Parse("1.2.3.999:1");
        Assert.Throws<ConnectionException>(() => ManagedSocket.Connect(address));
        Assert.Throws<ConnectionException>(() => LibcSocket.Connect(address));
    }
}
