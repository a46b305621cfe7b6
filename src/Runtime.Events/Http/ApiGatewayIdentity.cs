namespace Lambda.Runtime.Events;

/// <summary>Who called a REST API, an HTTP API with payload format 1.0, or a WebSocket API. What does not apply is <see langword="null"/>.</summary>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html</remarks>
public sealed class ApiGatewayIdentity
{
    /// <summary>The IP address from which the connection came. That of the proxy, if there is one in front of API Gateway.</summary>
    public string? SourceIp { get; init; }

    /// <summary>The value of the header <c>User-Agent</c>.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The API key, if the method requires one.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The id of the API key.</summary>
    public string? ApiKeyId { get; init; }

    /// <summary>The access key with which the request was signed, if the method uses IAM.</summary>
    public string? AccessKey { get; init; }

    /// <summary>The account of the caller, if the method uses IAM.</summary>
    public string? AccountId { get; init; }

    /// <summary>The principal id of the caller, if the method uses IAM.</summary>
    public string? Caller { get; init; }

    /// <summary>The principal id of the user, if the method uses IAM.</summary>
    public string? User { get; init; }

    /// <summary>The ARN of the user, if the method uses IAM.</summary>
    public string? UserArn { get; init; }

    /// <summary>The organization of the caller's account, if the method uses IAM.</summary>
    public string? PrincipalOrgId { get; init; }

    /// <summary>The providers that authenticated the caller, separated by commas, if the credentials are those of an Amazon Cognito identity pool.</summary>
    public string? CognitoAuthenticationProvider { get; init; }

    /// <summary><c>authenticated</c> or <c>unauthenticated</c>, if the credentials are those of an Amazon Cognito identity pool.</summary>
    public string? CognitoAuthenticationType { get; init; }

    /// <summary>The identity in an Amazon Cognito identity pool.</summary>
    public string? CognitoIdentityId { get; init; }

    /// <summary>The Amazon Cognito identity pool.</summary>
    public string? CognitoIdentityPoolId { get; init; }

    /// <summary>The VPC of the caller of a private API.</summary>
    public string? VpcId { get; init; }

    /// <summary>The VPC endpoint through which a private API was called.</summary>
    public string? VpceId { get; init; }

    /// <summary>The client's certificate. <see langword="null"/> without mutual TLS.</summary>
    public HttpClientCertificate? ClientCert { get; init; }
}
