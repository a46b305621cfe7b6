namespace Lambda.Runtime.Events;

/// <summary>What a REST API, or an HTTP API with payload format 1.0, says about a request.</summary>
public sealed class RestApiRequestContext
{
    /// <summary>The account of the API.</summary>
    public string? AccountId { get; init; }

    /// <summary>The id of the API.</summary>
    public string? ApiId { get; init; }

    /// <summary>
    /// What the authorizer says: an object. A Lambda authorizer's has <c>principalId</c> and the context that it returned, whose values are strings, and from
    /// API Gateway the number <c>integrationLatency</c>; an Amazon Cognito authorizer's has <c>claims</c>; a JWT authorizer's also <c>scopes</c>.
    /// <see cref="RawJson.IsNull"/> if there is no authorizer.
    /// </summary>
    public RawJson Authorizer { get; init; }

    /// <summary>The id of the deployment.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>The host to which the request was sent.</summary>
    public string? DomainName { get; init; }

    /// <summary>The first label of <see cref="DomainName"/>.</summary>
    public string? DomainPrefix { get; init; }

    /// <summary>Another id of the request, which AWS Support may ask for.</summary>
    public string? ExtendedRequestId { get; init; }

    /// <summary>The method, such as <c>GET</c>.</summary>
    public string? HttpMethod { get; init; }

    /// <summary>Who called.</summary>
    public ApiGatewayIdentity? Identity { get; init; }

    /// <summary>The name of the operation, if the API's definition has one.</summary>
    public string? OperationName { get; init; }

    /// <summary>The path with the stage, such as <c>/prod/orders/7</c>.</summary>
    public string? Path { get; init; }

    /// <summary>The protocol, such as <c>HTTP/1.1</c>.</summary>
    public string? Protocol { get; init; }

    /// <summary>Identifies the request in the API's logs. The invocation has another id.</summary>
    public string? RequestId { get; init; }

    /// <summary>When the request was received, such as <c>12/Mar/2020:19:03:58 +0000</c>, which .NET does not parse. Use <see cref="RequestTimeEpoch"/>.</summary>
    public string? RequestTime { get; init; }

    /// <summary>When the request was received, to the millisecond.</summary>
    [LambdaJsonFormat(JsonFormat.UnixTimeMilliseconds)]
    public DateTimeOffset? RequestTimeEpoch { get; init; }

    /// <summary>The id of the resource.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The resource, such as <c>/orders/{id}</c>.</summary>
    public string? ResourcePath { get; init; }

    /// <summary>The stage.</summary>
    public string? Stage { get; init; }
}
