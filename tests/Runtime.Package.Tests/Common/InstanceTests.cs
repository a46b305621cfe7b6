using System.Diagnostics;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Common;

/// <summary>Which events end an instance of a function, and which do not.</summary>
public sealed class InstanceTests(FunctionsUnderTest functions) : IClassFixture<FunctionsUnderTest>
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Timeout_KillsProcess_AndNextEventStartsNewOne()
    {
        await using LambdaFunction function = await Start("Await", new() { Timeout = TimeSpan.FromMilliseconds(300) });
        int first = function.ProcessId!.Value;

        InvocationOutcome late = await function.InvokeJsonAsync("-1", Cancellation);

        Assert.Equal("Sandbox.Timedout", late.Error!.Type);
        Assert.Equal($$"""{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: {{late.RequestId}} Error: Task timed out after 0.30 seconds"}""", late.Text);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(first));

        await InvokeUntilResponse(function);
        Assert.NotEqual(first, function.ProcessId);
    }

    /// <summary>Shutdown methods run beside the handler, which is not interrupted.</summary>
    [Fact]
    public async Task Timeout_RunsShutdownMethods()
    {
        var options = new LambdaFunctionOptions { Handler = "Quick", Timeout = TimeSpan.FromMilliseconds(300) };
        await using LambdaFunction function = await LambdaFunction.StartAsync(await functions.Shutdown, options, Cancellation);

        InvocationOutcome late = await function.InvokeJsonAsync("-1", Cancellation);

        Assert.Equal(("Sandbox.Timedout", 0), (late.Error!.Type, late.ExitCode));
        Assert.Equal(["closed", "disposed"], late.Logs);
    }

    [Fact]
    public async Task Exit_IsError_AndNextEventStartsNewProcess()
    {
        await using LambdaFunction function = await Start("Exit", new());
        int first = function.ProcessId!.Value;

        InvocationOutcome ended = await function.InvokeJsonAsync("1", Cancellation);
        InvocationOutcome next = await function.InvokeJsonAsync("0", Cancellation);

        Assert.Equal(
            $$"""{"errorType":"Runtime.ExitError","errorMessage":"RequestId: {{ended.RequestId}} Error: Runtime exited with error: exit status 1"}""", ended.Text);
        Assert.Equal(1, ended.ExitCode);
        Assert.Equal($"RequestId: {next.RequestId} Error: Runtime exited without providing a reason", next.Error!.Message);
        Assert.NotEqual(first, function.ProcessId);
    }

    [Fact]
    public async Task TimeoutOfConcurrentInvocation_DoesNotAffectOthers()
    {
        await using LambdaFunction function = await Start("Await", new() { MaxConcurrency = 2, Timeout = TimeSpan.FromMilliseconds(500) });
        int process = function.ProcessId!.Value;

        // It responds after its caller has received a timeout.
        Task<InvocationOutcome> late = function.InvokeJsonAsync("1000", Cancellation);
        await InvokeUntilResponse(function);

        Assert.Equal("Sandbox.Timedout", (await late).Error!.Type);
        await LogHas(function, "410");
        await InvokeUntilResponse(function);
        Assert.Equal(process, function.ProcessId);
        Assert.False(function.Exited.IsCompleted);
    }

    [Fact]
    public async Task ExitDuringConcurrentInvocations_EndsAll()
    {
        await using LambdaFunction function = await Start("Exit", new() { MaxConcurrency = 3, Timeout = TimeSpan.FromMinutes(1) });
        Task<InvocationOutcome> first = function.InvokeJsonAsync("-1", Cancellation);
        Task<InvocationOutcome> second = function.InvokeJsonAsync("-1", Cancellation);

        // After both have started, because an event that the process has not read when it ends goes to the next process.
        InvocationOutcome[] outcomes = await Task.WhenAll(first, second, function.InvokeJsonAsync("103", Cancellation));

        Assert.All(outcomes, outcome => Assert.Equal(
            $"RequestId: {outcome.RequestId} Error: Runtime exited with error: exit status 3", outcome.Error!.Message));
    }

    private async Task<LambdaFunction> Start(string handler, LambdaFunctionOptions options) =>
        await LambdaFunction.StartAsync(await functions.Probe, options with { Handler = handler }, Cancellation);

    /// <summary>Invokes until there is a response: the timeout is short for other tests, and a busy machine may need several attempts.</summary>
    private static async Task InvokeUntilResponse(LambdaFunction function)
    {
        InvocationOutcome outcome;
        int attempts = 0;
        do
            outcome = await function.InvokeJsonAsync("1", Cancellation);
        while (outcome.Error?.Type == "Sandbox.Timedout" && ++attempts < 60);
        Assert.Equal("1", outcome.Text);
    }

    /// <summary>Waits until the log has a line, which may still be in the pipe, and sends events in the meantime.</summary>
    private static async Task LogHas(LambdaFunction function, string text)
    {
        long start = Stopwatch.GetTimestamp();
        while (!function.Logs.Any(line => line.Contains(text, StringComparison.Ordinal)))
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(1), $"its log never had {text}: {string.Join('\n', function.Logs)}");
            await function.InvokeJsonAsync("5", Cancellation);
        }
    }
}
