using System.Collections.Concurrent;
using System.Text;
using Lambda.Runtime.Testing.Tests.TestFunctions;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests;

/// <summary>A function that processes several invocations at the same time, under the loop of the runtime in this process.</summary>
public class ConcurrentFunctionTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task InvocationsUpToTheMaximum_RunConcurrently_AndOthersWait()
    {
        using var all = new Barrier(4);
        int running = 0;
        var most = new ConcurrentBag<int>();
        await using LambdaFunction function = await LoopFunction.StartAsync(invocation =>
        {
            most.Add(Interlocked.Increment(ref running));
            Assert.True(all.SignalAndWait(Guard), "the others did not run at the same time");
            invocation.ResponseWriter.WriteString(Text(invocation));
            Interlocked.Decrement(ref running);
            Assert.True(all.SignalAndWait(Guard));
        }, Options(4));

        InvocationOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => function.InvokeAsync(number)));

        Assert.Equal(Enumerable.Range(0, 12).Select(number => $"{number}"), outcomes.Select(outcome => outcome.Value<string>()));
        Assert.Equal(12, outcomes.Select(outcome => outcome.RequestId).Distinct().Count());
        Assert.Equal(4, most.Max());
    }

    [Fact]
    public async Task Timeout_LeavesTheFunctionAndItsSiblings_AndTheLateResponseIsDropped()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var entered = new SemaphoreSlim(0);
        using var lateMayGo = new ManualResetEventSlim();
        using var siblingMayGo = new ManualResetEventSlim();
        using var both = new Barrier(2);
        await using LambdaFunction function = await LoopFunction.StartAsync(invocation =>
        {
            entered.Release();
            string text = Text(invocation);
            Assert.True(text switch
            {
                "1" => lateMayGo.Wait(Guard),
                "2" => siblingMayGo.Wait(Guard),
                _ => both.SignalAndWait(Guard),
            });
            invocation.ResponseWriter.WriteString(text);
        }, Options(2) with { TimeProvider = time, Timeout = TimeSpan.FromSeconds(3) });
        Task<InvocationOutcome> late = function.InvokeJsonAsync("1");
        await entered.WaitWithinLimitAsync();
        time.Advance(TimeSpan.FromSeconds(2));
        Task<InvocationOutcome> sibling = function.InvokeJsonAsync("2");
        await entered.WaitWithinLimitAsync();

        time.Advance(TimeSpan.FromSeconds(1));

        InvocationOutcome timedOut = await late;
        Assert.Equal("Sandbox.Timedout", timedOut.Error!.Type);
        Assert.Equal($"RequestId: {timedOut.RequestId} Error: Task timed out after 3.00 seconds", timedOut.Error.Message);
        Assert.Null(timedOut.ExitCode);
        siblingMayGo.Set();
        Assert.Equal("2", (await sibling).Value<string>());
        lateMayGo.Set();

        // Both polls take an event again: the handler that timed out has returned.
        InvocationOutcome[] next = await Task.WhenAll(function.InvokeJsonAsync("3"), function.InvokeJsonAsync("4"));
        Assert.Equal(["3", "4"], next.Select(outcome => outcome.Value<string>()));
        Assert.Contains("410", Assert.Single(function.Logs), StringComparison.Ordinal);
        Assert.False(function.Exited.IsCompleted);
    }

    [Fact]
    public async Task Crash_EndsAllInvocations_AndQueuedCallersGetANewInstance()
    {
        int starts = 0;
        await using LambdaFunction function = await TestFunction.StartMainAsync((environment, log) =>
            Interlocked.Increment(ref starts) == 1
                ? CrashWithTwo(environment)
                : TestFunction.Loop(environment, log, next => next.Body), TestFunction.LongTimeouts with { MaxConcurrency = 2 });

        InvocationOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(number => function.InvokeAsync(number)));

        InvocationOutcome[] crashed = [.. outcomes.Where(outcome => outcome.IsError)];
        Assert.Equal(2, crashed.Length);
        Assert.All(crashed, outcome => Assert.Equal(
            ("Runtime.ExitError", $"RequestId: {outcome.RequestId} Error: Runtime exited with error: exit status 9"),
            (outcome.Error!.Type, outcome.Error.Message)));
        Assert.Single(outcomes, outcome => !outcome.IsError);
        Assert.Equal(2, starts);
    }

    [Fact]
    public async Task Logs_AreAssignedByRequestId()
    {
        using var both = new Barrier(2);
        await using LambdaFunction function = await LoopFunction.StartAsync(invocation =>
        {
            Assert.True(both.SignalAndWait(Guard));
            throw new FormatException($"no {Text(invocation)}");
        }, Options(2));

        InvocationOutcome[] outcomes = await Task.WhenAll(function.InvokeJsonAsync("1"), function.InvokeJsonAsync("2"));

        Assert.Contains("no 1", Assert.Single(outcomes[0].Logs), StringComparison.Ordinal);
        Assert.Contains($"\"requestId\":\"{outcomes[0].RequestId}\"", outcomes[0].Logs[0], StringComparison.Ordinal);
        Assert.Contains("no 2", Assert.Single(outcomes[1].Logs), StringComparison.Ordinal);
        Assert.Equal(2, function.Logs.Count);
    }

    [Fact]
    public async Task LinesWithoutARequestId_BelongToNoInvocation()
    {
        await using LambdaFunction function = await TestFunction.StartMainAsync((environment, log) =>
            TestFunction.Loop(environment, log, next =>
            {
                log.Write("text\n{ no JSON\n{\"requestId\":7}\n[]\n"u8);
                log.Write(Encoding.UTF8.GetBytes($$"""{"requestId":"{{next.RequestId}}"}""" + "\n"));
                return [];
            }), TestFunction.LongTimeouts with { MaxConcurrency = 1 });

        InvocationOutcome outcome = await function.InvokeJsonAsync("1");

        Assert.Equal([$$"""{"requestId":"{{outcome.RequestId}}"}"""], outcome.Logs);
        Assert.Equal(5, function.Logs.Count);
    }

    [Fact]
    public async Task Environment_IsThatOfAManagedInstance()
    {
        IReadOnlyDictionary<string, string>? seen = null;
        await using LambdaFunction function = await TestFunction.StartMainAsync((environment, log) =>
        {
            seen = environment;
            return TestFunction.Loop(environment, log, next => next.Body);
        }, TestFunction.LongTimeouts with { MaxConcurrency = 8 });

        Assert.Equal(("8", "lambda-managed-instances", "JSON"), (seen!["AWS_LAMBDA_MAX_CONCURRENCY"],
            seen["AWS_LAMBDA_INITIALIZATION_TYPE"], seen["AWS_LAMBDA_LOG_FORMAT"]));
    }

    [Fact]
    public async Task VariableInTheOptions_IsRefused()
    {
        var options = new LambdaFunctionOptions { Environment = new Dictionary<string, string> { ["AWS_LAMBDA_MAX_CONCURRENCY"] = "2" } };

        ArgumentException refusal = await Assert.ThrowsAsync<ArgumentException>(
            () => TestFunction.StartAsync(next => next.Body, options));

        Assert.Contains("Set LambdaFunctionOptions.MaxConcurrency", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InvalidCount_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LambdaFunctionOptions { MaxConcurrency = 0 });

    [Fact]
    public async Task Dispose_EndsRunningAndWaitingInvocations()
    {
        using var entered = new SemaphoreSlim(0);
        using var mayGo = new ManualResetEventSlim();
        LambdaFunction function = await LoopFunction.StartAsync(_ =>
        {
            entered.Release();
            Assert.True(mayGo.Wait(Guard));
        }, Options(1));
        Task<InvocationOutcome> running = function.InvokeJsonAsync("1");
        await entered.WaitWithinLimitAsync();
        Task<InvocationOutcome> inLine = function.InvokeJsonAsync("2");

        ValueTask disposal = function.DisposeAsync();
        mayGo.Set();
        await disposal;

        foreach (Task<InvocationOutcome> ended in new[] { running, inLine })
            Assert.Equal(typeof(LambdaFunction).FullName, (await Assert.ThrowsAsync<ObjectDisposedException>(() => ended)).ObjectName);
    }

    private static LambdaFunctionOptions Options(int concurrency) => TestFunction.LongTimeouts with { MaxConcurrency = concurrency };

    private static string Text(Invocation invocation) => Encoding.UTF8.GetString(invocation.Event.Span);

    /// <summary>Takes two events, and exits.</summary>
    private static int CrashWithTwo(IReadOnlyDictionary<string, string> environment)
    {
        using var client = new RuntimeClient(environment["AWS_LAMBDA_RUNTIME_API"]);
        Assert.True(Task.WaitAll([client.NextAsync(), client.NextAsync()], Guard));
        return 9;
    }
}
