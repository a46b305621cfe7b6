using System.Globalization;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Testing.Tests;

/// <summary>Options that Lambda does not have, or that contradict each other.</summary>
public class LambdaFunctionOptionsTests
{
    [Theory]
    [InlineData("00:00:00")]
    [InlineData("-00:00:00.001")]
    [InlineData("00:15:00.001")]
    public void TimeoutOutOfRange_IsRefused(string text)
    {
        var value = TimeSpan.Parse(text, CultureInfo.InvariantCulture);

        ArgumentOutOfRangeException timeout = Assert.Throws<ArgumentOutOfRangeException>(() => new LambdaFunctionOptions { Timeout = value });
        ArgumentOutOfRangeException init = Assert.Throws<ArgumentOutOfRangeException>(() => new LambdaFunctionOptions { InitTimeout = value });

        Assert.StartsWith("Expected more than 0, and up to 15 minutes, the limit on Lambda.", timeout.Message, StringComparison.Ordinal);
        Assert.Equal((nameof(LambdaFunctionOptions.Timeout), value), (timeout.ParamName, timeout.ActualValue));
        Assert.Equal(nameof(LambdaFunctionOptions.InitTimeout), init.ParamName);
    }

    [Theory]
    [InlineData("00:00:00.001")]
    [InlineData("00:15:00")]
    public void TimeoutInRange_IsAccepted(string text)
    {
        var value = TimeSpan.Parse(text, CultureInfo.InvariantCulture);
        Assert.Equal(value, new LambdaFunctionOptions { Timeout = value, InitTimeout = value }.Timeout);
    }

    [Theory]
    [InlineData(127)]
    [InlineData(10241)]
    public void MemorySizeOutOfRange_IsRefused(int value) => Assert.StartsWith(
        "Expected 128 to 10240, the limits on Lambda.",
        Assert.Throws<ArgumentOutOfRangeException>(() => new LambdaFunctionOptions { MemorySizeMB = value }).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("_HANDLER", "Total", "Handler", "bootstrap")]
    [InlineData("AWS_LAMBDA_FUNCTION_NAME", "orders", "FunctionName", "function")]
    [InlineData("AWS_LAMBDA_FUNCTION_VERSION", "7", "FunctionVersion", "$LATEST")]
    [InlineData("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512", "MemorySizeMB", "128")]
    [InlineData("_LAMBDA_TELEMETRY_LOG_FD", "3", "TelemetryLog", "true")]
    public async Task VariableThatContradictsAnOption_IsRefused(string variable, string value, string option, string expected)
    {
        var options = new LambdaFunctionOptions { TelemetryLog = true, Environment = { [variable] = value } };

        ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(() => TestFunction.StartAsync(next => next.Body, options));

        Assert.Equal(
            $"LambdaFunctionOptions.Environment sets {variable} to '{value}', and LambdaFunctionOptions.{option} is '{expected}'. Set only LambdaFunctionOptions.{option}.",
            exception.Message);
    }

    [Fact]
    public async Task VariableWithTheValueOfItsOption_IsAccepted()
    {
        LambdaFunctionOptions options = TestFunction.LongTimeouts with { Handler = "Total", Environment = new Dictionary<string, string> { ["_HANDLER"] = "Total" } };
        await using LambdaFunction function = await TestFunction.StartAsync(next => next.Body, options);

        Assert.Equal("1", (await function.InvokeJsonAsync("1")).Text);
    }

    /// <summary>A breakpoint does not stop the clock. A limit that the test sets is kept.</summary>
    [Theory]
    [InlineData(false, 3)]
    [InlineData(true, 900)]
    public void TimeLimitThatIsNotSet_IsTheLongestUnderADebugger(bool isDebugged, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), LambdaFunctionOptions.GetDefault(TimeSpan.FromSeconds(3), isDebugged));
}
