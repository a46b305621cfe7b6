namespace Lambda.Runtime.Emulator.Invocations;

/// <summary>The service's request to a function: the event, and what else the service knows about the invocation.</summary>
/// <param name="Payload">The event's bytes. They must not change before the invocation ends.</param>
internal sealed record InvocationRequest(ReadOnlyMemory<byte> Payload)
{
    /// <summary>The invocation's ID.</summary>
    public string RequestId { get; init; } = Guid.NewGuid().ToString();

    /// <summary>The alias that the caller named; the ARN of the invocation ends with it.</summary>
    public string? Qualifier { get; init; }

    /// <summary>X-Ray's header; <see langword="null"/> to start a new trace.</summary>
    public string? TraceId { get; init; }

    /// <summary>The client context, as JSON in one line of ASCII.</summary>
    public string? ClientContext { get; init; }

    /// <summary>The caller's Amazon Cognito identity, as JSON in one line of ASCII.</summary>
    public string? CognitoIdentity { get; init; }

    /// <summary>The tenant ID, for a function with tenant isolation.</summary>
    public string? TenantId { get; init; }

    /// <summary>How long the invocation may take; <see langword="null"/> for the timeout of the function's configuration.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>What to do with a streamed response; <see langword="null"/> to do what the function's configuration says.</summary>
    public StreamSink? StreamSink { get; init; }
}
