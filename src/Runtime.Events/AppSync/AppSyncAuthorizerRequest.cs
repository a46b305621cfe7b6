namespace Lambda.Runtime.Events;

/// <summary>A request to an API of AWS AppSync that a Lambda authorizer checks.</summary>
/// <remarks>
/// The response is an <see cref="AppSyncAuthorizerResponse"/> for a GraphQL API, and an <see cref="AppSyncEventsAuthorizerResponse"/> for an Event API.
/// https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html#aws-lambda-authorization,
/// https://docs.aws.amazon.com/appsync/latest/eventapi/configure-event-api-auth.html
/// </remarks>
public sealed class AppSyncAuthorizerRequest
{
    /// <summary>The token that the client sent.</summary>
    public string AuthorizationToken { get; init; } = "";

    /// <summary>The request.</summary>
    public AppSyncAuthorizerRequestContext RequestContext { get => field ??= new(); init; }

    /// <summary>The headers of the HTTP request, with names in lower case.</summary>
    public IReadOnlyDictionary<string, string>? RequestHeaders { get; init; }
}

/// <summary>What an authorizer knows about a request. The members of the other kind of API are <see langword="null"/>.</summary>
public sealed class AppSyncAuthorizerRequestContext
{
    /// <summary>The id of the API.</summary>
    public string? ApiId { get; init; }

    /// <summary>The AWS account of the API.</summary>
    public string? AccountId { get; init; }

    /// <summary>Identifies the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>The GraphQL request.</summary>
    public string? QueryString { get; init; }

    /// <summary>The name of the operation in the GraphQL request. <see langword="null"/> also if it has none.</summary>
    public string? OperationName { get; init; }

    /// <summary>The variables of the GraphQL request: an object.</summary>
    public RawJson Variables { get; init; }

    /// <summary>What the client of an Event API does: <c>EVENT_CONNECT</c>, <c>EVENT_PUBLISH</c> or <c>EVENT_SUBSCRIBE</c>.</summary>
    public string? Operation { get; init; }

    /// <summary>The namespace of the channel. <see langword="null"/> also for a connection.</summary>
    public string? ChannelNamespaceName { get; init; }

    /// <summary>The channel, such as <c>/orders/north</c>. <see langword="null"/> also for a connection.</summary>
    public string? Channel { get; init; }
}
