using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>What an Amazon SQS queue says about a message. All values are strings in JSON.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html</remarks>
public sealed class SqsMessageSystemAttributes
{
    /// <summary>How often the message was received, including this time, and not deleted.</summary>
    [JsonPropertyName("ApproximateReceiveCount"), JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public int? ApproximateReceiveCount { get; init; }

    /// <summary>The X-Ray trace of the sender, if there is one.</summary>
    [JsonPropertyName("AWSTraceHeader")]
    public string? AwsTraceHeader { get; init; }

    /// <summary>When the message was sent.</summary>
    [JsonPropertyName("SentTimestamp"), LambdaJsonFormat(JsonFormat.UnixTimeMilliseconds), JsonNumberHandling(JsonNumberHandling.WriteAsString)]
    public DateTimeOffset? SentTimestamp { get; init; }

    /// <summary>The position in a FIFO queue, up to 128 digits.</summary>
    [JsonPropertyName("SequenceNumber")]
    public string? SequenceNumber { get; init; }

    /// <summary>The group of a FIFO queue, within which messages are in order. A standard queue may have groups, too.</summary>
    [JsonPropertyName("MessageGroupId")]
    public string? MessageGroupId { get; init; }

    /// <summary>The sender: the id of an IAM user or role, or an IP address.</summary>
    [JsonPropertyName("SenderId")]
    public string? SenderId { get; init; }

    /// <summary>By which a FIFO queue recognizes a message that was sent twice.</summary>
    [JsonPropertyName("MessageDeduplicationId")]
    public string? MessageDeduplicationId { get; init; }

    /// <summary>When the message was first received.</summary>
    [JsonPropertyName("ApproximateFirstReceiveTimestamp"), LambdaJsonFormat(JsonFormat.UnixTimeMilliseconds), JsonNumberHandling(JsonNumberHandling.WriteAsString)]
    public DateTimeOffset? ApproximateFirstReceiveTimestamp { get; init; }

    /// <summary>The ARN of the queue from which a message was moved to this dead-letter queue.</summary>
    [JsonPropertyName("DeadLetterQueueSourceArn")]
    public string? DeadLetterQueueSourceArn { get; init; }
}
