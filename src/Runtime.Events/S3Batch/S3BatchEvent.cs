using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>An object that a job of Amazon S3 Batch Operations processes.</summary>
/// <remarks>
/// The response is an <see cref="S3BatchResponse"/>. https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-invoke-lambda.html
/// </remarks>
public sealed class S3BatchEvent
{
    /// <summary>The version of this structure, which the job sets: <c>1.0</c> or <c>2.0</c>.</summary>
    public string InvocationSchemaVersion { get; init; } = "";

    /// <summary>Identifies the event, for the response.</summary>
    public string InvocationId { get; init; } = "";

    /// <summary>The job.</summary>
    public S3BatchJob? Job { get; init; }

    /// <summary>The object. There is one.</summary>
    public IReadOnlyList<S3BatchTask> Tasks { get; init; } = [];
}

/// <summary>A job of Amazon S3 Batch Operations.</summary>
public sealed class S3BatchJob
{
    /// <summary>The id.</summary>
    public string? Id { get; init; }

    /// <summary>The arguments of the job, by name. <see langword="null"/> if it has none, and in version 1.0.</summary>
    public IReadOnlyDictionary<string, string>? UserArguments { get; init; }
}

/// <summary>An object that a job processes.</summary>
public sealed class S3BatchTask
{
    /// <summary>Identifies the task, for the response.</summary>
    public string TaskId { get; init; } = "";

    /// <summary>The key of the object. It is decoded; in the event it is in the encoding of HTML forms.</summary>
    [LambdaJsonFormat(JsonFormat.FormUrlEncoded)]
    public string S3Key { get; init; } = "";

    /// <summary>The version of the object. <see langword="null"/> if the manifest has no versions.</summary>
    public string? S3VersionId { get; init; }

    /// <summary>The ARN of the bucket. <see langword="null"/> in version 2.0.</summary>
    public string? S3BucketArn { get; init; }

    /// <summary>The name of the bucket. <see langword="null"/> in version 1.0.</summary>
    public string? S3Bucket { get; init; }

    /// <summary>The name of the bucket, in both versions.</summary>
    [JsonIgnore]
    public string BucketName => S3Bucket ?? S3BucketArn?[(S3BucketArn.LastIndexOf(':') + 1)..] ?? "";

    /// <summary>Creates the result for an object that was processed.</summary>
    /// <param name="result">A text for the report of the job.</param>
    public S3BatchResult Succeeded(string result = "") => new() { TaskId = TaskId, ResultCode = S3BatchResultCodes.Succeeded, ResultString = result };

    /// <summary>Creates the result for an object that is processed again before the job ends.</summary>
    /// <inheritdoc cref="PermanentFailure"/>
    public S3BatchResult TemporaryFailure(string reason) => new() { TaskId = TaskId, ResultCode = S3BatchResultCodes.TemporaryFailure, ResultString = reason };

    /// <summary>Creates the result for an object that was not processed.</summary>
    /// <param name="reason">A text for the report of the job.</param>
    public S3BatchResult PermanentFailure(string reason) => new() { TaskId = TaskId, ResultCode = S3BatchResultCodes.PermanentFailure, ResultString = reason };
}
