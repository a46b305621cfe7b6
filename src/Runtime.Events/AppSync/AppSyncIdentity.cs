namespace Lambda.Runtime.Events;

/// <summary>The caller of an API of AWS AppSync. The members of other ways to authorize the caller are <see langword="null"/>.</summary>
/// <remarks>https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html</remarks>
public sealed class AppSyncIdentity
{
    /// <summary>The claims of the token, an object, if the API uses Amazon Cognito user pools or OpenID Connect. Values may be texts, numbers, booleans and arrays.</summary>
    public RawJson Claims { get; init; }

    /// <summary><c>ALLOW</c> or <c>DENY</c>, if the API uses Amazon Cognito user pools.</summary>
    public string? DefaultAuthStrategy { get; init; }

    /// <summary>The groups of the user, if the API uses Amazon Cognito user pools. <see langword="null"/> also if the user has none.</summary>
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>The issuer of the token, if the API uses Amazon Cognito user pools or OpenID Connect.</summary>
    public string? Issuer { get; init; }

    /// <summary>The AWS account of the caller, if the API uses IAM.</summary>
    public string? AccountId { get; init; }

    /// <summary>The id of the identity pool, if the caller has credentials of one.</summary>
    public string? CognitoIdentityPoolId { get; init; }

    /// <summary>The id in the identity pool, if the caller has credentials of one.</summary>
    public string? CognitoIdentityId { get; init; }

    /// <summary>The IP addresses of the caller, and of proxies that say so.</summary>
    public IReadOnlyList<string>? SourceIp { get; init; }

    /// <summary>Identifies the user in the issuer, if the API uses Amazon Cognito user pools or OpenID Connect.</summary>
    public string? Sub { get; init; }

    /// <summary>The name of the user, or the principal of IAM.</summary>
    public string? Username { get; init; }

    /// <summary>The ARN of the caller, if the API uses IAM.</summary>
    public string? UserArn { get; init; }

    /// <summary><c>authenticated</c> or <c>unauthenticated</c>, if the caller has credentials of an identity pool.</summary>
    public string? CognitoIdentityAuthType { get; init; }

    /// <summary>The identity providers, separated by commas, if the caller has credentials of an identity pool.</summary>
    public string? CognitoIdentityAuthProvider { get; init; }

    /// <summary>What the authorizer returned as <see cref="AppSyncAuthorizerResponse.ResolverContext"/>, if a GraphQL API uses a Lambda authorizer.</summary>
    public RawJson ResolverContext { get; init; }

    /// <summary>What the authorizer returned as <see cref="AppSyncEventsAuthorizerResponse.HandlerContext"/>, if an Event API uses a Lambda authorizer.</summary>
    public RawJson HandlerContext { get; init; }
}
