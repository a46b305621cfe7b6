using Lambda.Runtime.Local.Building;
using Lambda.Runtime.Testing;
using Lambda.Runtime.Testing.Service;

namespace Lambda.Runtime.Local.Running;

/// <summary>Stands for a function whose source does not compile: every caller hears what the compiler said.</summary>
/// <param name="options">What the function was configured with.</param>
/// <param name="failure">The compiler's words.</param>
/// <param name="terminal">Tells of each call.</param>
internal sealed class UnbuiltFunction(LambdaFunctionOptions options, BuildFailedException failure, Terminal terminal) : IServedFunction
{
    public LambdaFunctionOptions Options => options;

    public BuildFailedException Failure => failure;

    public int? PeakMemoryMB => null;

    public Task<InvocationOutcome> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken)
    {
        InvocationOutcome outcome = LocalOutcomes.BuildFailed(request.RequestId, failure);
        terminal.Report(options.FunctionName, outcome, "not built");
        return Task.FromResult(outcome);
    }
}
