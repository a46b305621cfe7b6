using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Local.Page;

/// <summary>A function whose invocations the page tells of, whoever asked for them.</summary>
/// <param name="function">The function.</param>
/// <param name="news">Takes its invocations.</param>
internal sealed class RecordedFunction(IServedFunction function, PageNews news) : IServedFunction
{
    public FunctionConfiguration Configuration => function.Configuration;

    public int? PeakMemoryMB => function.PeakMemoryMB;

    public string? Problem => function.Problem;

    public async Task<InvocationResult> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken)
    {
        DateTimeOffset began = DateTimeOffset.UtcNow;
        InvocationResult outcome = await function.InvokeAsync(request, cancellationToken);
        news.Add(new PastInvocation(began, Configuration, PeakMemoryMB, outcome));
        return outcome;
    }
}
