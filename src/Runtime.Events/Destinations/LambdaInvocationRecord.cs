namespace Lambda.Runtime.Events;

/// <summary>The record of an asynchronous invocation, which Lambda sends to the destination of the function for successes or failures.</summary>
/// <remarks>
/// A function gets it directly, in <c>SqsEvent&lt;LambdaInvocationRecord&gt;</c>, in <c>SnsEvent&lt;LambdaInvocationRecord&gt;</c>, in
/// <c>EventBridgeEvent&lt;LambdaInvocationRecord&gt;</c>, or in an object of Amazon S3, depending on the destination.
/// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
/// </remarks>
public sealed class LambdaInvocationRecord : LambdaInvocationRecordDetails
{
    /// <summary>The event of the invocation. Absent if it is too large for the destination.</summary>
    public RawJson RequestPayload { get; init; }

    /// <summary>The response of the function, or the error that it reported: an object with <c>errorMessage</c> and <c>errorType</c>. Absent if it did not run.</summary>
    public RawJson ResponsePayload { get; init; }
}

/// <summary>The record of an asynchronous invocation, whose event and response are read into types.</summary>
/// <typeparam name="TRequest">The type of the event.</typeparam>
/// <typeparam name="TResponse">The type of the response; for failures, a type with the members <c>errorMessage</c> and <c>errorType</c>.</typeparam>
/// <inheritdoc cref="LambdaInvocationRecord" path="/remarks"/>
public sealed class LambdaInvocationRecord<TRequest, TResponse> : LambdaInvocationRecordDetails
{
    /// <summary>The event of the invocation. <see langword="null"/> if it is too large for the destination.</summary>
    public TRequest? RequestPayload { get; init; }

    /// <summary>The response of the function, or the error that it reported. <see langword="null"/> if it did not run.</summary>
    public TResponse? ResponsePayload { get; init; }
}

/// <summary>What every record of invocations has that Lambda sends to a destination.</summary>
public abstract class LambdaInvocationRecordDetails
{
    private protected LambdaInvocationRecordDetails()
    {
    }

    /// <summary>The version of this structure, <c>1.0</c>.</summary>
    public string? Version { get; init; }

    /// <summary>When Lambda created the record.</summary>
    [LambdaJsonFormat(JsonFormat.UtcTimeMilliseconds)]
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The invocation.</summary>
    public LambdaInvocationRequestContext RequestContext { get => field ??= new(); init; }

    /// <summary>How it ended. <see langword="null"/> if the function did not run.</summary>
    public LambdaInvocationResponseContext? ResponseContext { get; init; }
}
