namespace Lambda.Runtime.Events;

/// <summary>Values of <see cref="EventBridgeEnvelope.DetailType"/> with an <see cref="S3EventDetail"/>. Their source is <c>aws.s3</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html</remarks>
public static class S3EventDetailTypes
{
    /// <summary>An object was created. <see cref="S3EventDetail.Reason"/> says how.</summary>
    public const string ObjectCreated = "Object Created";

    /// <summary>An object was deleted. <see cref="S3EventDetail.Reason"/> says by what.</summary>
    public const string ObjectDeleted = "Object Deleted";

    /// <summary>The restore of an archived object began.</summary>
    public const string ObjectRestoreInitiated = "Object Restore Initiated";

    /// <summary>The restore of an archived object is complete.</summary>
    public const string ObjectRestoreCompleted = "Object Restore Completed";

    /// <summary>The restored copy of an archived object expired.</summary>
    public const string ObjectRestoreExpired = "Object Restore Expired";

    /// <summary>An object moved to another storage class.</summary>
    public const string ObjectStorageClassChanged = "Object Storage Class Changed";

    /// <summary>S3 Intelligent-Tiering moved an object to an archive tier.</summary>
    public const string ObjectAccessTierChanged = "Object Access Tier Changed";

    /// <summary>The access control list of an object was set.</summary>
    public const string ObjectAclUpdated = "Object ACL Updated";

    /// <summary>The tags of an object were set.</summary>
    public const string ObjectTagsAdded = "Object Tags Added";

    /// <summary>The tags of an object were deleted.</summary>
    public const string ObjectTagsDeleted = "Object Tags Deleted";
}
