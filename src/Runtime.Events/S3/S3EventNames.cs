namespace Lambda.Runtime.Events;

/// <summary>Values of <see cref="S3Record.EventName"/>.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html</remarks>
public static class S3EventNames
{
    /// <summary>An object was created by <c>PutObject</c>.</summary>
    public const string ObjectCreatedPut = "ObjectCreated:Put";

    /// <summary>An object was created by an HTML form.</summary>
    public const string ObjectCreatedPost = "ObjectCreated:Post";

    /// <summary>An object was created by <c>CopyObject</c>.</summary>
    public const string ObjectCreatedCopy = "ObjectCreated:Copy";

    /// <summary>An object was created by a multipart upload.</summary>
    public const string ObjectCreatedCompleteMultipartUpload = "ObjectCreated:CompleteMultipartUpload";

    /// <summary>An object, or a version of it, was deleted.</summary>
    public const string ObjectRemovedDelete = "ObjectRemoved:Delete";

    /// <summary>An object in a bucket with versioning was deleted; its versions remain.</summary>
    public const string ObjectRemovedDeleteMarkerCreated = "ObjectRemoved:DeleteMarkerCreated";

    /// <summary>The restore of an archived object began.</summary>
    public const string ObjectRestorePost = "ObjectRestore:Post";

    /// <summary>The restore of an archived object is complete.</summary>
    public const string ObjectRestoreCompleted = "ObjectRestore:Completed";

    /// <summary>The restored copy of an archived object expired.</summary>
    public const string ObjectRestoreDelete = "ObjectRestore:Delete";

    /// <summary>An object of the storage class Reduced Redundancy was lost.</summary>
    public const string ReducedRedundancyLostObject = "ReducedRedundancyLostObject";

    /// <summary>An object was not replicated.</summary>
    public const string ReplicationOperationFailedReplication = "Replication:OperationFailedReplication";

    /// <summary>An object was not replicated in time.</summary>
    public const string ReplicationOperationMissedThreshold = "Replication:OperationMissedThreshold";

    /// <summary>An object was replicated, but not in time.</summary>
    public const string ReplicationOperationReplicatedAfterThreshold = "Replication:OperationReplicatedAfterThreshold";

    /// <summary>The replication of an object is no longer tracked.</summary>
    public const string ReplicationOperationNotTracked = "Replication:OperationNotTracked";

    /// <summary>A lifecycle rule deleted an object, or a version of it.</summary>
    public const string LifecycleExpirationDelete = "LifecycleExpiration:Delete";

    /// <summary>A lifecycle rule deleted an object in a bucket with versioning; its versions remain.</summary>
    public const string LifecycleExpirationDeleteMarkerCreated = "LifecycleExpiration:DeleteMarkerCreated";

    /// <summary>A lifecycle rule moved an object to another storage class.</summary>
    public const string LifecycleTransition = "LifecycleTransition";

    /// <summary>S3 Intelligent-Tiering moved an object to an archive tier.</summary>
    public const string IntelligentTiering = "IntelligentTiering";

    /// <summary>The tags of an object were set.</summary>
    public const string ObjectTaggingPut = "ObjectTagging:Put";

    /// <summary>The tags of an object were deleted.</summary>
    public const string ObjectTaggingDelete = "ObjectTagging:Delete";

    /// <summary>The access control list of an object was set.</summary>
    public const string ObjectAclPut = "ObjectAcl:Put";

    /// <summary>An annotation of an object was set.</summary>
    public const string ObjectAnnotationPut = "ObjectAnnotation:Put";

    /// <summary>An annotation of an object was deleted.</summary>
    public const string ObjectAnnotationDelete = "ObjectAnnotation:Delete";

    /// <summary>The retention of an object was set.</summary>
    public const string ObjectRetentionPut = "ObjectRetention:Put";
}
