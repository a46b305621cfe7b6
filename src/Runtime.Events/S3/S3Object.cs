namespace Lambda.Runtime.Events;

/// <summary>The object of a notification.</summary>
public sealed class S3Object
{
    /// <summary>The key, decoded: a plus sign in the JSON is a space here. Pass it to Amazon S3 as it is.</summary>
    [LambdaJsonFormat(JsonFormat.FormUrlEncoded)]
    public string Key { get; init; } = "";

    /// <summary>The size in bytes. <see langword="null"/> if the object was deleted.</summary>
    public long? Size { get; init; }

    /// <summary>The entity tag. <see langword="null"/> if the object was deleted.</summary>
    public string? ETag { get; init; }

    /// <summary>The version. <see langword="null"/> if the bucket has no versioning.</summary>
    public string? VersionId { get; init; }

    /// <summary>
    /// The order of events of one key, in hexadecimal, if the object was created or deleted. To compare two, pad the shorter one with zeros at its end, and compare the texts.
    /// </summary>
    public string? Sequencer { get; init; }

    /// <summary>Whether the object has annotations, if it was copied.</summary>
    public bool? HasObjectAnnotation { get; init; }
}
