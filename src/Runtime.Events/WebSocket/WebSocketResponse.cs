namespace Lambda.Runtime.Events;

/// <summary>The response to a <see cref="WebSocketRequest"/>.</summary>
/// <remarks>
/// For <c>$connect</c>, another status than 2xx refuses the connection. For a message, the client receives the body only if its route has a route response.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-response.html
/// </remarks>
public sealed class WebSocketResponse
{
    /// <summary>The status, 200 by default.</summary>
    public int StatusCode { get; init; } = 200;

    /// <summary>The headers of the response to <c>$connect</c>, such as <c>Sec-WebSocket-Protocol</c>.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>The message to the client, as text.</summary>
    public string? Body { get; init; }
}
