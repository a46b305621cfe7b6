using System.Text;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Local.Page;
using Lambda.Runtime.Local.Running;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Local.Tests;

/// <summary>The function of <c>--event</c>, whose initialization fails.</summary>
public sealed class OneEventTests
{
    [Theory]
    [InlineData("log and fail init", "NoHandler: There is no handler.")]
    [InlineData("fail init with a sentence", "NoHandler: There is no handler.")]
    [InlineData("exit", "Runtime.ExitError: Runtime exited with error: exit status 7 before its first /next")]
    public async Task FailedInitialization_IsTheResultAndShownOnce(string mode, string error)
    {
        (InvocationResult result, string shown) = await InvokeAsync(mode);

        Assert.Equal(error, $"{result.Error!.Type}: {result.Error.Message}");
        Assert.Equal(2, shown.Split(error).Length);
        Assert.DoesNotContain("next event", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("did not start", shown, StringComparison.Ordinal);
        Assert.Contains("Hello  error  ", shown, StringComparison.Ordinal);
    }

    /// <summary>As on Lambda, where the timeout of the function then applies.</summary>
    [Fact]
    public async Task InitializationThatTimesOut_IsRepeatedForTheEvent()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no sleep.");
        int hosts = 0;
        (InvocationResult result, string shown) = await InvokeAsync(
            "echo",
            static configuration => configuration with { InitTimeout = TimeSpan.FromMilliseconds(100) },
            () => hosts++ == 0 ? new ProcessHost("/bin/sleep", "60") : new ProcessHost(TestFunctionProcess.Path));

        Assert.Equal("{}", Encoding.UTF8.GetString(result.Payload.Span));
        Assert.Contains("within 0.10 seconds. The event tries again, within the timeout of the function.\n", shown, StringComparison.Ordinal);
        Assert.Contains("Hello  ok  ", shown, StringComparison.Ordinal);
    }

    private static async Task<(InvocationResult Result, string Shown)> InvokeAsync(
        string mode, Func<FunctionConfiguration, FunctionConfiguration>? configure = null, Func<FunctionHost>? createHost = null)
    {
        await using var output = new SharedWriter();
        var terminal = new Terminal(output);
        FunctionConfiguration configuration = TestFunctionProcess.Options(mode).ToConfiguration() with { FunctionName = "Hello" };
        await using var function = new LocalFunction(
            createHost ?? (static () => new ProcessHost(TestFunctionProcess.Path)), AppContext.BaseDirectory, configure?.Invoke(configuration) ?? configuration, terminal,
            new InvocationReporter(terminal, new InvocationHistory()))
        {
            HasOneEvent = true,
        };
        await function.StartAsync().WithinLimit();

        InvocationResult result = await function.InvokeAsync(new InvocationRequest("{}"u8.ToArray()), TestContext.Current.CancellationToken).WithinLimit();
        return (result, output.ToString());
    }
}
