using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Local.Building;

namespace Lambda.Runtime.Local.Running;

/// <summary>Replaces a function whose source does not compile: every caller gets the compiler's errors.</summary>
/// <param name="configuration">The function's configuration.</param>
/// <param name="failure">The compiler's errors.</param>
/// <param name="reporter">Reports each invocation.</param>
internal sealed class BuildFailedFunction(FunctionConfiguration configuration, BuildFailedException failure, InvocationReporter reporter) : IInvocableFunction
{
    public FunctionConfiguration Configuration => configuration;

    public string? Problem => failure.Message;

    public int? PeakMemoryMB => null;

    public Task<InvocationResult> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken)
    {
        InvocationResult result = LocalResults.BuildFailed(request, failure);
        reporter.ReportNotBuilt(configuration, result);
        return Task.FromResult(result);
    }
}
