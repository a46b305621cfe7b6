using System.Net;
using System.Net.Sockets;
using Lambda.Runtime.Emulator.Extensions;
using Lambda.Runtime.Emulator.Server;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>Serves the Runtime API and two extensions of AWS for one function, on its own loopback port.</summary>
internal sealed class RuntimeApiServer : IAsyncDisposable
{
    // A slow reader must make the function wait. Without this, the kernel may buffer up to 32 MB for each connection.
    private const int ReceiveBufferBytes = 256 * 1024;

    private readonly RuntimeApiApplication _application;
    private readonly OpenConnections _connections = new();
    private readonly SinglePortServer _server;

    /// <param name="state">The state of the function.</param>
    /// <param name="time">The clock.</param>
    /// <param name="extensions">Serves secrets, parameters and configurations; <see langword="null"/> for none.</param>
    public RuntimeApiServer(RuntimeStateMachine state, TimeProvider time, ExtensionRouter? extensions = null)
    {
        _application = new RuntimeApiApplication(state, time, extensions);
        // Time stamps are taken where the bytes arrive, without a switch to another thread. No code here blocks.
        var transport = new SocketTransportOptions { UnsafePreferInlineScheduling = true, CreateBoundListenSocket = Bind };
        _server = new SinglePortServer(transport, listen =>
        {
            listen.Use(_connections.Count);
            listen.Use(ConnectionEnd.Watch);
        });
    }

    /// <summary>The value of <c>AWS_LAMBDA_RUNTIME_API</c>: host and port.</summary>
    public string Address { get; private set; } = "";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _server.StartAsync(_application, new IPEndPoint(IPAddress.Loopback, port: 0), cancellationToken);
        Address = new Uri(_server.Address).Authority;
    }

    /// <summary>Waits until all that a process sent before its end is read: until no connection is open, or the timeout has elapsed.</summary>
    /// <param name="timeout">How long to wait for a connection that another process holds open.</param>
    public async Task DrainAsync(TimeSpan timeout)
    {
        using var limit = new CancellationTokenSource(timeout);
        try
        {
            // Connections are accepted in order: when this one has a response, all earlier ones are accepted, and so counted.
            using var last = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await last.ConnectAsync(IPEndPoint.Parse(Address), limit.Token);
            await last.SendAsync("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"u8.ToArray(), limit.Token);
            await last.ReceiveAsync(new byte[1], limit.Token);
            last.Dispose();
            await _connections.AllClosed.WaitAsync(limit.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // A connection is still open: continue with what has arrived so far.
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static Socket Bind(EndPoint endpoint)
    {
        Socket socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        // Accepted connections inherit it.
        socket.ReceiveBufferSize = ReceiveBufferBytes;
        return socket;
    }
}
