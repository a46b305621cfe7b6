using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Hosting;

namespace Lambda.Runtime.Testing.Tests;

/// <summary>The environment variables of functions inside the test process, which are those of the process.</summary>
public class InProcessEnvironmentTests
{
    [Fact]
    public async Task Variable_ReachesTheHandler_AndIsRestored()
    {
        using var outer = new Variable("EMULATOR_TEST_RESTORED", "before");
        LambdaFunction function = await StartAsync((outer.Name, "one"), ("EMULATOR_TEST_NEW", "two"));

        Assert.Equal("one", (await function.InvokeAsync(outer.Name)).Value<string?>());
        Assert.Equal("two", (await function.InvokeAsync("EMULATOR_TEST_NEW")).Value<string?>());

        await function.DisposeAsync();
        Assert.Equal(("before", null), (outer.Value, Environment.GetEnvironmentVariable("EMULATOR_TEST_NEW")));
        await function.DisposeAsync();
    }

    [Fact]
    public async Task OtherValue_WaitsForTheFunctionWithTheFirst()
    {
        const string Name = "EMULATOR_TEST_WAITS";
        LambdaFunction first = await StartAsync((Name, "one"));
        Task<LambdaFunction> start = StartAsync((Name, "two"));
        Assert.Equal("one", (await first.InvokeAsync(Name)).Value<string?>());
        Assert.False(start.IsCompleted);

        await first.DisposeAsync();

        await using LambdaFunction second = await start.WithinLimit();
        Assert.Equal("two", (await second.InvokeAsync(Name)).Value<string?>());
    }

    [Fact]
    public async Task SameValue_IsSharedUntilTheLastFunctionEnds()
    {
        const string Name = "EMULATOR_TEST_SHARED";
        LambdaFunction first = await StartAsync((Name, "one"));
        await using LambdaFunction second = await StartAsync((Name, "one"));

        await first.DisposeAsync();

        Assert.Equal("one", (await second.InvokeAsync(Name)).Value<string?>());
    }

    [Fact]
    public async Task OtherValueForTooLong_IsReportedWithBothFunctions()
    {
        await using LambdaFunction function = await StartAsync(("EMULATOR_TEST_CONFLICT", "one"));
        FunctionConfiguration other = new() { FunctionName = "other", Environment = new Dictionary<string, string> { ["EMULATOR_TEST_CONFLICT"] = "two" } };

        InvalidOperationException exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => ProcessVariables.SetAsync(other, TimeSpan.Zero, TestContext.Current.CancellationToken));

        Assert.StartsWith(
            "The environment of the function 'other' sets EMULATOR_TEST_CONFLICT to 'two'. The function 'checked' inside this process "
            + "has set it to 'one' and has not ended within 0 seconds. ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CanceledWait_SetsNothing()
    {
        const string Name = "EMULATOR_TEST_CANCELED";
        await using LambdaFunction function = await StartAsync((Name, "one"));
        using var cancellation = new CancellationTokenSource();
        FunctionConfiguration other = new() { Environment = new Dictionary<string, string> { ["EMULATOR_TEST_UNSET"] = "1", [Name] = "two" } };
        Task<ProcessVariables> wait = ProcessVariables.SetAsync(other, TimeSpan.FromMinutes(1), cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        Assert.Null(Environment.GetEnvironmentVariable("EMULATOR_TEST_UNSET"));
    }

    // The library reads them from the configuration, so functions may have different values at the same time.
    [Theory]
    [InlineData("AWS_LAMBDA_LOG_LEVEL")]
    [InlineData("LAMBDA_CANCELLATION_MARGIN")]
    [InlineData("LAMBDA_BATCH_RESPONSES", "off")]
    public async Task VariableOfTheLibrary_IsNotSetInTheProcess(string name, string value = "100")
    {
        await using LambdaFunction function = await StartAsync((name, value));

        Assert.Null((await function.InvokeAsync(name)).Value<string?>());
    }

    [Fact]
    public async Task NameThatTheSystemRefuses_IsAnArgumentException_AndNothingIsSet()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => StartAsync(("EMULATOR_TEST_BEFORE", "1"), ("A=B", "2")));

        Assert.Null(Environment.GetEnvironmentVariable("EMULATOR_TEST_BEFORE"));
    }

    [Fact]
    public async Task FunctionThatDoesNotStart_LeavesNoVariable()
    {
        var options = new LambdaFunctionOptions { Environment = new Dictionary<string, string> { ["EMULATOR_TEST_FAILED"] = "1" } };

        await Assert.ThrowsAsync<InvalidOperationException>(() => LambdaFunction.StartAsync<object>(options));

        Assert.Null(Environment.GetEnvironmentVariable("EMULATOR_TEST_FAILED"));
    }

    private static Task<LambdaFunction> StartAsync(params (string Name, string Value)[] variables) => LambdaFunction.StartAsync<InProcessEnvironmentTests>(
        new LambdaFunctionOptions { FunctionName = "checked", Environment = variables.ToDictionary(static one => one.Name, static one => one.Value) });

    private sealed class Variable : IDisposable
    {
        public Variable(string name, string value)
        {
            Name = name;
            Environment.SetEnvironmentVariable(name, value);
        }

        public string Name { get; }

        public string? Value => Environment.GetEnvironmentVariable(Name);

        public void Dispose() => Environment.SetEnvironmentVariable(Name, null);
    }
}
