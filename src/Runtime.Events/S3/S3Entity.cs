namespace Lambda.Runtime.Events;

/// <summary>The bucket and the object of a notification.</summary>
public sealed class S3Entity
{
    /// <summary>The version of this structure, <c>1.0</c>.</summary>
    public string? S3SchemaVersion { get; init; }

    /// <summary>The id of the notification in the bucket's configuration.</summary>
    public string? ConfigurationId { get; init; }

    /// <summary>The bucket.</summary>
    public S3Bucket Bucket { get => field ??= new(); init; }

    /// <summary>The object.</summary>
    public S3Object Object { get => field ??= new(); init; }

    /// <summary>The annotations, for <see cref="S3EventNames.ObjectAnnotationPut"/> and <see cref="S3EventNames.ObjectAnnotationDelete"/>.</summary>
    public IReadOnlyList<S3ObjectAnnotation>? ObjectAnnotation { get; init; }
}

/// <summary>The bucket of a notification.</summary>
public sealed class S3Bucket
{
    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The owner.</summary>
    public S3Identity? OwnerIdentity { get; init; }

    /// <summary>The ARN.</summary>
    public string? Arn { get; init; }
}

/// <summary>An annotation of an object.</summary>
public sealed class S3ObjectAnnotation
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The size in bytes.</summary>
    public long? Size { get; init; }

    /// <summary>The entity tag.</summary>
    public string? ETag { get; init; }
}
