using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Testing.Tests.EventSources;

/// <summary>A function that ends each invocation at once.</summary>
/// <param name="completion">How it ends.</param>
internal sealed class FailingFunction(InvocationCompletion completion) : IInvocableFunction
{
    private int _invocations;

    /// <summary>The number of invocations so far.</summary>
    public int Invocations => Volatile.Read(ref _invocations);

    public FunctionConfiguration Configuration { get; } = new();

    public int? PeakMemoryMB => null;

    public string? Problem => null;

    public Task<InvocationResult> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _invocations);
        return Task.FromResult(InvocationResult.From(request, completion));
    }
}
