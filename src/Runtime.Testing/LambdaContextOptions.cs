namespace Lambda.Runtime.Testing;

/// <summary>What a <see cref="TestLambdaContext"/> knows of its invocation.</summary>
public sealed record LambdaContextOptions
{
    /// <summary>The invocation's id; a new GUID unless set.</summary>
    public string? AwsRequestId { get; init; }

    /// <summary>The function: its name, version, memory, ARN and time-out. The service's defaults unless set.</summary>
    public LambdaFunctionOptions Function { get; init; } = new();

    /// <summary>The invocation: tenant, client context, identity, trace.</summary>
    public InvocationOptions Invocation { get; init; } = new();

    /// <summary>When the service would end the invocation; after the function's time-out unless set.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Called with each line that the handler logs by the context's logger, from any thread. Nobody is unless set.</summary>
    public Action<string>? OnLog { get; init; }
}
