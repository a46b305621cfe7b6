using Lambda.Runtime.Local.Running;
using Lambda.Runtime.Testing;
using Lambda.Runtime.Testing.Service;

namespace Lambda.Runtime.Local.Page;

/// <summary>A function whose invocations the page tells of, whoever asked for them.</summary>
/// <param name="function">The function.</param>
/// <param name="news">Takes its invocations.</param>
internal sealed class RecordedFunction(IServedFunction function, PageNews news) : IServedFunction
{
    public LambdaFunctionOptions Options => function.Options;

    public int? PeakMemoryMB => function.PeakMemoryMB;

    /// <summary>Why it cannot answer; <see langword="null"/> where it can.</summary>
    public string? Problem => (function as UnbuiltFunction)?.Failure.Message;

    public async Task<InvocationOutcome> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken)
    {
        DateTimeOffset began = DateTimeOffset.UtcNow;
        InvocationOutcome outcome = await function.InvokeAsync(request, cancellationToken);
        news.Add(new PastInvocation(began, Options, PeakMemoryMB, request.Payload, outcome));
        return outcome;
    }
}
