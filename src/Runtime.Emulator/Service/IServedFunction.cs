namespace Lambda.Runtime.Testing.Service;

/// <summary>What stands behind a function's name. Safe to use from several threads.</summary>
internal interface IServedFunction
{
    /// <summary>What it is configured with; its ARN and memory size are told to callers.</summary>
    public LambdaFunctionOptions Options { get; }

    /// <summary>The most memory that its process has had so far, in MB; <see langword="null"/> where nobody can tell.</summary>
    public int? PeakMemoryMB { get; }

    /// <summary>Sends an event, and says how it ended.</summary>
    /// <exception cref="ObjectDisposedException">The function is gone: it may have been replaced meanwhile.</exception>
    /// <exception cref="InvalidOperationException">It takes no event now; the message says why.</exception>
    public Task<InvocationOutcome> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken);
}
