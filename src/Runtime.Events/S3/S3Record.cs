namespace Lambda.Runtime.Events;

/// <summary>Something that happened to an object of an Amazon S3 bucket.</summary>
public sealed class S3Record
{
    /// <summary>The version of this structure, such as <c>2.1</c>. Compare the major version; a new minor version only adds members.</summary>
    public string? EventVersion { get; init; }

    /// <summary><c>aws:s3</c>.</summary>
    public string? EventSource { get; init; }

    /// <summary>The bucket's region, such as <c>eu-central-1</c>.</summary>
    public string? AwsRegion { get; init; }

    /// <summary>When Amazon S3 finished the request.</summary>
    [LambdaJsonFormat(JsonFormat.UtcTimeMilliseconds)]
    public DateTimeOffset? EventTime { get; init; }

    /// <summary>What happened, without the prefix <c>s3:</c> that configurations have. See <see cref="S3EventNames"/>.</summary>
    public string EventName { get; init; } = "";

    /// <summary>Who caused the event.</summary>
    public S3Identity? UserIdentity { get; init; }

    /// <summary>What is known of the request.</summary>
    public S3RequestParameters? RequestParameters { get; init; }

    /// <summary>The ids of the response to the request, for AWS Support.</summary>
    public S3ResponseElements? ResponseElements { get; init; }

    /// <summary>The bucket and the object.</summary>
    public S3Entity S3 { get => field ??= new(); init; }

    /// <summary>The restored copy, for <see cref="S3EventNames.ObjectRestoreCompleted"/>.</summary>
    public S3GlacierEventData? GlacierEventData { get; init; }

    /// <summary>The replication, for <see cref="S3EventNames.ReplicationOperationFailedReplication"/> and its relatives.</summary>
    public S3ReplicationEventData? ReplicationEventData { get; init; }

    /// <summary>The new access tier, for <see cref="S3EventNames.IntelligentTiering"/>.</summary>
    public S3IntelligentTieringEventData? IntelligentTieringEventData { get; init; }

    /// <summary>The new storage class, for <see cref="S3EventNames.LifecycleTransition"/>.</summary>
    public S3LifecycleEventData? LifecycleEventData { get; init; }

    /// <summary>The retention, for <see cref="S3EventNames.ObjectRetentionPut"/>.</summary>
    public S3ObjectRetentionEventData? ObjectRetentionEventData { get; init; }
}
