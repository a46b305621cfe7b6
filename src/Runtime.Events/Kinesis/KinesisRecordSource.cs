using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>Where a record of Amazon Kinesis Data Streams comes from.</summary>
public abstract class KinesisRecordSource
{
    private protected KinesisRecordSource()
    {
    }

    /// <summary><c>aws:kinesis</c>.</summary>
    public string? EventSource { get; init; }

    /// <summary>The version of this structure, <c>1.0</c>.</summary>
    public string? EventVersion { get; init; }

    /// <summary>The shard's id and the sequence number, separated by a colon.</summary>
    [JsonPropertyName("eventID")]
    public string? EventId { get; init; }

    /// <summary><c>aws:kinesis:record</c>.</summary>
    public string? EventName { get; init; }

    /// <summary>The ARN of the role with which Lambda reads the stream.</summary>
    public string? InvokeIdentityArn { get; init; }

    /// <summary>The stream's region, such as <c>eu-central-1</c>.</summary>
    public string? AwsRegion { get; init; }

    /// <summary>The ARN of the stream, or of the consumer with enhanced fan-out.</summary>
    [JsonPropertyName("eventSourceARN")]
    public string? EventSourceArn { get; init; }

    /// <summary>The record itself, for <see cref="KinesisBatch"/>.</summary>
    internal abstract KinesisRecordDetails Details { get; }
}
