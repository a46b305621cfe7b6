using System.Text.RegularExpressions;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Common;

/// <summary>Invocations under the emulator: responses, sizes, errors.</summary>
public sealed class InvocationTests(FunctionsUnderTest functions) : IClassFixture<FunctionsUnderTest>
{
    [Theory]
    [InlineData("Hello", """{"name":"World"}""", """{"message":"Hello, World!"}""")]
    [InlineData("Probe.Hello", """{"NAME":"Wörld \ud83c\udf0d"}""", """{"message":"Hello, Wörld 🌍!"}""")]
    [InlineData("Probe::Probe::Nothing", """{"any":[1,2,{"thing":null}]}""", "null")]
    [InlineData("Nothing", "not even JSON", "null")]
    [InlineData("Length", """{"name":"World"}""", "5")]
    [InlineData("Yielding", "{}", "null")]
    [InlineData("echo", "\"text\"", "\"text\"")]
    [InlineData("Same", """{"id":"1","lines":[{"article":"a","count":2,"price":1.10}],"customer":{"name":"n","visits":[1,2]},"paid":true,"discount":0.5}""",
        """{"id":"1","lines":[{"article":"a","count":2,"price":1.10}],"customer":{"name":"n","visits":[1,2]},"paid":true,"discount":0.5}""")]
    [InlineData("Same", """{"customer":{}}""", """{"id":null,"lines":null,"customer":{"name":"unknown","visits":[]},"paid":false,"discount":null}""")]
    [InlineData("Same", "null", "null")]
    [InlineData("Authorize", """{"statement":[{"effect":"Allow","condition":null}],"owner":{"name":null}}""", """{"statement":[{"effect":"Allow"}],"owner":{"name":null}}""")]
    public async Task Event_HasExpectedResponse(string handler, string json, string expected)
    {
        await using LambdaFunction function = await Start(handler);
        for (int i = 0; i < 3; i++)
        {
            InvocationOutcome outcome = await function.InvokeJsonAsync(json, TestContext.Current.CancellationToken);
            Assert.Equal(expected, outcome.Text);
            Assert.False(outcome.IsError);
        }
    }

    [Fact]
    public async Task Context_HasValuesOfInvocation()
    {
        await using LambdaFunction function = await Start("Context", new() { FunctionName = "probe", MemorySizeMB = 512 });
        InvocationOutcome outcome = await function.InvokeAsync(new { Name = "World" }, TestContext.Current.CancellationToken);
        Assert.Equal($"World {outcome.RequestId} probe 512 True", outcome.Value<string>());
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(3_000)]
    [InlineData(100_000)]
    [InlineData(6_000_000)]
    public async Task EventOfAnySize_IsReturnedWhole(int length)
    {
        await using LambdaFunction function = await Start("echo");
        string text = string.Create(length, 0, static (span, _) =>
        {
            for (int i = 0; i < span.Length; i++)
                span[i] = (char)('a' + i % 26);
        });
        InvocationOutcome outcome = await function.InvokeAsync(text, TestContext.Current.CancellationToken);
        Assert.Equal(text, outcome.Value<string>());
    }

    [Fact]
    public async Task ThrowingHandler_IsErrorWithStackTrace_AndLoopContinues()
    {
        await using LambdaFunction function = await Start("Throwing");
        for (int i = 0; i < 3; i++)
        {
            InvocationOutcome outcome = await function.InvokeAsync(new { Name = "World" }, TestContext.Current.CancellationToken);
            LambdaError error = outcome.Error!;
            Assert.Equal("ArgumentException", error.Type);
            Assert.Equal("Function.ArgumentException", error.FunctionErrorType);
            Assert.Equal("no greeting for World", error.Message);
            Assert.StartsWith("at Thrower.Throw(Person", error.StackTrace[0], StringComparison.Ordinal);
            Assert.DoesNotContain(error.StackTrace, static frame => frame.Contains("Lambda.Runtime.", StringComparison.Ordinal));
            Assert.Equal("FormatException", error.Cause!.Type);
        }

        Assert.Contains(function.Logs, static line => line.StartsWith("ERROR RequestId: ", StringComparison.Ordinal)
            && line.EndsWith("ArgumentException: no greeting for World", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MismatchedEvent_IsErrorWithPath_AndLoopContinues()
    {
        await using LambdaFunction function = await Start("Same");
        InvocationOutcome outcome = await function.InvokeJsonAsync("""{"lines":[{"count":"many"}]}""", TestContext.Current.CancellationToken);
        Assert.Equal("JsonException", outcome.Error!.Type);
        Assert.Equal(
            "$.lines[0].count: expected an integer from -2147483648 to 2147483647, found a string (line 1, position 20)", outcome.Error.Message);
        Assert.Equal("null", (await function.InvokeJsonAsync("null", TestContext.Current.CancellationToken)).Text);
    }

    /// <param name="handler">The value of <c>_HANDLER</c>.</param>
    /// <param name="type">The error's type.</param>
    /// <param name="parts">Parts of its message, in this order. On the layer, the message also names the file without the handler.</param>
    [Theory]
    [InlineData("Number", "Function.FormatException", "The input string 'no number' was not in a correct format.")]
    [InlineData("Gone", "Runtime.HandlerNotFound", "_HANDLER is \"", "Gone\"", " Expected one of: ", "Allocations", "Hello", "Throwing")]
    public async Task FailureBeforeFirstEvent_IsPostedAndLogged_AndExitCodeIsOne(string handler, string type, params string[] parts)
    {
        LambdaInitException e = await Assert.ThrowsAsync<LambdaInitException>(() => Start(handler));
        Assert.Equal(type, e.Error.FunctionErrorType);
        Assert.Matches($"^{string.Join(".*", parts.Select(Regex.Escape))}", e.Error.Message);
        Assert.Equal(1, e.ExitCode);
        Assert.Contains(
            e.Logs, line => line.StartsWith("FATAL Lambda.Runtime: init failed: ", StringComparison.Ordinal) && line.EndsWith(e.Error.Message!, StringComparison.Ordinal));
    }

    private async Task<LambdaFunction> Start(string handler, LambdaFunctionOptions? options = null) =>
        await LambdaFunction.StartAsync(await functions.Probe, (options ?? new()) with { Handler = handler }, TestContext.Current.CancellationToken);
}
