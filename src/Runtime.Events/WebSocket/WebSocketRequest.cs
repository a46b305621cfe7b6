namespace Lambda.Runtime.Events;

/// <summary>A connection, a message or a disconnection of an Amazon API Gateway WebSocket API.</summary>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html</remarks>
public sealed class WebSocketRequest
{
    /// <summary>What the service says about the connection and the message.</summary>
    public WebSocketRequestContext RequestContext { get => field ??= new(); init; }

    /// <summary>
    /// The headers of the request that opened the connection, with names in the case in which they were sent. <see langword="null"/> for messages.
    /// <see cref="GetHeader"/> ignores the case.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>The headers with all their values. <see langword="null"/> for messages.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MultiValueHeaders { get; init; }

    /// <summary>The decoded query parameters of the request that opened the connection. <see langword="null"/> if the request has none, and for messages.</summary>
    public IReadOnlyDictionary<string, string>? QueryStringParameters { get; init; }

    /// <summary>The query parameters with all their values. <see langword="null"/> if the request has none, and for messages.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MultiValueQueryStringParameters { get; init; }

    /// <summary>The variables of the API's stage. <see langword="null"/> if it has none.</summary>
    public IReadOnlyDictionary<string, string>? StageVariables { get; init; }

    /// <summary>The message. <see langword="null"/> for connections and disconnections.</summary>
    public string? Body { get; init; }

    /// <summary>Whether the message is in base64. A WebSocket API receives only text.</summary>
    public bool IsBase64Encoded { get; init; }

    /// <inheritdoc cref="RestApiRequest.GetHeader"/>
    public string? GetHeader(string name) => HttpHeaderMap.Find(Headers, name);
}
