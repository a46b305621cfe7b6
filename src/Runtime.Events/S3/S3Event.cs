using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>A notification of an Amazon S3 bucket.</summary>
/// <remarks>
/// By way of Amazon EventBridge, the same comes as <c>EventBridgeEvent&lt;S3EventDetail&gt;</c>. The message that tests a new configuration, <see cref="S3TestEvent"/>,
/// is read as this type, too, without records.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
/// </remarks>
public sealed class S3Event
{
    /// <summary>What happened, usually one record. Events may arrive in another order than they happened, and more than once.</summary>
    [JsonPropertyName("Records")]
    public IReadOnlyList<S3Record> Records { get; init; } = [];
}

/// <summary>
/// The message that Amazon S3 sends to a queue or topic when a configuration of notifications is new, in <c>SqsEvent&lt;S3TestEvent&gt;</c>. It has no records.
/// </summary>
/// <inheritdoc cref="S3Event" path="/remarks"/>
public sealed class S3TestEvent
{
    /// <summary><c>Amazon S3</c>.</summary>
    [JsonPropertyName("Service")]
    public string? Service { get; init; }

    /// <summary><c>s3:TestEvent</c>. <see langword="null"/> for a notification.</summary>
    [JsonPropertyName("Event")]
    public string? Event { get; init; }

    /// <summary>When the configuration was created.</summary>
    [JsonPropertyName("Time"), LambdaJsonFormat(JsonFormat.UtcTimeMilliseconds)]
    public DateTimeOffset? Time { get; init; }

    /// <summary>The name of the bucket.</summary>
    [JsonPropertyName("Bucket")]
    public string? Bucket { get; init; }

    /// <summary>Amazon S3's id of the request.</summary>
    [JsonPropertyName("RequestId")]
    public string? RequestId { get; init; }

    /// <summary>Amazon S3's id of the host that processed the request.</summary>
    [JsonPropertyName("HostId")]
    public string? HostId { get; init; }
}
