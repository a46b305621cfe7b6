namespace Lambda.Runtime.Events;

/// <summary>What a notification says of a completed restore.</summary>
public sealed class S3GlacierEventData
{
    /// <summary>The restored copy.</summary>
    public S3RestoreEventData? RestoreEventData { get; init; }
}

/// <summary>A restored copy of an archived object.</summary>
public sealed class S3RestoreEventData
{
    /// <summary>When the copy expires. <see langword="null"/> in S3 Intelligent-Tiering, where it does not.</summary>
    [LambdaJsonFormat(JsonFormat.UtcTimeMilliseconds)]
    public DateTimeOffset? LifecycleRestorationExpiryTime { get; init; }

    /// <summary>The storage class from which the object was restored.</summary>
    public string? LifecycleRestoreStorageClass { get; init; }
}

/// <summary>What a notification says of a replication.</summary>
public sealed class S3ReplicationEventData
{
    /// <summary>The id of the rule.</summary>
    public string? ReplicationRuleId { get; init; }

    /// <summary>The ARN of the destination.</summary>
    public string? DestinationBucket { get; init; }

    /// <summary>What is replicated, such as <c>OBJECT_PUT</c>.</summary>
    public string? S3Operation { get; init; }

    /// <summary>When the operation was requested.</summary>
    [LambdaJsonFormat(JsonFormat.UtcTimeMilliseconds)]
    public DateTimeOffset? RequestTime { get; init; }

    /// <summary>Why the replication failed. <see langword="null"/> if it did not.</summary>
    public string? FailureReason { get; init; }

    /// <summary>The time within which the object should be replicated, as text. <see langword="null"/> if the event is not about it.</summary>
    public string? Threshold { get; init; }

    /// <summary>How long the replication took, or when it ended, as text. <see langword="null"/> if it did not end.</summary>
    public string? ReplicationTime { get; init; }
}

/// <summary>What a notification says of S3 Intelligent-Tiering.</summary>
public sealed class S3IntelligentTieringEventData
{
    /// <summary><c>ARCHIVE_ACCESS</c> or <c>DEEP_ARCHIVE_ACCESS</c>.</summary>
    public string? DestinationAccessTier { get; init; }
}

/// <summary>What a notification says of a lifecycle rule.</summary>
public sealed class S3LifecycleEventData
{
    /// <summary>The transition.</summary>
    public S3TransitionEventData? TransitionEventData { get; init; }
}

/// <summary>The transition to another storage class.</summary>
public sealed class S3TransitionEventData
{
    /// <summary>The new storage class, such as <c>GLACIER</c>.</summary>
    public string? DestinationStorageClass { get; init; }
}

/// <summary>What a notification says of the retention of an object.</summary>
public sealed class S3ObjectRetentionEventData
{
    /// <summary><c>COMPLIANCE</c> or <c>GOVERNANCE</c>.</summary>
    public string? Mode { get; init; }

    /// <summary>Until when the object is retained.</summary>
    [LambdaJsonFormat(JsonFormat.UtcTimeMilliseconds)]
    public DateTimeOffset? RetainUntilDate { get; init; }

    /// <summary><c>ON</c> or <c>OFF</c>. <see langword="null"/> for a fixed retention.</summary>
    public string? EventHold { get; init; }

    /// <summary>For how long the object is retained after the hold, by unit: <c>days</c> or <c>years</c>. <see langword="null"/> for a fixed retention.</summary>
    public IReadOnlyDictionary<string, long?>? EventHoldDuration { get; init; }
}
