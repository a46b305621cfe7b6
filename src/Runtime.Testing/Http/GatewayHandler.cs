using System.Net;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Gateways;
using Lambda.Runtime.Emulator.Service.Gateways;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Lambda.Runtime.Testing.Http;

/// <summary>Sends requests to a function through an emulated service, without a connection.</summary>
internal sealed class GatewayHandler : HttpMessageHandler
{
    private readonly GatewayEndpoint _endpoint;

    public GatewayHandler(IInvocableFunction function, HttpGateway gateway)
    {
        var functions = new FunctionRegistry();
        functions.Set(function.Configuration.FunctionName, function);

        // Where a failed assertion shows it: HttpResponseMessage.EnsureSuccessStatusCode throws an exception with the reason phrase.
        _endpoint = new GatewayEndpoint(
            gateway, functions, function.Configuration.TimeProvider,
            explain: static (http, reason) => http.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = reason);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = new InMemoryResponse(cancellationToken);
        HttpContext http = await CreateContextAsync(request, response, cancellationToken);
        Task handled = HandleAsync(http, response);

        // A streamed response begins before the function has returned.
        await Task.WhenAny(handled, response.Started);
        if (handled.IsFaulted || handled.IsCanceled)
            await handled;
        return response.ToMessage(request);
    }

    private static async Task<HttpContext> CreateContextAsync(HttpRequestMessage message, InMemoryResponse response, CancellationToken cancellationToken)
    {
        var http = new DefaultHttpContext();
        http.Features.Set<IHttpResponseFeature>(response);
        http.Features.Set<IHttpRequestLifetimeFeature>(response);
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(response.Writer));

        Uri address = message.RequestUri!;
        HttpRequest request = http.Request;
        request.Method = message.Method.Method;
        request.Scheme = address.Scheme;
        http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = address.PathAndQuery;
        http.Connection.LocalPort = address.Port;
        http.Connection.RemoteIpAddress = IPAddress.Loopback;
        foreach ((string name, IEnumerable<string> values) in message.Headers)
            request.Headers[name] = string.Join(name == "User-Agent" ? " " : ", ", values);
        if (!request.Headers.ContainsKey("Host"))
            request.Headers.Host = address.Authority;
        if (message.Content is { } content)
        {
            var body = new MemoryStream();
            await content.CopyToAsync(body, cancellationToken);
            body.Position = 0;
            request.Body = body;
            foreach ((string name, IEnumerable<string> values) in content.Headers)
                request.Headers[name] = string.Join(", ", values);
            request.ContentLength = body.Length;
        }

        return http;
    }

    private async Task HandleAsync(HttpContext http, InMemoryResponse response)
    {
        try
        {
            await _endpoint.HandleAsync(http, Guid.NewGuid().ToString());
            response.End(null);
        }
        catch (Exception exception)
        {
            response.End(exception);
            throw;
        }
    }
}
