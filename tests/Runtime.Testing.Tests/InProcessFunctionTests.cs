using System.Text;
using System.Text.Json;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Testing.Tests.TestFunctions;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests;

public class InProcessFunctionTests
{
    private sealed record Person(string Name);

    [Fact]
    public async Task Invoke_ReturnsTheResponse()
    {
        await using LambdaFunction function = await TestFunction.StartAsync(next => next.Body);

        InvocationOutcome outcome = await function.InvokeAsync(new Person("World"));

        Assert.False(outcome.IsError);
        Assert.Null(outcome.Error);
        Assert.Equal("""{"name":"World"}""", outcome.Text);
        Assert.Equal(new Person("World"), outcome.Value<Person>());
        Assert.True(Guid.TryParse(outcome.RequestId, out _));
        Assert.True(outcome.Duration > TimeSpan.Zero);
        Assert.True(function.TimeToNext > TimeSpan.Zero);
        Assert.Null(function.ProcessId);
    }

    [Fact]
    public async Task InvokeBytesAndJson_SendThemUnchanged()
    {
        await using LambdaFunction function = await TestFunction.StartAsync(next => next.Body);
        byte[] bytes = [0, 255, 128, 10];

        Assert.Equal(bytes, (await function.InvokeBytesAsync(bytes)).Payload.ToArray());
        Assert.Equal("{ \"a\" : 1 }", (await function.InvokeJsonAsync("{ \"a\" : 1 }")).Text);
    }

