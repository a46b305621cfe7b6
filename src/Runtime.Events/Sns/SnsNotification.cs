using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>
/// A message of an Amazon SNS topic as it comes by way of an Amazon SQS queue, in <c>SqsEvent&lt;SnsNotification&gt;</c>, Amazon Data Firehose, or HTTPS.
/// </summary>
/// <remarks>
/// With raw message delivery, the body of the message in the queue is the published text, without this object around it.
/// https://docs.aws.amazon.com/sns/latest/dg/http-notification-json.html
/// </remarks>
public sealed class SnsNotification : SnsMessageDetails
{
    /// <inheritdoc cref="SnsMessage.Message"/>
    [JsonPropertyName("Message")]
    public string Message { get; init; } = "";

    /// <inheritdoc cref="SnsMessage.SigningCertUrl"/>
    [JsonPropertyName("SigningCertURL")]
    public string? SigningCertUrl { get; init; }

    /// <inheritdoc cref="SnsMessage.UnsubscribeUrl"/>
    [JsonPropertyName("UnsubscribeURL")]
    public string? UnsubscribeUrl { get; init; }

    /// <summary>For <see cref="SnsMessageTypes.SubscriptionConfirmation"/>: the address that confirms the subscription.</summary>
    [JsonPropertyName("SubscribeURL")]
    public string? SubscribeUrl { get; init; }

    /// <summary>For <see cref="SnsMessageTypes.SubscriptionConfirmation"/>: what <c>ConfirmSubscription</c> needs.</summary>
    [JsonPropertyName("Token")]
    public string? Token { get; init; }
}

/// <summary>
/// A message of an Amazon SNS topic whose text is the JSON of a type, as it comes by way of an Amazon SQS queue, in <c>SqsEvent&lt;SnsNotification&lt;T&gt;&gt;</c>.
/// </summary>
/// <typeparam name="T">The type of the message. The confirmation of a subscription, which is not its JSON, is an error.</typeparam>
/// <inheritdoc cref="SnsNotification" path="/remarks"/>
public sealed class SnsNotification<T> : SnsMessageDetails
{
    /// <inheritdoc cref="SnsMessage{T}.Message"/>
    [JsonPropertyName("Message"), LambdaJsonFormat(JsonFormat.JsonText)]
    public T? Message { get; init; }

    /// <inheritdoc cref="SnsMessage.SigningCertUrl"/>
    [JsonPropertyName("SigningCertURL")]
    public string? SigningCertUrl { get; init; }

    /// <inheritdoc cref="SnsMessage.UnsubscribeUrl"/>
    [JsonPropertyName("UnsubscribeURL")]
    public string? UnsubscribeUrl { get; init; }
}
