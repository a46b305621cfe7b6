using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Local.Page;
using Lambda.Runtime.Local.Running;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Local.Tests;

/// <summary>What <c>dotnet run</c> prints at the start.</summary>
public sealed class StartupBannerTests
{
    [Fact]
    public async Task SingleFunction_HasAllPathsOfTheFunctionUrl() =>
        Assert.Contains("\n  url       http://b:2/, the function URL\n  handlers  Hello\n", await PrintAsync("Hello"), StringComparison.Ordinal);

    [Fact]
    public async Task SeveralFunctions_EachHaveAFunctionUrl() => Assert.Contains(
        "\n  url       http://b:2/lambda-url/Count/, the function URL of Count\n            http://b:2/lambda-url/Hello/, the function URL of Hello\n  handlers  Count, Hello\n",
        await PrintAsync("Count", "Hello"),
        StringComparison.Ordinal);

    [Fact]
    public async Task SeveralFunctions_ProcessIsThatOfTheFirst() => Assert.Matches(
        @"\n  process   \d+ of Count, for a debugger to attach to; each other function starts with its first event\n", await PrintAsync("Count", "Hello"));

    private static async Task<string> PrintAsync(params string[] names)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(output);
        var reporter = new InvocationReporter(terminal, new InvocationHistory());
        LocalFunction[] functions =
        [
            .. names.Select(name => new LocalFunction(
                static () => new ProcessHost(TestFunctionProcess.Path),
                AppContext.BaseDirectory,
                TestFunctionProcess.Options("echo").ToConfiguration() with { FunctionName = name, Handler = name },
                terminal,
                reporter)),
        ];
        await functions[0].StartAsync();
        StartupBanner.Print(terminal, "http://a:1", "http://b:2", RunArguments.Parse(["/app/Shop.dll"]), functions);
        foreach (LocalFunction function in functions)
            await function.DisposeAsync();
        return output.ToString();
    }
}
