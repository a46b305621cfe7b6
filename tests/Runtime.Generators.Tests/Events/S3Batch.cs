using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Lambda.Runtime;

namespace Events.S3Batch;

public record BatchEvent(string InvocationSchemaVersion, string InvocationId, Job Job, ImmutableArray<BatchTask> Tasks);

public record Job(Guid Id, ImmutableDictionary<string, string>? UserArguments);

public record BatchTask(string TaskId, string S3Bucket, string S3Key, string? S3VersionId);

public static class Functions
{
    [LambdaHandler("s3-batch")]
    public static BatchEvent S3Batch(BatchEvent value) => value;
}
