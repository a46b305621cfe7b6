using System.Net;
using Lambda.Runtime.Emulator.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Lambda.Runtime.Local.Tests.Page;

/// <summary>Another website: an empty page at every address, under any host name that resolves to this machine.</summary>
internal sealed class ForeignSite : IAsyncDisposable
{
    private readonly SinglePortServer _server = new(new SocketTransportOptions());

    public static async Task<ForeignSite> StartAsync()
    {
        var site = new ForeignSite();
        await site._server.StartAsync(new DelegateApplication(WritePageAsync), new IPEndPoint(IPAddress.Loopback, 0), TestContext.Current.CancellationToken);
        return site;
    }

    /// <summary>Its origin under a host name.</summary>
    public string At(string host) => $"http://{host}:{new Uri(_server.Address).Port}";

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static Task WritePageAsync(HttpContext http)
    {
        http.Response.ContentType = "text/html";
        return http.Response.WriteAsync("<!DOCTYPE html><title>A site</title><body></body>", http.RequestAborted);
    }
}
