using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Lambda.Runtime.Emulator.Server;

/// <summary>Runs Kestrel on one port, on the loopback address unless <c>dotnet run --host</c> says otherwise.</summary>
/// <remarks>
/// Kestrel runs without a host: a host reads the process's environment and settings files, listens for Ctrl+C, and logs, and several
/// functions in one test process must not share any of that.
/// </remarks>
/// <param name="transport">The settings of the sockets.</param>
/// <param name="configure">Adds middleware for connections.</param>
internal sealed class SinglePortServer(SocketTransportOptions transport, Action<ListenOptions>? configure = null) : IAsyncDisposable
{
    // Not Timeout.InfiniteTimeSpan: Kestrel adds it to a time stamp in nanoseconds, which overflows, and drops the connection
    // at its next heartbeat, within a second.
    private static readonly TimeSpan Never = TimeSpan.FromDays(365);

    // Error details travel in headers: up to about 1 MB of them. Kestrel requires a request buffer at least as large.
    private const int MaxHeaderBytes = 1024 * 1024;

    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    private KestrelServer? _server;

    /// <summary>Scheme, host and port: <c>http://127.0.0.1:3000</c>.</summary>
    public string Address { get; private set; } = "";

    /// <param name="application">Handles the requests.</param>
    /// <param name="endpoint">Where to listen; port 0 is any free port.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="IOException">The port is in use or reserved for administrators, or the address is not one of this machine's.</exception>
    public async Task StartAsync<T>(IHttpApplication<T> application, IPEndPoint endpoint, CancellationToken cancellationToken)
        where T : notnull
    {
        _server?.Dispose();
        _server = new KestrelServer(
            Options.Create(CreateOptions(_services, endpoint, configure)),
            new SocketTransportFactory(Options.Create(transport), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
        try
        {
            await _server.StartAsync(application, cancellationToken);
        }
        catch (SocketException failure)
        {
            // Kestrel throws an IOException only if the port is in use.
            throw new IOException($"Failed to bind to address http://{endpoint}: {failure.Message}.", failure);
        }

        Address = _server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            // Does not wait for open connections.
            await _server.StopAsync(new CancellationToken(canceled: true));
            _server.Dispose();
        }

        await _services.DisposeAsync();
    }

    internal static KestrelServerOptions CreateOptions(IServiceProvider services, IPEndPoint endpoint, Action<ListenOptions>? configure = null)
    {
        var options = new KestrelServerOptions { ApplicationServices = services, AddServerHeader = false };
        options.Listen(endpoint, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            configure?.Invoke(listen);
        });

        // The service never closes the connection of a function that computes, sleeps, or is frozen, and it reads a body to its end to count it.
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
}
