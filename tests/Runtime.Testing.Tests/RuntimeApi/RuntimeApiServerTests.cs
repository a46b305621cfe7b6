using System.Net;
using System.Net.Sockets;
using Lambda.Runtime.Emulator.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Lambda.Runtime.Testing.Tests.RuntimeApi;

public class RuntimeApiServerTests
{
    [Fact]
    public void IdleConnection_IsKeptForAYear()
    {
        KestrelServerLimits limits = SinglePortServer.CreateOptions(new EmptyServices(), new IPEndPoint(IPAddress.Loopback, port: 0)).Limits;

        // The infinite timeout, stored as the largest value, overflows and elapses within a second.
        Assert.InRange(limits.KeepAliveTimeout, TimeSpan.FromDays(30), TimeSpan.FromDays(10_000));
        Assert.InRange(limits.RequestHeadersTimeout, TimeSpan.FromDays(30), TimeSpan.FromDays(10_000));
        Assert.Null(limits.MinRequestBodyDataRate);
        Assert.Null(limits.MinResponseDataRate);
    }

    [Fact]
    public void UnreadBody_IsBufferedUpToTheHeaderLimit()
    {
        KestrelServerLimits limits = SinglePortServer.CreateOptions(new EmptyServices(), new IPEndPoint(IPAddress.Loopback, port: 0)).Limits;

        // Kestrel requires at least the maximum length of the headers; with more, a function could be further ahead of a slow receiver.
        Assert.Equal(1024 * 1024, limits.MaxRequestHeadersTotalSize);
        Assert.Equal(limits.MaxRequestHeadersTotalSize, limits.MaxRequestBufferSize);
    }

    [Fact]
    public async Task Server_ListensOnLoopbackWithSeparatePort()
    {
        await using RuntimeApiFixture first = await RuntimeApiFixture.StartAsync();
        await using RuntimeApiFixture second = await RuntimeApiFixture.StartAsync();

        Assert.Equal(IPAddress.Loopback, IPEndPoint.Parse(first.Address).Address);
        Assert.NotEqual(first.Address, second.Address);
    }

    [Fact]
    public async Task Dispose_FreesThePort()
    {
        RuntimeApiFixture api = await RuntimeApiFixture.StartAsync();
        string address = api.Address;

        await api.DisposeAsync();

        await Assert.ThrowsAnyAsync<SocketException>(() => RawConnection.OpenAsync(address));
    }

    private sealed class EmptyServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
