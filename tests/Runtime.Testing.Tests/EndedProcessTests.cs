using System.Diagnostics;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Testing.Tests.TestFunctions;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests;

/// <summary>A process that exits by itself: which event gets the error, and that the event after it never does.</summary>
public class EndedProcessTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("end long after the response")]
    [InlineData("end after the response")]
    public async Task ProcessThatEndsAfterItsResponse_LeavesNextEventToNextProcess(string mode)
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(TestFunctionProcess.Path, TestFunctionProcess.Options(mode));
        var processes = new HashSet<int?>();
        for (int i = 0; i < 5; i++)
        {
            InvocationOutcome outcome = await function.InvokeAsync(i).WaitAsync(Guard);
            Assert.Equal((null, $"{i}"), (outcome.Error, outcome.Text));
            processes.Add(function.ProcessId);
        }

        Assert.Equal(5, processes.Count);
    }

    // Its response may arrive or not, but no event gets the exit of another event's process as its error.
    [Fact]
    public async Task ProcessThatDoesNotWaitForTheResponse_AffectsNoOtherEvent()
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(TestFunctionProcess.Path, TestFunctionProcess.Options("respond and vanish"));
        var processes = new HashSet<int?>();
        for (int i = 0; i < 5; i++)
        {
            InvocationOutcome outcome = await function.InvokeAsync(i).WaitAsync(Guard);
            Assert.Equal(outcome.IsError ? "Runtime.ExitError" : $"{i}", outcome.Error?.Type ?? outcome.Text);
            Assert.True(processes.Add(function.ProcessId), $"the event {i} did not go to a new process");
        }
    }

    // Its exit is reported a second later, because its child holds the log open.
    [Theory]
    [InlineData(null)]
    [InlineData(2)]
    public async Task ProcessThatEndsWhileItWaits_LeavesNextEventToNextProcess(int? maxConcurrency)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no sleep there.");
        LambdaFunctionOptions options = TestFunctionProcess.Options("leave a child behind") with { MaxConcurrency = maxConcurrency };
        await using LambdaFunction function = await LambdaFunction.StartAsync(TestFunctionProcess.Path, options);
        Assert.Equal("1", (await function.InvokeAsync(1).WaitAsync(Guard)).Text);
        using var process = Process.GetProcessById(function.ProcessId!.Value);
        process.Kill();
        Assert.True(process.WaitForExit(Guard));
        Assert.False(function.Exited.IsCompleted, "the exit was reported already, so this tests nothing");

        InvocationOutcome outcome = await function.InvokeAsync(2).WaitAsync(Guard);

        Assert.Equal((null, "2"), (outcome.Error, outcome.Text));
        Assert.NotEqual(process.Id, function.ProcessId);
    }

    // A killed process takes milliseconds to exit, and may still take an event that is sent in the meantime.
    [Fact]
    public async Task ProcessKilledWhileItWaits_LeavesNextEventToNextProcess()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux says that a process is ending.");
        await using LambdaFunction function = await LambdaFunction.StartAsync(TestFunctionProcess.Path, TestFunctionProcess.Options("echo"));
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal("1", (await function.InvokeAsync(1).WaitAsync(Guard)).Text);
            using var process = Process.GetProcessById(function.ProcessId!.Value);
            process.Kill();

            InvocationOutcome outcome = await function.InvokeAsync(2).WaitAsync(Guard);

            Assert.Equal((null, "2"), (outcome.Error, outcome.Text));
            Assert.NotEqual(process.Id, function.ProcessId);
        }
    }

    [Theory]
    [InlineData("1 (a (b) c) S 1 1 1 0 -1 4194560 1 1 0 0 0 0 0 0 20 0 1 0 1 1 1 1 1 1 1 1 1 0 0 0 0 0 0 0 17", false)]
    [InlineData("1 (a) Z 1 1 1 0 -1 4194560 1 1 0 0 0 0 0 0 20 0 1 0 1 1 1 1 1 1 1 1 1 0 0 0 0 0 0 0 17", true)]
    [InlineData("1 (a) S 1 1 1 0 -1 4194564 1 1 0 0 0 0 0 0 20 0 1 0 1 1 1 1 1 1 1 1 1 0 0 0 0 0 0 0 17", true)]
    [InlineData("1 (a) S 1 1 1 0 -1 4194560 1 1 0 0 0 0 0 0 20 0 1 0 1 1 1 1 1 1 1 1 1 256 0 0 0 0 0 0 17", true)]
    [InlineData("1 (a) S 1 1 1 0 -1 4194560 1 1 0 0 0 0 0 0 20 0 1 0 1 1 1 1 1 1 1 1 1 128 0 0 0 0 0 0 17", false)]
    public void StateOfAProcess_SaysWhetherItEnds(string stat, bool isEnding) => Assert.Equal(isEnding, ProcessState.IsEnding(stat));

    // The process is killed while the event is in its receive buffer: the function never read it.
    [Theory]
    [InlineData(null)]
    [InlineData(2)]
    public async Task ProcessThatEndsWithUnreadEvent_LeavesItToNextProcess(int? maxConcurrency)
    {
        LambdaFunctionOptions options = TestFunctionProcess.Options("vanish with an event unread") with { MaxConcurrency = maxConcurrency };
        await using LambdaFunction function = await LambdaFunction.StartAsync(TestFunctionProcess.Path, options);
        var processes = new HashSet<int?>();
        for (int i = 0; i < 4; i++)
        {
            InvocationOutcome outcome = await function.InvokeAsync(new string((char)('a' + i), 5000)).WaitAsync(Guard);
            Assert.Equal((null, 5002), (outcome.Error, outcome.Text.Length));
            Assert.True(processes.Add(function.ProcessId));
        }
    }

    [Fact]
    public async Task ProcessThatAlwaysEndsWithUnreadEvent_IsStartedForItOnce()
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(TestFunctionProcess.Path, TestFunctionProcess.Options("vanish with the first event unread"));

        InvocationOutcome outcome = await function.InvokeJsonAsync("{}").WaitAsync(Guard);

        Assert.Equal("Runtime.ExitError", outcome.Error!.Type);
        Assert.Equal(2, function.Logs.Count(static line => line == "started"));
    }

    [Fact]
    public async Task ProcessThatEndsWhileStreaming_IsErrorOfOnlyItsEvent()
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(TestFunctionProcess.Path, TestFunctionProcess.Options("vanish in a stream"));
        for (int i = 0; i < 5; i++)
        {
            int? process = function.ProcessId;
            InvocationOutcome outcome = await function.InvokeAsync(i).WaitAsync(Guard);
            Assert.Equal(("Runtime.ExitError", $"RequestId: {outcome.RequestId} Error: Runtime exited with error: signal: killed"), (outcome.Error!.Type, outcome.Error.Message));
            Assert.Equal((137, true), (outcome.ExitCode, outcome.IsStreamed));
            Assert.Equal(i > 0, process != function.ProcessId);
        }
    }

    // On a busy machine, or while a program of the function holds its log open, the exit is reported long after the connection was lost.
    [Fact]
    public async Task ExitThatIsReportedLate_IsTheErrorOfTheStream()
    {
        using var isRead = new SemaphoreSlim(0);
        var host = new SlowlyExitingHost(environment => KilledFunction.LoseConnectionInAStream(environment, isRead));
        LambdaFunctionOptions options = TestFunction.LongTimeouts with
        {
            OnStreamedChunk = (_, _) =>
            {
                host.BeginExit();
                isRead.Release();
                return ValueTask.CompletedTask;
            },
        };
        await using LambdaFunction function = await LambdaFunction.StartAsync(() => host, AppContext.BaseDirectory, options, TestContext.Current.CancellationToken);

        Task<InvocationOutcome> invocation = function.InvokeJsonAsync("{}");
        await Task.WhenAny(invocation, Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken));
        Assert.False(invocation.IsCompleted, "it ended before the exit was reported");
        host.ReportExit(7);

        InvocationOutcome outcome = await invocation.WaitAsync(Guard);
        Assert.Equal(("Runtime.ExitError", 7, true), (outcome.Error!.Type, outcome.ExitCode, outcome.IsStreamed));
    }

    [Fact]
    public async Task ProcessThatAlwaysExitsBeforeAnyEvent_IsErrorOfEventThatStartedIt()
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(TestFunctionProcess.Path, TestFunctionProcess.Options("poll and vanish"));

        InvocationOutcome outcome = await function.InvokeJsonAsync("{}").WaitAsync(Guard);

        Assert.Equal("Runtime.ExitError", outcome.Error!.Type);
        // The first process was not started for this event, but may have received it.
        Assert.InRange(function.Logs.Count(static line => line == "started"), 1, 2);
    }

    [Fact]
    public async Task ProcessThatDoesNotPoll_IsEnded_AndEventGoesToNextProcess()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        LambdaFunctionOptions options = TestFunctionProcess.Options("stay away") with
        {
            TimeProvider = time,
            Timeout = TimeSpan.FromSeconds(3),
            StopTimeout = TimeSpan.FromMilliseconds(200),
        };
        await using LambdaFunction function = await LambdaFunction.StartAsync(TestFunctionProcess.Path, options);
        Assert.Equal("1", (await function.InvokeAsync(1).WaitAsync(Guard)).Text);
        int? process = function.ProcessId;
        Task<InvocationOutcome> next = function.InvokeAsync(2);

        time.Advance(TimeSpan.FromSeconds(3));

        InvocationOutcome outcome = await next.WaitAsync(Guard);
        Assert.Equal((null, "2"), (outcome.Error, outcome.Text));
        Assert.NotEqual(process, function.ProcessId);
        Assert.Contains(function.Logs, static line => line.Contains("did not request /next within 3.00 seconds", StringComparison.Ordinal));
    }

    // In this process, where the function is a thread.
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task FunctionThatExitsAfterItsResponse_LeavesTheWaitingEventToTheNextInstance(int exitCode)
    {
        using var mayEnd = new ManualResetEventSlim();
        int starts = 0;
        await using LambdaFunction function = await TestFunction.StartMainAsync((environment, log) =>
        {
            if (Interlocked.Increment(ref starts) > 1)
                return TestFunction.Loop(environment, log, static next => next.Body);

            using var client = new RuntimeClient(environment["AWS_LAMBDA_RUNTIME_API"]);
            RuntimeResponse next = client.NextAsync().GetAwaiter().GetResult();
            client.RespondAsync(next, next.Text).GetAwaiter().GetResult();
            mayEnd.Wait(Guard);
            return exitCode;
        });
        Assert.Equal("1", (await function.InvokeAsync(1).WaitAsync(Guard)).Text);
        Task<InvocationOutcome> next = function.InvokeAsync(2);

        mayEnd.Set();

        InvocationOutcome outcome = await next.WaitAsync(Guard);
        Assert.Equal((null, "2", 2), (outcome.Error, outcome.Text, starts));
    }
}
