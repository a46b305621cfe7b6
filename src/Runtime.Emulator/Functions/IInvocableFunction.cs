using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Emulator.Functions;

/// <summary>A function that the service can invoke by name. Safe to use from several threads.</summary>
internal interface IInvocableFunction
{
    /// <summary>The function's configuration.</summary>
    public FunctionConfiguration Configuration { get; }

    /// <summary>The peak memory of the function's process so far, in MB; <see langword="null"/> if it is not known.</summary>
    public int? PeakMemoryMB { get; }

    /// <summary>Why the function cannot process events, such as a build error; <see langword="null"/> if it can.</summary>
    public string? Problem { get; }

    /// <summary>Sends an event, and returns how the invocation ended.</summary>
    /// <exception cref="ObjectDisposedException">The function was disposed; it may have been replaced.</exception>
    /// <exception cref="InvalidOperationException">The function cannot take an event now; the message says why.</exception>
    public Task<InvocationResult> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken);
}
