namespace Lambda.Runtime.Events;

/// <summary>Who authorized a request: one of the members is not <see langword="null"/>.</summary>
public sealed class HttpApiAuthorizer
{
    /// <summary>The token, if a JWT authorizer checked one.</summary>
    public HttpApiJwtAuthorizer? Jwt { get; init; }

    /// <summary>The context that a Lambda authorizer returned: an object with any JSON. <see cref="RawJson.IsNull"/> if there is no such authorizer.</summary>
    public RawJson Lambda { get; init; }

    /// <summary>The caller, if the route or the function URL uses IAM.</summary>
    public HttpApiIamAuthorizer? Iam { get; init; }
}

/// <summary>A JSON web token that an authorizer of an HTTP API checked.</summary>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html</remarks>
public sealed class HttpApiJwtAuthorizer
{
    /// <summary>
    /// The claims: an object, most of whose values are strings, also those that are numbers in the token. An array is a string such as <c>[admin user]</c>.
    /// </summary>
    public RawJson Claims { get; init; }

    /// <summary>The scopes of the token that the route requires. <see langword="null"/> if it requires none.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }
}

/// <summary>A caller that IAM authorized.</summary>
public sealed class HttpApiIamAuthorizer
{
    /// <summary>The access key with which the request was signed.</summary>
    public string? AccessKey { get; init; }

    /// <summary>The account of the caller.</summary>
    public string? AccountId { get; init; }

    /// <summary>The principal id of the caller.</summary>
    public string? CallerId { get; init; }

    /// <summary>The identity in an Amazon Cognito identity pool. <see langword="null"/> for other credentials.</summary>
    public HttpApiCognitoIdentity? CognitoIdentity { get; init; }

    /// <summary>The organization of the caller's account.</summary>
    public string? PrincipalOrgId { get; init; }

    /// <summary>The ARN of the caller.</summary>
    public string? UserArn { get; init; }

    /// <summary>The principal id of the user.</summary>
    public string? UserId { get; init; }
}

/// <summary>An identity in an Amazon Cognito identity pool.</summary>
public sealed class HttpApiCognitoIdentity
{
    /// <summary>How the identity was authenticated.</summary>
    public IReadOnlyList<string>? Amr { get; init; }

    /// <summary>The identity.</summary>
    public string? IdentityId { get; init; }

    /// <summary>The identity pool.</summary>
    public string? IdentityPoolId { get; init; }
}
