namespace Lambda.Runtime.Emulator.Invocations;

/// <summary>An event, and what else the service knows of the invocation that it asks for.</summary>
/// <param name="Payload">The event's bytes. They must not change before the invocation has ended.</param>
internal sealed record InvocationRequest(ReadOnlyMemory<byte> Payload)
{
    /// <summary>The invocation's id.</summary>
    public string RequestId { get; init; } = Guid.NewGuid().ToString();

    /// <summary>The alias that the caller gave, which the ARN then ends in.</summary>
    public string? Qualifier { get; init; }

    /// <summary>X-Ray's header, whole; a new trace where there is none.</summary>
    public string? TraceId { get; init; }

    /// <summary>What the caller said of itself, as JSON in one line of ASCII.</summary>
    public string? ClientContext { get; init; }

    /// <summary>Who the caller is by Amazon Cognito, as JSON in one line of ASCII.</summary>
    public string? CognitoIdentity { get; init; }

    /// <summary>The tenant, of a function with tenant isolation.</summary>
    public string? TenantId { get; init; }

    /// <summary>What to do with a streamed answer; what the function's options say where there is none.</summary>
    public StreamSink? StreamSink { get; init; }
}
