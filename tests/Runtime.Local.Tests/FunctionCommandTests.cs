using System.Diagnostics;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Local.Running;
using Lambda.Runtime.Testing;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Local.Tests;

/// <summary><c>dotnet run</c> under another emulator, which sets <c>AWS_LAMBDA_RUNTIME_API</c>: here, that of the testing package.</summary>
public sealed class FunctionCommandTests
{
    [Fact]
    public async Task RuntimeApiOfAnotherEmulator_GetsTheFunctionItself()
    {
        await using LambdaFunction function = await StartAsync("name its handler", "--port", "9000");

        InvocationOutcome outcome = await function.InvokeJsonAsync("{}", TestContext.Current.CancellationToken);

        Assert.Equal("\"bootstrap of Orders\"", outcome.Text);
        Assert.Contains(function.Logs, static line => line.StartsWith(
            "AWS_LAMBDA_RUNTIME_API is set: Lambda.Runtime.Local.Tests starts without the emulator and gets its events from 127.0.0.1:", StringComparison.Ordinal));
        Assert.Contains(function.Logs, static line => line.EndsWith(" Ignored, because only the emulator has them: --port.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Handler_ReplacesTheVariable()
    {
        await using LambdaFunction function = await StartAsync("name its handler", "--handler", "Place");

        Assert.Equal("\"Place of Orders\"", (await function.InvokeJsonAsync("{}", TestContext.Current.CancellationToken)).Text);
        Assert.DoesNotContain(function.Logs, static line => line.Contains("Ignored", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signal_EndsTheFunction()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        await using LambdaFunction function = await StartAsync("echo");

        ProcessSignal.Terminate(function.ProcessId!.Value);

        // The exit code of the function, which SIGTERM has ended.
        Assert.Equal(143, await function.Exited.WithinLimit());
    }

    [Theory]
    [InlineData("127.0.0.1:port", 1, "AWS_LAMBDA_RUNTIME_API is \"127.0.0.1:port\": ", "Expected host:port, for example 127.0.0.1:9001")]
    [InlineData("https://127.0.0.1:9001", 1, "AWS_LAMBDA_RUNTIME_API is \"https://127.0.0.1:9001\": its scheme is https", "To start the emulator, unset the variable.")]
    [InlineData("127.0.0.1:9001", 2, "--event needs the emulator, which does not start because AWS_LAMBDA_RUNTIME_API is '127.0.0.1:9001'.", "leave out --event", "--event", "e.json")]
    public async Task InvalidCombination_IsReported(string runtimeApi, int exitCode, string found, string expected, params string[] options)
    {
        var start = new ProcessStartInfo("dotnet", [.. Arguments, .. options]) { RedirectStandardError = true };
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = runtimeApi;
        foreach ((string name, string value) in TestFunctionProcess.Options("exit").Environment)
            start.Environment[name] = value;
        using Process run = Process.Start(start)!;

        string shown = await run.ReadWithinLimitAsync(run.StandardError);

        await run.EndWithinLimitAsync();
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(found, shown, StringComparison.Ordinal);
        Assert.Contains(expected, shown, StringComparison.Ordinal);
    }

    // What MSBuild makes of `dotnet run`; the function is this program.
    private static string[] Arguments => ["exec", typeof(RunCommand).Assembly.Location, "run", typeof(FunctionCommandTests).Assembly.Location];

    private static Task<LambdaFunction> StartAsync(string mode, params string[] options) => LambdaFunction.StartAsync(
        () => new ProcessHost("dotnet", [.. Arguments, .. options]) { WorkingDirectory = AppContext.BaseDirectory },
        AppContext.BaseDirectory,
        TestFunctionProcess.Options(mode) with { FunctionName = "Orders" },
        TestContext.Current.CancellationToken);
}
