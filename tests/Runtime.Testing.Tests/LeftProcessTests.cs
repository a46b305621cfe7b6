using System.Diagnostics;
using System.Globalization;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Testing.Tests.TestFunctions;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests;

/// <summary>Programs that a function started and that still run when it exits: on Lambda they end with it.</summary>
public sealed class LeftProcessTests
{
    private const string Variable = "LEFT_PROCESS_TEST";

    /// <summary>Scripts that write the process ID of a program that keeps running.</summary>
    public static TheoryData<string> Scripts =>
    [
        "echo $$; exec sleep 1000 >/dev/null 2>&1",
        // The parent exits; the program does not hold the function's log open, or does.
        "sleep 1000 >/dev/null 2>&1 & echo $!",
        "sleep 1000 >&2 & echo $!",
        // In its own session, and it ignores signals.
        "setsid sh -c 'trap \"\" HUP INT TERM; echo $$; while :; do sleep 1000; done' 2>/dev/null &",
        // It keeps starting other programs.
        "(while :; do sleep 0.001; done) >/dev/null 2>&1 & echo $!",
        "LAMBDA_TASK_ROOT= HOME= sleep 1000 >/dev/null 2>&1 & echo $!",
    ];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task BackgroundProgram_EndsWhenFunctionIsStopped(string script)
    {
        LambdaFunction function = await StartAsync();
        int program = await ProgramAsync(function, script);
        await function.DisposeAsync();
        Assert.False(StartedProgram.IsRunning(program));
    }

    [Fact]
    public async Task BackgroundProgramOfHangingFunction_EndsWithIt()
    {
        LambdaFunction function = await StartAsync("start programs and hang at the end", static options => options with { StopTimeout = TimeSpan.FromMilliseconds(200) });
        int program = await ProgramAsync(function, "sleep 1000 >/dev/null 2>&1 & echo $!");
        await function.DisposeAsync();
        Assert.False(StartedProgram.IsRunning(program));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task BackgroundProgram_EndsWhenItsInstanceCrashes_AndThoseOfOthersContinue(string script)
    {
        await using LambdaFunction function = await StartAsync(), other = await StartAsync();
        int program = await ProgramAsync(function, script), others = await ProgramAsync(other, script);
        Assert.Equal("Runtime.ExitError", (await function.InvokeAsync("crash").WithinLimit()).Error!.Type);
        Assert.False(StartedProgram.IsRunning(program));
        Assert.True(StartedProgram.IsRunning(others));
        int next = await ProgramAsync(function, script);
        Assert.True(StartedProgram.IsRunning(next));
    }

    [Fact]
    public async Task BackgroundProgram_EndsWhenFunctionTimesOut()
    {
        var time = new FakeTimeProvider();
        await using LambdaFunction function = await StartAsync(configure: options => options with { TimeProvider = time });
        int program = await ProgramAsync(function, "sleep 1000 >/dev/null 2>&1 & echo $!");
        Task<InvocationOutcome> late = function.InvokeAsync("hang");
        // The timeout starts when the function takes the event.
        for (long start = Stopwatch.GetTimestamp(); !late.IsCompleted && Stopwatch.GetElapsedTime(start) < Limit.Short; await Task.Delay(10, TestContext.Current.CancellationToken))
            time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("Sandbox.Timedout", (await late.WithinLimit()).Error!.Type);
        Assert.False(StartedProgram.IsRunning(program));
    }

    /// <summary>A value that only begins with the function's value is a different one.</summary>
    [Fact]
    public async Task ProgramWithAnotherValueOrName_IsNotKilled()
    {
        await using LambdaFunction function = await StartAsync();
        int longer = await ProgramAsync(function, "AWS_LAMBDA_RUNTIME_API=${AWS_LAMBDA_RUNTIME_API}0 sleep 1000 >/dev/null 2>&1 & echo $!");
        int renamed = await ProgramAsync(function, "NOT_AWS_LAMBDA_RUNTIME_API=$AWS_LAMBDA_RUNTIME_API env -u AWS_LAMBDA_RUNTIME_API sleep 1000 >/dev/null 2>&1 & echo $!");
        await function.InvokeAsync("crash").WithinLimit();
        foreach (int left in new[] { longer, renamed })
        {
            Assert.True(StartedProgram.IsRunning(left));
            using var program = Process.GetProcessById(left);
            program.Kill();
        }
    }

    [Fact]
    public void Kill_EndsOnlyProgramsWithTheValue()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux shows the environment of a process.");
        string value = Guid.NewGuid().ToString("N");
        using Process matching = Sleep($"{value}1");
        using Process other = Sleep($"{value}2");
        try
        {
            OrphanedProcesses.Kill($"{Variable}={value}0");
            Assert.True(StartedProgram.IsRunning(matching.Id));

            OrphanedProcesses.Kill($"{Variable}={value}1");
            Assert.False(StartedProgram.IsRunning(matching.Id));
            Assert.True(StartedProgram.IsRunning(other.Id));
        }
        finally
        {
            matching.Kill();
            other.Kill();
        }
    }

    private static Process Sleep(string value) =>
        Process.Start(new ProcessStartInfo("/bin/sleep", ["1000"]) { Environment = { [Variable] = value } })!;

    private static Task<LambdaFunction> StartAsync(string mode = "start programs", Func<LambdaFunctionOptions, LambdaFunctionOptions>? configure = null)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux shows the environment of a process.");
        return LambdaFunction.StartAsync(
            TestFunctionProcess.Path, (configure ?? (static options => options))(TestFunctionProcess.Options(mode)), TestContext.Current.CancellationToken);
    }

    private static async Task<int> ProgramAsync(LambdaFunction function, string script)
    {
        InvocationOutcome outcome = await function.InvokeAsync(script).WithinLimit();
        int program = int.Parse(outcome.Value<string>()!, CultureInfo.InvariantCulture);
        Assert.True(StartedProgram.IsRunning(program));
        return program;
    }
}
