namespace Lambda.Runtime.Events;

/// <summary>Whether an object was processed: the response to an <see cref="S3BatchEvent"/>.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-invoke-lambda.html</remarks>
public sealed class S3BatchResponse
{
    /// <summary>That of the event.</summary>
    public string InvocationSchemaVersion { get; init; } = "";

    /// <summary>The result of a task without one: one of <see cref="S3BatchResultCodes"/>, <see cref="S3BatchResultCodes.PermanentFailure"/> by default.</summary>
    public string TreatMissingKeysAs { get; init; } = S3BatchResultCodes.PermanentFailure;

    /// <summary>That of the event.</summary>
    public string InvocationId { get; init; } = "";

    /// <summary>The results: one for each task.</summary>
    public IReadOnlyList<S3BatchResult> Results { get; init; } = [];

    /// <summary>Creates the response to an event, with its ids.</summary>
    /// <param name="request">The event.</param>
    /// <param name="results">The results, from the methods of <see cref="S3BatchTask"/>.</param>
    public static S3BatchResponse Create(S3BatchEvent request, IReadOnlyList<S3BatchResult> results)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new() { InvocationSchemaVersion = request.InvocationSchemaVersion, InvocationId = request.InvocationId, Results = results };
    }
}

/// <summary>The result of a task.</summary>
public sealed class S3BatchResult
{
    /// <summary>The task's <see cref="S3BatchTask.TaskId"/>.</summary>
    public string TaskId { get; init; } = "";

    /// <summary>One of <see cref="S3BatchResultCodes"/>, <see cref="S3BatchResultCodes.PermanentFailure"/> by default.</summary>
    public string ResultCode { get; init; } = S3BatchResultCodes.PermanentFailure;

    /// <summary>A text for the report of the job. For <see cref="S3BatchResultCodes.TemporaryFailure"/>, only that of the last attempt.</summary>
    public string ResultString { get; init; } = "";
}

/// <summary>The values of <see cref="S3BatchResult.ResultCode"/>.</summary>
public static class S3BatchResultCodes
{
    /// <summary>The object was processed.</summary>
    public const string Succeeded = "Succeeded";

    /// <summary>The object is processed again before the job ends.</summary>
    public const string TemporaryFailure = "TemporaryFailure";

    /// <summary>The object was not processed.</summary>
    public const string PermanentFailure = "PermanentFailure";
}
