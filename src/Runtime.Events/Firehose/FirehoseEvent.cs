using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>Records that Amazon Data Firehose asks the function to transform. The response is a <see cref="FirehoseResponse"/>.</summary>
/// <remarks>https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html</remarks>
public sealed class FirehoseEvent
{
    /// <summary>Identifies the invocation. A retry has the same.</summary>
    public string? InvocationId { get; init; }

    /// <summary>The ARN of the Firehose stream.</summary>
    public string? DeliveryStreamArn { get; init; }

    /// <summary>The ARN of the stream of Amazon Kinesis Data Streams, if that is the source.</summary>
    public string? SourceKinesisStreamArn { get; init; }

    /// <summary>The ARN of the Amazon MSK cluster, if that is the source.</summary>
    [JsonPropertyName("sourceMSKArn")]
    public string? SourceMskArn { get; init; }

    /// <summary>The region of the Firehose stream, such as <c>eu-central-1</c>.</summary>
    public string? Region { get; init; }

    /// <summary>The records. The response has to have each of them once.</summary>
    public IReadOnlyList<FirehoseRecord> Records { get; init; } = [];
}
