using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>What a caller may do: the response of a Lambda authorizer of any API of API Gateway.</summary>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html</remarks>
public sealed class AuthorizerPolicyResponse
{
    /// <summary>Identifies the caller. Must not be empty.</summary>
    public string PrincipalId { get; init; } = "";

    /// <summary>What the caller may do. Nothing by default.</summary>
    public AuthorizerPolicyDocument PolicyDocument { get => field ??= new(); init; }

    /// <summary>
    /// Values for the function that serves the request, which finds them in the request context's <c>authorizer</c>. A REST or WebSocket API rejects objects and
    /// arrays.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Context { get; init; }

    /// <summary>The API key that the request counts for, if the API's keys come from the authorizer. Only for REST APIs.</summary>
    public string? UsageIdentifierKey { get; init; }
}

/// <summary>An IAM policy for calls of an API.</summary>
public sealed class AuthorizerPolicyDocument
{
    /// <summary>The version of the policy language, <c>2012-10-17</c>.</summary>
    [JsonPropertyName("Version")]
    public string Version { get; init; } = "2012-10-17";

    /// <summary>The statements. What none of them allows is denied, as is what any of them denies.</summary>
    [JsonPropertyName("Statement"), LambdaJsonFormat(JsonFormat.SingleOrArray)]
    public IReadOnlyList<AuthorizerPolicyStatement> Statement { get; init; } = [];
}

/// <summary>Methods of an API that a caller may or may not call.</summary>
public sealed class AuthorizerPolicyStatement
{
    /// <summary>The actions, <c>execute-api:Invoke</c> by default.</summary>
    [JsonPropertyName("Action"), LambdaJsonFormat(JsonFormat.SingleOrArray)]
    public IReadOnlyList<string> Action { get; init; } = ["execute-api:Invoke"];

    /// <summary>Whether the calls are allowed: one of <see cref="AuthorizerEffects"/>, <see cref="AuthorizerEffects.Deny"/> by default.</summary>
    [JsonPropertyName("Effect")]
    public string Effect { get; init; } = AuthorizerEffects.Deny;

    /// <summary>
    /// The ARNs of the methods, in which <c>*</c> stands for any characters: <c>arn:aws:execute-api:eu-central-1:123456789012:k3x9q2/prod/GET/orders/*</c>.
    /// </summary>
    [JsonPropertyName("Resource"), LambdaJsonFormat(JsonFormat.SingleOrArray)]
    public IReadOnlyList<string> Resource { get; init; } = [];
}

/// <summary>The values of <see cref="AuthorizerPolicyStatement.Effect"/>.</summary>
public static class AuthorizerEffects
{
    /// <summary>The calls are allowed.</summary>
    public const string Allow = "Allow";

    /// <summary>The calls are denied, even if another statement allows them.</summary>
    public const string Deny = "Deny";
}
