namespace Lambda.Runtime.Events;

/// <summary>What request authorizers of all API Gateway's APIs with payload format 1.0 receive.</summary>
public abstract class RequestAuthorizerRequestBase
{
    private protected RequestAuthorizerRequestBase()
    {
    }

    /// <summary><c>REQUEST</c>.</summary>
    public string? Type { get; init; }

    /// <inheritdoc cref="TokenAuthorizerRequest.MethodArn"/>
    public string MethodArn { get; init; } = "";

    /// <summary>The headers, with names in the case in which they were sent. <see cref="GetHeader"/> ignores the case.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>The headers with all their values.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MultiValueHeaders { get; init; }

    /// <summary>The decoded query parameters. Of several with the same name, the last. Empty or <see langword="null"/> if the request has none.</summary>
    public IReadOnlyDictionary<string, string>? QueryStringParameters { get; init; }

    /// <summary>The decoded query parameters with all their values. Empty or <see langword="null"/> if the request has none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MultiValueQueryStringParameters { get; init; }

    /// <summary>The variables of the API's stage. Empty or <see langword="null"/> if the request has none.</summary>
    public IReadOnlyDictionary<string, string>? StageVariables { get; init; }

    /// <inheritdoc cref="RestApiRequest.GetHeader"/>
    public string? GetHeader(string name) => HttpHeaderMap.Find(Headers, name);
}

/// <summary>A request that a Lambda authorizer of a REST API, or of an HTTP API with payload format 1.0, checks.</summary>
/// <remarks>
/// The response is an <see cref="AuthorizerPolicyResponse"/>; of an HTTP API that enables simple responses, an <see cref="AuthorizerSimpleResponse"/>.
/// From a REST API, an exception with exactly the message <c>Unauthorized</c> is status 401 for the client, any other error status 500.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html and
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
/// </remarks>
public sealed class RequestAuthorizerRequest : RequestAuthorizerRequestBase
{
    /// <summary><c>1.0</c> from an HTTP API. <see langword="null"/> from a REST API.</summary>
    public string? Version { get; init; }

    /// <summary>The values of the identity sources, separated by commas. <see langword="null"/> from a REST API, and without identity sources.</summary>
    public string? IdentitySource { get; init; }

    /// <summary>The same as <see cref="IdentitySource"/>.</summary>
    public string? AuthorizationToken { get; init; }

    /// <summary>The resource that matched, such as <c>/orders/{id}</c>.</summary>
    public string? Resource { get; init; }

    /// <summary>The path, without the stage.</summary>
    public string? Path { get; init; }

    /// <summary>The method, such as <c>GET</c>.</summary>
    public string? HttpMethod { get; init; }

    /// <summary>The parameters of the resource's path. Empty or <see langword="null"/> if the request has none.</summary>
    public IReadOnlyDictionary<string, string>? PathParameters { get; init; }

    /// <summary>What the service says about the request.</summary>
    public RestApiRequestContext RequestContext { get => field ??= new(); init; }
}

/// <summary>A connection that a Lambda authorizer of a WebSocket API checks.</summary>
/// <remarks>
/// The response is an <see cref="AuthorizerPolicyResponse"/> for <see cref="RequestAuthorizerRequestBase.MethodArn"/>, which applies to all messages of the
/// connection. https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html
/// </remarks>
public sealed class WebSocketAuthorizerRequest : RequestAuthorizerRequestBase
{
    /// <summary>What the service says about the connection.</summary>
    public WebSocketRequestContext RequestContext { get => field ??= new(); init; }
}
