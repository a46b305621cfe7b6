namespace Lambda.Runtime.Events;

/// <summary>Whether a request to a GraphQL API of AWS AppSync is allowed.</summary>
/// <remarks>https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html#aws-lambda-authorization</remarks>
public sealed class AppSyncAuthorizerResponse
{
    /// <summary>Whether the request is allowed. Otherwise the client receives an <c>UnauthorizedException</c>.</summary>
    public bool IsAuthorized { get; init; }

    /// <summary>Values for the resolvers, which find them in <see cref="AppSyncIdentity.ResolverContext"/>. At most 5 MB.</summary>
    [LambdaJsonFormat(JsonFormat.ScalarText)]
    public IReadOnlyDictionary<string, string>? ResolverContext { get; init; }

    /// <summary>Fields that are null in the response, even if a resolver has a value: such as <c>Mutation.createOrder</c>, or an ARN.</summary>
    public IReadOnlyList<string>? DeniedFields { get; init; }

    /// <summary>For how many seconds the response is cached. <see langword="null"/> for the setting of the API, 0 not to cache it.</summary>
    public int? TtlOverride { get; init; }
}

/// <summary>The same as <see cref="AppSyncAuthorizerResponse"/>, with a context of a type.</summary>
/// <typeparam name="TContext">The type of the context: an object whose values are texts, numbers and booleans. AWS AppSync supports no objects and arrays in it.</typeparam>
/// <inheritdoc cref="AppSyncAuthorizerResponse" path="/remarks"/>
public sealed class AppSyncAuthorizerResponse<TContext>
{
    /// <inheritdoc cref="AppSyncAuthorizerResponse.IsAuthorized"/>
    public bool IsAuthorized { get; init; }

    /// <inheritdoc cref="AppSyncAuthorizerResponse.ResolverContext"/>
    public TContext? ResolverContext { get; init; }

    /// <inheritdoc cref="AppSyncAuthorizerResponse.DeniedFields"/>
    public IReadOnlyList<string>? DeniedFields { get; init; }

    /// <inheritdoc cref="AppSyncAuthorizerResponse.TtlOverride"/>
    public int? TtlOverride { get; init; }
}

/// <summary>Whether a request to an Event API of AWS AppSync is allowed.</summary>
/// <remarks>https://docs.aws.amazon.com/appsync/latest/eventapi/configure-event-api-auth.html</remarks>
public sealed class AppSyncEventsAuthorizerResponse
{
    /// <summary>Whether the request is allowed.</summary>
    public bool IsAuthorized { get; init; }

    /// <summary>Values for the handlers, which find them in <see cref="AppSyncIdentity.HandlerContext"/>.</summary>
    [LambdaJsonFormat(JsonFormat.ScalarText)]
    public IReadOnlyDictionary<string, string>? HandlerContext { get; init; }

    /// <summary>For how many seconds the response is cached. <see langword="null"/> for the setting of the API, 0 not to cache it.</summary>
    public int? TtlOverride { get; init; }
}
