using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>What every message of an Amazon SQS queue has.</summary>
/// <remarks>The members are in the order in which the service sends them, which is the fastest to read.</remarks>
public abstract class SqsRecord
{
    private protected SqsRecord()
    {
    }

    /// <summary>Identifies the message, also when it is received again. <see cref="SqsBatchItemFailure"/> reports it.</summary>
    [JsonPropertyOrder(-2)]
    public string MessageId { get; init; } = "";

    /// <summary>Identifies this receipt of the message, for <c>DeleteMessage</c> and <c>ChangeMessageVisibility</c>.</summary>
    [JsonPropertyOrder(-2)]
    public string ReceiptHandle { get; init; } = "";

    /// <summary>What the queue says about the message.</summary>
    public SqsMessageSystemAttributes? Attributes { get; init; }

    /// <summary>What the sender said about the message, by name.</summary>
    public IReadOnlyDictionary<string, SqsMessageAttributeValue>? MessageAttributes { get; init; }

    /// <summary>The MD5 hash of the message attributes, in hexadecimal. <see langword="null"/> without message attributes.</summary>
    public string? Md5OfMessageAttributes { get; init; }

    /// <summary>The MD5 hash of the body, in hexadecimal.</summary>
    public string? Md5OfBody { get; init; }

    /// <summary><c>aws:sqs</c>.</summary>
    public string? EventSource { get; init; }

    /// <summary>The ARN of the queue. That of a FIFO queue ends with <c>.fifo</c>.</summary>
    [JsonPropertyName("eventSourceARN")]
    public string? EventSourceArn { get; init; }

    /// <summary>The queue's region, such as <c>eu-central-1</c>.</summary>
    public string? AwsRegion { get; init; }
}
