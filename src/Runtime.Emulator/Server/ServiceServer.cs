using System.Net;
using System.Net.Sockets;
using Lambda.Runtime.Emulator.RuntimeApi;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Lambda.Runtime.Emulator.Server;

/// <summary>Kestrel around an application, without a host, on one port.</summary>
/// <param name="application">Answers the requests.</param>
internal sealed class ServiceServer(RequestDelegate application) : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    private KestrelServer? _server;

    /// <summary>Scheme, host and port: <c>http://127.0.0.1:3000</c>.</summary>
    public string Address { get; private set; } = "";

    /// <param name="endpoint">Where to listen; port 0 is any that is free.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="IOException">The port is in use or reserved for administrators, or the address is not one of this machine's.</exception>
    public async Task StartAsync(IPEndPoint endpoint, CancellationToken cancellationToken)
    {
        _server?.Dispose();
        KestrelServerOptions options = RuntimeApiServer.CreateOptions(_services, endpoint);
        _server = new KestrelServer(
            Options.Create(options),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
        try
        {
            await _server.StartAsync(new Application(application), cancellationToken);
        }
        catch (SocketException failure)
        {
            // Kestrel gives an IOException only for a port that is in use.
            throw new IOException($"Failed to bind to address http://{endpoint}: {failure.Message}.", failure);
        }

        Address = _server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.StopAsync(new CancellationToken(canceled: true));
            _server.Dispose();
        }

        await _services.DisposeAsync();
    }

    private sealed class Application(RequestDelegate handle) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => handle(context);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }
    }
}
