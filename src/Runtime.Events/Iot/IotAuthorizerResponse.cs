using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>What a client of AWS IoT Core may do: the response to an <see cref="IotAuthorizerRequest"/>.</summary>
/// <remarks>https://docs.aws.amazon.com/iot/latest/developerguide/custom-auth-lambda.html</remarks>
public sealed class IotAuthorizerResponse
{
    /// <summary>Whether the client may connect.</summary>
    public bool IsAuthenticated { get; init; }

    /// <summary>Identifies the client: 1 to 128 letters and digits, without other characters.</summary>
    public string PrincipalId { get; init; } = "";

    /// <summary>After how many seconds the connection ends, from 300 to 86,400, which is the default.</summary>
    public int? DisconnectAfterInSeconds { get; init; }

    /// <summary>After how many seconds AWS IoT Core asks for new policies, from 300 to 86,400.</summary>
    public int? RefreshAfterInSeconds { get; init; }

    /// <summary>What the client may do: at most 10 policies, of at most 2,048 characters each. Nothing by default.</summary>
    public IReadOnlyList<IotPolicyDocument> PolicyDocuments { get; init; } = [];
}

/// <summary>A policy of AWS IoT Core.</summary>
/// <remarks>https://docs.aws.amazon.com/iot/latest/developerguide/iot-policies.html</remarks>
public sealed class IotPolicyDocument
{
    /// <summary>The version of the policy language, <c>2012-10-17</c>.</summary>
    [JsonPropertyName("Version")]
    public string Version { get; init; } = "2012-10-17";

    /// <summary>The statements. What none of them allows is denied, as is what any of them denies.</summary>
    [JsonPropertyName("Statement"), LambdaJsonFormat(JsonFormat.SingleOrArray)]
    public IReadOnlyList<IotPolicyStatement> Statement { get; init; } = [];
}

/// <summary>Actions that a client may or may not do.</summary>
public sealed class IotPolicyStatement
{
    /// <summary>Whether the actions are allowed: one of <see cref="AuthorizerEffects"/>, <see cref="AuthorizerEffects.Deny"/> by default.</summary>
    [JsonPropertyName("Effect")]
    public string Effect { get; init; } = AuthorizerEffects.Deny;

    /// <summary>The actions, such as <c>iot:Connect</c>, <c>iot:Publish</c>, <c>iot:Subscribe</c> and <c>iot:Receive</c>.</summary>
    [JsonPropertyName("Action"), LambdaJsonFormat(JsonFormat.SingleOrArray)]
    public IReadOnlyList<string> Action { get; init; } = [];

    /// <summary>
    /// The ARNs of clients (<c>client/…</c>), topics to publish and receive (<c>topic/…</c>) and to subscribe to (<c>topicfilter/…</c>), in which <c>*</c> stands for any
    /// characters: <c>arn:aws:iot:eu-central-1:123456789012:topic/orders/*</c>.
    /// </summary>
    [JsonPropertyName("Resource"), LambdaJsonFormat(JsonFormat.SingleOrArray)]
    public IReadOnlyList<string> Resource { get; init; } = [];

    /// <summary>Conditions: an object.</summary>
    [JsonPropertyName("Condition")]
    public RawJson Condition { get; init; }
}
