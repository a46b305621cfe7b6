using System.Net;
using System.Net.Sockets;
using Lambda.Runtime.Emulator.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>A Runtime API for one function, on a loopback port of its own.</summary>
/// <remarks>
/// Kestrel without a host around it: a host reads the process's environment and settings files, listens for Ctrl+C and logs,
/// which several functions in one test process must not share.
/// </remarks>
internal sealed class RuntimeApiServer : IAsyncDisposable
{
    // Not Timeout.InfiniteTimeSpan: Kestrel adds it to a time stamp in nanoseconds, which overflows, and drops the connection
    // at its next heartbeat, within a second.
    private static readonly TimeSpan Never = TimeSpan.FromDays(365);

    // What a slow reader leaves unread has to stop the function, and the kernel's own choice is up to 32 MB for a connection.
    private const int ReceiveBufferBytes = 256 * 1024;

    // Error details travel in headers: up to about 1 MB of them. Kestrel wants room for them all where it also buffers bodies.
    private const int MaxHeaderBytes = 1024 * 1024;

    private readonly RuntimeApiApplication _application;
    private readonly OpenConnections _connections = new();
    private readonly KestrelServer _server;
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();

    public RuntimeApiServer(RuntimeStateMachine state, TimeProvider time)
    {
        _application = new RuntimeApiApplication(state, time);
        // Time stamps are taken where the bytes arrive, without a hop to another thread. No code here blocks.
        var transport = new SocketTransportOptions { UnsafePreferInlineScheduling = true, CreateBoundListenSocket = Bind };
        _server = new KestrelServer(
            Options.Create(CreateOptions(_services, new IPEndPoint(IPAddress.Loopback, port: 0), _connections)),
            new SocketTransportFactory(Options.Create(transport), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
    }

    /// <summary>The value of <c>AWS_LAMBDA_RUNTIME_API</c>: host and port.</summary>
    public string Address { get; private set; } = "";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _server.StartAsync(_application, cancellationToken);
        string address = _server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        Address = new Uri(address).Authority;
    }

    /// <summary>Reads all that a process sent before its end: completes when no connection is open any more, or after a while.</summary>
    /// <param name="patience">How long one may be open that another process holds.</param>
    public async Task DrainAsync(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            // Connections are taken in their order, so that all before this one have been.
            using var last = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await last.ConnectAsync(IPEndPoint.Parse(Address), limit.Token);
            await last.SendAsync("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"u8.ToArray(), limit.Token);
            await last.ReceiveAsync(new byte[1], limit.Token);
            last.Dispose();
            await _connections.None.WaitAsync(limit.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // What has come until now is all that counts.
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Whoever is still connected has had its 500 or will not come for it: do not wait.
        await _server.StopAsync(new CancellationToken(canceled: true));
        _server.Dispose();
        await _services.DisposeAsync();
    }

    internal static KestrelServerOptions CreateOptions(IServiceProvider services, IPEndPoint endpoint, OpenConnections? connections = null)
    {
        var options = new KestrelServerOptions { ApplicationServices = services, AddServerHeader = false };
        options.Listen(endpoint, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            if (connections is not null)
            {
                listen.Use(connections.Count);
                listen.Use(ConnectionEnd.Watch);
            }
        });

        // The service never hangs up on a function that thinks, sleeps or is frozen, and reads a body to its end to count it.
        KestrelServerLimits limits = options.Limits;
        limits.KeepAliveTimeout = Never;
        limits.RequestHeadersTimeout = Never;
        limits.MinRequestBodyDataRate = null;
        limits.MinResponseDataRate = null;
        limits.MaxRequestBodySize = null;

        limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        limits.MaxRequestBufferSize = MaxHeaderBytes;
        return options;
    }

    private static Socket Bind(EndPoint endpoint)
    {
        Socket socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        // The connections that it accepts inherit it.
        socket.ReceiveBufferSize = ReceiveBufferBytes;
        return socket;
    }
}
