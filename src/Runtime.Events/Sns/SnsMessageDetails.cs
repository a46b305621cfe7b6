using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>What every message of an Amazon SNS topic has, whether it comes to the function directly or by way of a queue.</summary>
public abstract class SnsMessageDetails
{
    private protected SnsMessageDetails()
    {
    }

    /// <summary><c>Notification</c>. For other subscriptions than those of functions, see <see cref="SnsMessageTypes"/>.</summary>
    [JsonPropertyName("Type")]
    public string? Type { get; init; }

    /// <summary>Identifies the message. A message that is sent again has the same.</summary>
    [JsonPropertyName("MessageId")]
    public string MessageId { get; init; } = "";

    /// <summary>The ARN of the topic.</summary>
    [JsonPropertyName("TopicArn")]
    public string TopicArn { get; init; } = "";

    /// <summary>The subject that the publisher gave, if any.</summary>
    [JsonPropertyName("Subject")]
    public string? Subject { get; init; }

    /// <summary>When the message was published.</summary>
    [JsonPropertyName("Timestamp"), LambdaJsonFormat(JsonFormat.UtcTimeMilliseconds)]
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The position in a FIFO topic. <see langword="null"/> for a standard topic.</summary>
    [JsonPropertyName("SequenceNumber")]
    public string? SequenceNumber { get; init; }

    /// <summary><c>1</c> if <see cref="Signature"/> uses SHA1, <c>2</c> if it uses SHA256. <see langword="null"/> for a FIFO topic.</summary>
    [JsonPropertyName("SignatureVersion")]
    public string? SignatureVersion { get; init; }

    /// <summary>The signature of Amazon SNS in base64. <see langword="null"/> for a FIFO topic.</summary>
    [JsonPropertyName("Signature")]
    public string? Signature { get; init; }

    /// <summary>What the publisher said about the message, by name.</summary>
    [JsonPropertyName("MessageAttributes")]
    public IReadOnlyDictionary<string, SnsMessageAttributeValue>? MessageAttributes { get; init; }
}

/// <summary>Values of <see cref="SnsMessageDetails.Type"/>.</summary>
public static class SnsMessageTypes
{
    /// <summary>A published message.</summary>
    public const string Notification = "Notification";

    /// <summary>A request to confirm the subscription of a queue in another account, or of an HTTPS endpoint.</summary>
    public const string SubscriptionConfirmation = "SubscriptionConfirmation";

    /// <summary>A notice that the subscription of an HTTPS endpoint ended.</summary>
    public const string UnsubscribeConfirmation = "UnsubscribeConfirmation";
}
