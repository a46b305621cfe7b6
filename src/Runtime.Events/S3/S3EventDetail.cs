using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>The detail of an event that Amazon S3 sends to Amazon EventBridge, in <c>EventBridgeEvent&lt;S3EventDetail&gt;</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html</remarks>
public sealed class S3EventDetail
{
    /// <summary><c>0</c>.</summary>
    public string? Version { get; init; }

    /// <summary>The bucket.</summary>
    public S3EventDetailBucket Bucket { get => field ??= new(); init; }

    /// <summary>The object.</summary>
    public S3EventDetailObject Object { get => field ??= new(); init; }

    /// <summary>Amazon S3's id of the request.</summary>
    [JsonPropertyName("request-id")]
    public string? RequestId { get; init; }

    /// <summary>The account or the service that made the request.</summary>
    public string? Requester { get; init; }

    /// <summary>The IP address of the request. <see langword="null"/> if there was none.</summary>
    [JsonPropertyName("source-ip-address")]
    public string? SourceIpAddress { get; init; }

    /// <summary>
    /// If an object was created, the operation, such as <c>PutObject</c>. If one was deleted, <c>DeleteObject</c> or <c>Lifecycle Expiration</c>. Otherwise
    /// <see langword="null"/>.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>If an object was deleted, <c>Permanently Deleted</c> or <c>Delete Marker Created</c>.</summary>
    [JsonPropertyName("deletion-type")]
    public string? DeletionType { get; init; }

    /// <summary>If a restore is complete, when the copy expires.</summary>
    [JsonPropertyName("restore-expiry-time"), LambdaJsonFormat(JsonFormat.UtcTime)]
    public DateTimeOffset? RestoreExpiryTime { get; init; }

    /// <summary>If a restore began or is complete, the storage class of the archived object.</summary>
    [JsonPropertyName("source-storage-class")]
    public string? SourceStorageClass { get; init; }

    /// <summary>If the storage class changed, the new one.</summary>
    [JsonPropertyName("destination-storage-class")]
    public string? DestinationStorageClass { get; init; }

    /// <summary>If the access tier changed, the new one.</summary>
    [JsonPropertyName("destination-access-tier")]
    public string? DestinationAccessTier { get; init; }
}

/// <summary>The bucket of an <see cref="S3EventDetail"/>.</summary>
public sealed class S3EventDetailBucket
{
    /// <summary>The name.</summary>
    public string Name { get; init; } = "";
}

/// <summary>The object of an <see cref="S3EventDetail"/>.</summary>
public sealed class S3EventDetailObject
{
    /// <summary>The key. It is not encoded, unlike that of a notification.</summary>
    public string Key { get; init; } = "";

    /// <summary>The size in bytes. <see langword="null"/> if the object was deleted.</summary>
    public long? Size { get; init; }

    /// <summary>The entity tag.</summary>
    [JsonPropertyName("etag")]
    public string? ETag { get; init; }

    /// <summary>The version. <see langword="null"/> if the bucket has no versioning.</summary>
    [JsonPropertyName("version-id")]
    public string? VersionId { get; init; }

    /// <inheritdoc cref="S3Object.Sequencer"/>
    public string? Sequencer { get; init; }
}
