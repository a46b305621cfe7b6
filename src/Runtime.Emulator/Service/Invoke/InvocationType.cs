namespace Lambda.Runtime.Emulator.Service.Invoke;

/// <summary>The values of <c>X-Amz-Invocation-Type</c>.</summary>
internal enum InvocationType
{
    /// <summary>The caller waits for the response.</summary>
    RequestResponse,

    /// <summary>The caller does not wait.</summary>
    Event,

    /// <summary>The request is validated, and the function is not invoked.</summary>
    DryRun,
}
