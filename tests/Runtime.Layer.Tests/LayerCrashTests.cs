using Lambda.Runtime.Package.Tests;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>A process that crashes: .NET logs the cause, the caller receives an error, and the next event starts another instance.</summary>
public sealed class LayerCrashTests(BuiltLayer layer)
{
    private const int Aborted = 128 + 6;

    [Theory]
    [InlineData("StackOverflow", "Stack overflow.")]
    [InlineData("FailFast", "failed fast at 1")]
    [InlineData("ThreadThatThrows", "Unhandled exception. System.FormatException: thrown at 1")]
    public async Task CrashDuringInvocation_IsError_AndNextEventStartsNewInstance(string handler, string words)
    {
        using var files = new LayerFunction(layer, ("crashing.cs", await File.ReadAllTextAsync(Repository.At("tests/Runtime.Package.Tests/Functions/Crashing.cs"), TestContext.Current.CancellationToken)));
        await using LambdaFunction function = await files.Start($"crashing.{handler}");
        int first = function.ProcessId!.Value;
        InvocationOutcome ended = await function.InvokeJsonAsync("1", TestContext.Current.CancellationToken);
        Assert.Equal("Runtime.ExitError", ended.Error!.Type);
        Assert.Equal(Aborted, ended.ExitCode);
        Assert.Contains(function.Logs, line => line.Contains(words, StringComparison.Ordinal));
        await function.InvokeJsonAsync("1", TestContext.Current.CancellationToken);
        Assert.NotEqual(first, function.ProcessId);
    }
}
