using System.Net;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Gateways;
using Lambda.Runtime.Emulator.Service.Gateways;
using Microsoft.Extensions.Primitives;

namespace Lambda.Runtime.Testing.Http;

/// <summary>Sends requests to a function through an emulated service, without a connection.</summary>
internal sealed class GatewayHandler : HttpMessageHandler
{
    private readonly GatewayEndpoint _endpoint;

    public GatewayHandler(IInvocableFunction function, HttpGateway gateway)
    {
        var functions = new FunctionRegistry();
        functions.Set(function.Configuration.FunctionName, function);

        // The reason is where a failed assertion shows it: HttpResponseMessage.EnsureSuccessStatusCode throws an exception with the reason phrase.
        _endpoint = new GatewayEndpoint(gateway, functions, function.Configuration.TimeProvider);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        InMemoryRequest sent = await CreateRequestAsync(request, cancellationToken);
        return ToMessage(request, await sent.SendAsync(http => _endpoint.HandleAsync(http, Guid.NewGuid().ToString()), cancellationToken));
    }

    private static async Task<InMemoryRequest> CreateRequestAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        Uri address = message.RequestUri!;
        List<KeyValuePair<string, string>> headers =
            [.. message.Headers.Select(static header => KeyValuePair.Create(header.Key, string.Join(header.Key == "User-Agent" ? " " : ", ", header.Value)))];
        byte[]? body = null;
        if (message.Content is { } content)
        {
            body = await content.ReadAsByteArrayAsync(cancellationToken);
            headers.AddRange(content.Headers.Select(static header => KeyValuePair.Create(header.Key, string.Join(", ", header.Value))));
        }

        return new InMemoryRequest(message.Method.Method, address, address.PathAndQuery) { Headers = headers, Body = body };
    }

    private static HttpResponseMessage ToMessage(HttpRequestMessage request, InMemoryResponse response)
    {
        var message = new HttpResponseMessage((HttpStatusCode)response.StatusCode)
        {
            RequestMessage = request,
            ReasonPhrase = response.ReasonPhrase?.ReplaceLineEndings(" "),
            Content = new StreamContent(response.OpenRead()),
        };
        foreach ((string name, StringValues values) in response.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, values.ToArray()))
                message.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        return message;
    }
}
