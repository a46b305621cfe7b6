namespace Lambda.Runtime.Events;

/// <summary>What a WebSocket API says about a connection and a message.</summary>
public sealed class WebSocketRequestContext
{
    /// <summary>The route that was selected: <c>$connect</c>, <c>$disconnect</c>, <c>$default</c>, or one of the API's own.</summary>
    public string RouteKey { get; init; } = "";

    /// <summary>What happened. <see cref="WebSocketEventTypes"/> has the values.</summary>
    public string? EventType { get; init; }

    /// <summary>Identifies the connection, also for messages that the function sends to the client.</summary>
    public string ConnectionId { get; init; } = "";

    /// <summary>
    /// The host to which the client connected. Messages to the client are sent to <c>https://{DomainName}/{Stage}</c>, without the stage if it is a custom domain.
    /// </summary>
    public string? DomainName { get; init; }

    /// <summary>The stage.</summary>
    public string? Stage { get; init; }

    /// <summary>The id of the API.</summary>
    public string? ApiId { get; init; }

    /// <summary>When the client connected, to the millisecond.</summary>
    [LambdaJsonFormat(JsonFormat.UnixTimeMilliseconds)]
    public DateTimeOffset? ConnectedAt { get; init; }

    /// <summary>Identifies the message. <see langword="null"/> for connections and disconnections.</summary>
    public string? MessageId { get; init; }

    /// <summary><c>IN</c>.</summary>
    public string? MessageDirection { get; init; }

    /// <summary>The status with which the connection was closed, such as 1000. <see langword="null"/> for other events.</summary>
    public int? DisconnectStatusCode { get; init; }

    /// <summary>The reason that the client sent, or a text of API Gateway. <see langword="null"/> for other events.</summary>
    public string? DisconnectReason { get; init; }

    /// <summary>
    /// What the Lambda authorizer of the connection said: an object with <c>principalId</c> and the context that it returned, whose values are strings.
    /// <see cref="RawJson.IsNull"/> if there is no authorizer.
    /// </summary>
    public RawJson Authorizer { get; init; }

    /// <summary>Who connected.</summary>
    public ApiGatewayIdentity? Identity { get; init; }

    /// <summary>Identifies the request in the API's logs. The invocation has another id.</summary>
    public string? RequestId { get; init; }

    /// <summary>Another id of the request, which AWS Support may ask for.</summary>
    public string? ExtendedRequestId { get; init; }

    /// <summary>When the request was received, such as <c>12/Mar/2020:19:03:58 +0000</c>, which .NET does not parse. Use <see cref="RequestTimeEpoch"/>.</summary>
    public string? RequestTime { get; init; }

    /// <summary>When the request was received, to the millisecond.</summary>
    [LambdaJsonFormat(JsonFormat.UnixTimeMilliseconds)]
    public DateTimeOffset? RequestTimeEpoch { get; init; }
}

/// <summary>The values of <see cref="WebSocketRequestContext.EventType"/>.</summary>
public static class WebSocketEventTypes
{
    /// <summary>A client wants to connect.</summary>
    public const string Connect = "CONNECT";

    /// <summary>A client sent a message.</summary>
    public const string Message = "MESSAGE";

    /// <summary>A connection was closed. This event is sent on a best-effort basis.</summary>
    public const string Disconnect = "DISCONNECT";
}
