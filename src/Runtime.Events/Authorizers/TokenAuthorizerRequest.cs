namespace Lambda.Runtime.Events;

/// <summary>A token that a Lambda authorizer of a REST API checks.</summary>
/// <remarks>
/// The response is an <see cref="AuthorizerPolicyResponse"/>. An exception with exactly the message <c>Unauthorized</c> is status 401 for the client, any other
/// error status 500. https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html
/// </remarks>
public sealed class TokenAuthorizerRequest
{
    /// <summary><c>TOKEN</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The value of the token's header, such as <c>Bearer eyJ…</c>.</summary>
    public string AuthorizationToken { get; init; } = "";

    /// <summary>
    /// The ARN of the method that the client calls: <c>arn:aws:execute-api:region:account:api/stage/GET/orders/7</c>. The response is cached for the token, so
    /// that a policy for this ARN alone refuses other calls with the same token.
    /// </summary>
    public string MethodArn { get; init; } = "";
}
