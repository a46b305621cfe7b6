namespace Lambda.Runtime.Events;

/// <summary>The invocation of which a destination gets a record.</summary>
public sealed class LambdaInvocationRequestContext
{
    /// <summary>The id of the request.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>The ARN of the function, with its version or alias.</summary>
    public string FunctionArn { get; init; } = "";

    /// <summary>Why there is a record: one of <see cref="LambdaInvocationConditions"/>.</summary>
    public string Condition { get; init; } = "";

    /// <summary>How often the function was invoked. More than that is possible.</summary>
    public int? ApproximateInvokeCount { get; init; }
}

/// <summary>How an invocation ended.</summary>
public sealed class LambdaInvocationResponseContext
{
    /// <summary>The status of the invocation: 200 also if the function reported an error.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The version of the function, such as <c>$LATEST</c>.</summary>
    public string? ExecutedVersion { get; init; }

    /// <summary><c>Handled</c> or <c>Unhandled</c> if the function reported an error or did not respond. <see langword="null"/> after a success.</summary>
    public string? FunctionError { get; init; }
}

/// <summary>Values of <see cref="LambdaInvocationRequestContext.Condition"/>.</summary>
public static class LambdaInvocationConditions
{
    /// <summary>The function succeeded.</summary>
    public const string Success = "Success";

    /// <summary>An asynchronous invocation, or a record for a Kafka topic, failed in all attempts.</summary>
    public const string RetriesExhausted = "RetriesExhausted";

    /// <summary>An asynchronous event became too old.</summary>
    public const string EventAgeExceeded = "EventAgeExceeded";

    /// <summary>A batch failed in all attempts.</summary>
    public const string RetryAttemptsExhausted = "RetryAttemptsExhausted";

    /// <summary>Records of a batch became too old.</summary>
    public const string RecordAgeExceeded = "RecordAgeExceeded";

    /// <summary>A record of Apache Kafka is too large for an invocation.</summary>
    public const string MaximumPayloadSizeExceeded = "MaximumPayloadSizeExceeded";
}
