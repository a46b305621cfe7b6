using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Lambda.Runtime.Emulator.Service.Gateways;

/// <summary>An HTTP request that reaches the service without a connection.</summary>
/// <param name="Method">Such as GET.</param>
/// <param name="Address">The address of the service: its scheme and port, and the header <c>Host</c> unless <see cref="Headers"/> has one.</param>
/// <param name="Target">The path and the query, percent-encoded.</param>
internal sealed record InMemoryRequest(string Method, Uri Address, string Target)
{
    /// <summary>The headers. A name can occur several times.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body; <see langword="null"/> for a request without one.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Sends the request.</summary>
    /// <param name="handle">Handles it.</param>
    /// <param name="cancellationToken">Ends the request, as the end of a connection does.</param>
    /// <returns>The response, when its head is known. Its body may still be written.</returns>
    public async Task<InMemoryResponse> SendAsync(RequestDelegate handle, CancellationToken cancellationToken)
    {
        var response = new InMemoryResponse(cancellationToken);
        Task handled = HandleAsync(handle, CreateContext(response), response);

        // A streamed response begins before the function has returned.
        await Task.WhenAny(handled, response.Started);
        if (handled.IsFaulted || handled.IsCanceled)
            await handled;
        return response;
    }

    private DefaultHttpContext CreateContext(InMemoryResponse response)
    {
        var http = new DefaultHttpContext();
        http.Features.Set<IHttpResponseFeature>(response);
        http.Features.Set<IHttpRequestLifetimeFeature>(response);
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(response.Writer));

        HttpRequest request = http.Request;
        request.Method = Method;
        request.Scheme = Address.Scheme;
        http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = Target;
        int mark = Target.IndexOf('?', StringComparison.Ordinal);
        request.Path = PathString.FromUriComponent(mark < 0 ? Target : Target[..mark]);
        request.QueryString = new QueryString(mark < 0 ? "" : Target[mark..]);
        http.Connection.LocalPort = Address.Port;
        http.Connection.RemoteIpAddress = IPAddress.Loopback;
        foreach ((string name, string value) in Headers)
            request.Headers[name] = StringValues.Concat(request.Headers[name], value);
        if (!request.Headers.ContainsKey("Host"))
            request.Headers.Host = Address.Authority;
        if (Body is not null)
        {
            request.Body = new MemoryStream(Body);
            request.ContentLength = Body.Length;
        }

        return http;
    }

    private static async Task HandleAsync(RequestDelegate handle, HttpContext http, InMemoryResponse response)
    {
        try
        {
            await handle(http);
            response.End(null);
        }
        catch (Exception exception)
        {
            response.End(exception);
            throw;
        }
    }
}
