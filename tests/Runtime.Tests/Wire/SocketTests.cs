using System.Net;
using Lambda.Runtime.RudePeer;
using Lambda.Runtime.Wire.Sockets;

namespace Lambda.Runtime.Tests.Wire;

/// <summary>Tests failures of both sockets: the one of Linux, and the one of other systems, which also works on Linux.</summary>
public sealed class SocketTests
{
    public static TheoryData<bool> Kinds => [false, true];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ResetConnection_ReceiveThrows(bool isManaged)
    {
        using var server = new RudeServer();
        using StreamSocket socket = Connect(isManaged, server.Address);
        server.Accept().Reset();
        ConnectionException failure = Assert.Throws<ConnectionException>(() => socket.Receive(new byte[1]));
        Assert.Matches("^recv: .*reset", failure.Message);
        Assert.False(failure.NothingSent);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ResetConnection_SendThrows(bool isManaged)
    {
        using var server = new RudeServer();
        using StreamSocket socket = Connect(isManaged, server.Address);
        server.Accept().Reset();
        ConnectionException failure = Assert.Throws<ConnectionException>(() =>
        {
            for (int i = 0; i < 1000; i++)
                Assert.Equal(1, socket.Send("x"u8));
        });
        Assert.Matches("^send: .+", failure.Message);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ClosedPort_ConnectThrows_AndNothingWasSent(bool isManaged)
    {
        string address;
        using (var server = new RudeServer())
            address = server.Address;
        ConnectionException failure = Assert.Throws<ConnectionException>(() => Connect(isManaged, address));
        Assert.Matches($"^connect to {address}: .*refused", failure.Message);
        Assert.True(failure.NothingSent);
    }

    /// <summary>The address is not taken for another one, such as that of any interface.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void OtherLoopbackAddress_IsConnected(bool isManaged)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux listens on all of 127.0.0.0/8.");
        using var server = new RudeServer(IPAddress.Parse("127.0.0.2"));
        using StreamSocket socket = Connect(isManaged, server.Address);
        using RudeConnection connection = server.Accept();
        connection.Send("x");
        Assert.Equal(1, socket.Receive(new byte[2]));
    }

    [Fact]
    public void FailedConnection_ReleasesDescriptor()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self/fd"), "Descriptors are counted in /proc.");
        string address;
        using (var server = new RudeServer())
            address = server.Address;
        int before = Directory.GetFiles("/proc/self/fd").Length;
        for (int i = 0; i < 200; i++)
            Assert.Throws<ConnectionException>(() => LibcSocket.Connect(ServerAddress.Parse(address)));
        Assert.InRange(Directory.GetFiles("/proc/self/fd").Length, 0, before + 100);
    }

    [Fact]
    public void DisposedSocket_HasNoDescriptor()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The socket is that of Linux.");
        using var server = new RudeServer();
        var socket = LibcSocket.Connect(ServerAddress.Parse(server.Address));
        socket.Dispose();
        Assert.StartsWith("recv: Bad file descriptor", Assert.Throws<ConnectionException>(() => socket.Receive(new byte[1])).Message, StringComparison.Ordinal);
        socket.Dispose();
    }

    [Fact]
    public void InvalidHost_IsNamed()
    {
        ConnectionException failure = Assert.Throws<ConnectionException>(static () => LibcSocket.Connect(ServerAddress.Parse("1.2.3.999:1")));
        Assert.Equal("1.2.3.999 is not an IP address", failure.Message);
        Assert.True(failure.NothingSent);
    }

    private static StreamSocket Connect(bool isManaged, string address) =>
        isManaged ? ManagedSocket.Connect(ServerAddress.Parse(address)) : LibcSocket.Connect(ServerAddress.Parse(address));
}