    [Fact]
    public async Task ThrowingHandler_ReturnsAnErrorAndTheFunctionContinues()
    {
        await using LambdaFunction function = await TestFunction.StartAsync(
            next => next.Text == "1" ? throw new FormatException("no ones") : next.Body);

        InvocationOutcome failed = await function.InvokeJsonAsync("1");
        InvocationOutcome succeeded = await function.InvokeJsonAsync("2");

        Assert.True(failed.IsError);
        Assert.Equal(("FormatException", "no ones", "Function.FormatException"),
            (failed.Error!.Type, failed.Error.Message, failed.Error.FunctionErrorType));
        Assert.Null(failed.ExitCode);
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => failed.Value<int>());
        Assert.Contains("FormatException: no ones", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, succeeded.Value<int>());
    }

    [Fact]
    public async Task ConcurrentInvocations_RunOneByOne()
    {
        await using LambdaFunction function = await TestFunction.StartAsync(next => next.Body);

        InvocationOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => function.InvokeAsync(number)));

        Assert.Equal(Enumerable.Range(0, 20), outcomes.Select(outcome => outcome.Value<int>()));
    }

    [Fact]
    public async Task Options_ReachTheFunction()
    {
        var options = new LambdaFunctionOptions
        {
            Handler = "hello",
            FunctionName = "greeter",
            FunctionVersion = "7",
            MemorySizeMB = 512,
            Timeout = TimeSpan.FromMinutes(5),
            Environment = { ["STAGE"] = "test", ["AWS_REGION"] = "eu-west-1" },
        };
        IReadOnlyDictionary<string, string>? seen = null;
        await using LambdaFunction function = await TestFunction.StartMainAsync((environment, log) =>
        {
            seen = environment;
            return TestFunction.Loop(environment, log, next => Encoding.UTF8.GetBytes(next.Headers["Lambda-Runtime-Invoked-Function-Arn"]));
        }, options);

        InvocationOutcome outcome = await function.InvokeJsonAsync("{}");

        Assert.Equal("arn:aws:lambda:us-east-1:123456789012:function:greeter", outcome.Text);
        Assert.Equal(("hello", "greeter", "7", "512"), (seen!["_HANDLER"], seen["AWS_LAMBDA_FUNCTION_NAME"],
            seen["AWS_LAMBDA_FUNCTION_VERSION"], seen["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]));
        Assert.Equal(("test", "eu-west-1"), (seen["STAGE"], seen["AWS_REGION"]));
        Assert.Matches(@"^127\.0\.0\.1:\d+$", seen["AWS_LAMBDA_RUNTIME_API"]);
    }

    [Fact]
    public async Task ApiAddressInTheOptions_IsRefused()
    {
        var options = new LambdaFunctionOptions
        {
            Environment = new Dictionary<string, string> { ["AWS_LAMBDA_RUNTIME_API"] = "localhost:1" },
        };

        ArgumentException refusal = await Assert.ThrowsAsync<ArgumentException>(
            () => TestFunction.StartAsync(next => next.Body, options));

        Assert.Contains("Leave it out", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_AreKeptPerFunctionAndPerInvocation()
    {
        await using LambdaFunction function = await TestFunction.StartMainAsync((environment, log) =>
        {
            log.Write("starting\n"u8);
            return TestFunction.Loop(environment, log, next =>
            {
                log.Write(Encoding.UTF8.GetBytes($"got {next.Text}\nand more\n"));
                return [];
            });
        });

        await function.InvokeJsonAsync("1");
        InvocationOutcome second = await function.InvokeJsonAsync("2");

        Assert.Equal(["got 2", "and more"], second.Logs);
        Assert.Equal(["starting", "got 1", "and more", "got 2", "and more"], function.Logs);
    }

    [Fact]
    public async Task InitError_IsThrownWithExitCodeAndLog()
    {
        LambdaInitException exception = await Assert.ThrowsAsync<LambdaInitException>(() => TestFunction.StartMainAsync((environment, log) =>
        {
            log.Write("cannot start\n"u8);
            return TestFunction.FailInit(environment, """{"errorType":"Oops","errorMessage":"no database","stackTrace":["at Startup"]}""");
        }));

        Assert.Equal(("Oops", "no database", "Runtime.Failed"),
            (exception.Error.Type, exception.Error.Message, exception.Error.FunctionErrorType));
        Assert.Equal(1, exception.ExitCode);
        Assert.Equal(["cannot start"], exception.Logs);
        Assert.Contains("Oops: no database (exit code 1)\nIts log:\ncannot start", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>A test sets no variable: the message names the option.</summary>
    [Theory]
    [InlineData("Runtime.HandlerNotFound", "_HANDLER is \"bootstrap\", which is not a handler of this program. Expected one of: A, B.", "\n_HANDLER is the value of LambdaFunctionOptions.Handler.")]
    [InlineData("Runtime.InvalidMaxConcurrency", "AWS_LAMBDA_MAX_CONCURRENCY is \"5000\". Expected a number from 1 to 1000.", "\nAWS_LAMBDA_MAX_CONCURRENCY is the value of LambdaFunctionOptions.MaxConcurrency.")]
    [InlineData("Runtime.HandlerNotFound", "The program has no handler. Put [LambdaHandler] on a method.", "")]
    public async Task InitErrorAboutAVariable_NamesTheOption(string type, string message, string option)
    {
        LambdaInitException exception = await Assert.ThrowsAsync<LambdaInitException>(() => TestFunction.StartMainAsync((environment, _) =>
            TestFunction.FailInit(environment, JsonSerializer.Serialize(new { errorType = type, errorMessage = message }))));

        Assert.Equal($"The function failed to initialize: {type}: {message} (exit code 1){option}\nIts log is empty.", exception.Message);
    }

    /// <summary>As in a program of <c>dotnet new console</c>, whose top-level statements do not start the runtime.</summary>
    [Fact]
    public async Task ReturnBeforeNext_IsThrownAsExitErrorThatNamesTheEntryPoint()
    {
        LambdaInitException exception = await Assert.ThrowsAsync<LambdaInitException>(
            () => TestFunction.StartMainAsync((_, _) => 0));

        Assert.Equal("Runtime.ExitError", exception.Error.Type);
        Assert.Equal(
            "Runtime exited without providing a reason before its first /next. Does the program have a Main or top-level statements? They have to end with "
            + "'return Lambda.Runtime.LambdaHost.Run(Lambda.Runtime.Generated.LambdaHandlers.All);', or be deleted (LAMBDA012)",
            exception.Error.Message);
    }

    [Fact]
    public async Task CrashBeforeNext_IsThrownAsExitError()
    {
        LambdaInitException exception = await Assert.ThrowsAsync<LambdaInitException>(
            () => TestFunction.StartMainAsync((_, _) => throw new FormatException("broken start")));

        Assert.Equal("Runtime.ExitError", exception.Error.Type);
        Assert.Equal("Runtime exited with error: signal: aborted before its first /next", exception.Error.Message);
        Assert.Equal(134, exception.ExitCode);
        Assert.Contains("broken start", exception.Logs[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task InitTimeout_IsThrown()
    {
        var time = new FakeTimeProvider();
        var started = new TaskCompletionSource();
        Task<LambdaFunction> start = TestFunction.StartMainAsync((_, _) =>
        {
            started.SetResult();
            TestFunction.Hang();
            return 0;
        }, new LambdaFunctionOptions { TimeProvider = time, StopTimeout = TimeSpan.Zero });
        await started.Task.WithinLimit();

        time.Advance(TimeSpan.FromSeconds(10));

        LambdaInitException exception = await Assert.ThrowsAsync<LambdaInitException>(() => start);
        Assert.Equal("Sandbox.Timedout", exception.Error.Type);
        Assert.Contains("within 10.00 seconds", exception.Error.Message, StringComparison.Ordinal);
        Assert.Null(exception.ExitCode);
    }

    [Fact]
    public async Task ExitInAnInvocation_IsAnExitErrorAndTheNextOneStartsANewInstance()
    {
        int starts = 0;
        await using LambdaFunction function = await TestFunction.StartMainAsync((environment, log) =>
        {
            Interlocked.Increment(ref starts);
            return TestFunction.Loop(environment, log, next => next.Text == "1" ? next.Body : throw new ExitException(5));
        });

        InvocationOutcome outcome = await function.InvokeJsonAsync("{}");

        Assert.Equal("Runtime.ExitError", outcome.Error!.Type);
        Assert.Equal($"RequestId: {outcome.RequestId} Error: Runtime exited with error: exit status 5", outcome.Error.Message);
        Assert.Equal(5, outcome.ExitCode);
        Assert.Equal(5, await function.Exited);
        Assert.Equal(1, starts);

        Assert.Equal("1", (await function.InvokeJsonAsync("1")).Text);
        Assert.Equal(2, starts);
        Assert.False(function.Exited.IsCompleted);
    }

    [Fact]
    public async Task Timeout_IsReportedAndTheLateResponseIsRejected()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var release = new ManualResetEventSlim();
        await using LambdaFunction function = await TestFunction.StartAsync(next =>
        {
            release.WaitWithinLimit();
            return next.Body;
        }, new LambdaFunctionOptions { TimeProvider = time, StopTimeout = TimeSpan.FromMilliseconds(1) });
        Task<InvocationOutcome> invocation = function.InvokeJsonAsync("{}");

        time.Advance(TimeSpan.FromSeconds(3));

        InvocationOutcome outcome = await invocation;
        Assert.Equal("Sandbox.Timedout", outcome.Error!.Type);
        Assert.Equal($"RequestId: {outcome.RequestId} Error: Task timed out after 3.00 seconds", outcome.Error.Message);
        Assert.Equal($$"""{"errorType":"Sandbox.Timedout","errorMessage":"{{outcome.Error.Message}}"}""", outcome.Text);

        // A thread cannot be killed, so a new instance is started only after it has ended.
        InvalidOperationException refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => function.InvokeJsonAsync("{}"));
        Assert.Contains("its handler still runs", refusal.Message, StringComparison.Ordinal);
        release.Set();
        Assert.Equal(1, await function.Exited);
        Assert.Equal("2", (await function.InvokeJsonAsync("2")).Text);
    }

    [Fact]
    public async Task ClockOfTest_IsClockOfHandler()
    {
        var time = new FakeTimeProvider();
        using var started = new SemaphoreSlim(0);
        await using LambdaFunction function = await LoopFunction.StartAsync(invocation =>
        {
            using InvocationDeadline deadline = CancellationMargin.Create(new LambdaEnvironment(new Dictionary<string, string>()), 1000).Start(invocation);
            TimeSpan remaining = invocation.Context.RemainingTime;
            started.Release();
            Assert.True(deadline.Token.WaitHandle.WaitOne(TimeSpan.FromMinutes(1)), "the token was not canceled");
            invocation.ResponseWriter.WriteString($"{remaining.TotalSeconds}, then {invocation.Context.RemainingTime.TotalSeconds}");
        }, TestFunction.LongTimeouts with { TimeProvider = time, Timeout = TimeSpan.FromSeconds(900) });
        Task<InvocationOutcome> invocation = function.InvokeJsonAsync("{}");
        await started.WaitWithinLimitAsync();

        time.Advance(TimeSpan.FromSeconds(899));

        Assert.Equal("900, then 1", (await invocation).Value<string>());
    }

    /// <summary>The loop of a batch and the token of its handler begin at different times, and end at the same.</summary>
    [Fact]
    public async Task HalfOfTheTime_IsThatOfTheInvocation()
    {
        var time = new FakeTimeProvider();
        using var started = new SemaphoreSlim(0);
        await using LambdaFunction function = await LoopFunction.StartAsync(invocation =>
        {
            var margin = CancellationMargin.Create(new LambdaEnvironment(new Dictionary<string, string>()), 90_000);
            DateTimeOffset begin = invocation.Context.Now;
            DateTimeOffset first = margin.GetTime(invocation.Context);
            time.Advance(TimeSpan.FromSeconds(20));
            using InvocationDeadline deadline = margin.Start(invocation);
            DateTimeOffset second = margin.GetTime(invocation.Context);
            started.Release();
            Assert.True(deadline.Token.WaitHandle.WaitOne(TimeSpan.FromMinutes(1)), "the token was not canceled");
            invocation.ResponseWriter.WriteString($"{(first - begin).TotalSeconds}, {(second - begin).TotalSeconds}, {(invocation.Context.Now - begin).TotalSeconds}");
        }, TestFunction.LongTimeouts with { TimeProvider = time, Timeout = TimeSpan.FromSeconds(100) });
        Task<InvocationOutcome> invocation = function.InvokeJsonAsync("{}");
        await started.WaitWithinLimitAsync();

        time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("50, 50, 50", (await invocation).Value<string>());
    }

    [Fact]
    public async Task InstanceThatDoesNotRestart_IsAnErrorOfTheInvocation()
    {
        int starts = 0;
        await using LambdaFunction function = await TestFunction.StartMainAsync((environment, log) =>
            Interlocked.Increment(ref starts) switch
            {
                2 => TestFunction.FailInit(environment, """{"errorType":"Oops","errorMessage":"no database"}"""),
                3 => 7,
                _ => TestFunction.Loop(environment, log, next => next.Text == "1" ? next.Body : throw new ExitException(5)),
            });
        await function.InvokeJsonAsync("{}");

        InvocationOutcome second = await function.InvokeJsonAsync("{}");
        InvocationOutcome third = await function.InvokeJsonAsync("{}");
        InvocationOutcome fourth = await function.InvokeJsonAsync("1");

        Assert.Equal(("Oops", "no database", 1), (second.Error!.Type, second.Error.Message, second.ExitCode));
        Assert.Equal("""{"errorType":"Oops","errorMessage":"no database"}""", second.Text);
        Assert.Equal(("Runtime.ExitError", 7), (third.Error!.Type, third.ExitCode));
        Assert.Equal("1", fourth.Text);
    }

    [Fact]
    public async Task CanceledWait_LeavesTheInvocationRunning()
    {
        using var release = new ManualResetEventSlim();
        using var cancellation = new CancellationTokenSource();
        await using LambdaFunction function = await TestFunction.StartAsync(next =>
        {
            release.WaitWithinLimit();
            return next.Body;
        });
        Task<InvocationOutcome> abandoned = function.InvokeJsonAsync("1", cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        Task<InvocationOutcome> second = function.InvokeJsonAsync("2", TestContext.Current.CancellationToken);
        release.Set();
        Assert.Equal("2", (await second).Text);
    }

    // The clock does not advance, so the init timeout never elapses.
    [Fact]
    public async Task Dispose_CancelsAStartThatHangs()
    {
        using var hangs = new SemaphoreSlim(0);
        int starts = 0;
        LambdaFunction function = await TestFunction.StartMainAsync((environment, log) =>
        {
            if (Interlocked.Increment(ref starts) == 1)
                return TestFunction.Loop(environment, log, _ => throw new ExitException(5));

            hangs.Release();
            TestFunction.Hang();
            return 0;
        }, new LambdaFunctionOptions { TimeProvider = new FakeTimeProvider(), StopTimeout = TimeSpan.Zero });
        Assert.Equal("Runtime.ExitError", (await function.InvokeJsonAsync("1").WithinLimit()).Error!.Type);
        Task<InvocationOutcome> second = function.InvokeJsonAsync("2");
        await hangs.WaitWithinLimitAsync();

        await function.DisposeAsync().AsTask().WithinLimit();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => second).WithinLimit();
    }

    [Fact]
    public async Task Dispose_EndsTheLoopByProtocol()
    {
        LambdaFunction function = await TestFunction.StartAsync(next => next.Body);
        await function.InvokeJsonAsync("1");

        await function.DisposeAsync();

        Assert.Equal(1, await function.Exited);
        await function.DisposeAsync();
        ObjectDisposedException disposed = await Assert.ThrowsAsync<ObjectDisposedException>(() => function.InvokeJsonAsync("1"));
        Assert.Equal("Lambda.Runtime.Testing.LambdaFunction", disposed.ObjectName);
        Assert.StartsWith("The function 'function' was disposed of.", disposed.Message, StringComparison.Ordinal);
    }

    // A thread cannot be killed, as the service kills a process. What it reports instead is not in the log.
    [Theory]
    [InlineData("Text")]
    [InlineData("JSON")]
    public async Task Dispose_LeavesNoRecordOfTheRuntime(string format)
    {
        LambdaFunctionOptions options = TestFunction.LongTimeouts with { Environment = new Dictionary<string, string> { ["AWS_LAMBDA_LOG_FORMAT"] = format } };
        LambdaFunction function = await LoopFunction.StartAsync(static invocation => invocation.ResponseWriter.WriteNull(), options);
        await function.InvokeJsonAsync("1");

        await function.DisposeAsync();

        Assert.Empty(function.Logs);
    }

    [Fact]
    public async Task EventOverTheLimit_IsRefused()
    {
        await using LambdaFunction function = await TestFunction.StartAsync(next => next.Body);

        ArgumentException refusal = await Assert.ThrowsAsync<ArgumentException>(() => function.InvokeBytesAsync(new byte[6_291_557]));

        Assert.Contains("6291557 bytes", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyFunctions_RunSideBySide()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
        {
            await using LambdaFunction function = await TestFunction.StartAsync(_ => Encoding.UTF8.GetBytes($"{number}"));
            Assert.Equal(number, (await function.InvokeJsonAsync("{}")).Value<int>());
        }));
    }
}
