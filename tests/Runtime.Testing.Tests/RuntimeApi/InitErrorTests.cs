using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Testing.Tests.RuntimeApi;

public class InitErrorTests
{
    [Fact]
    public async Task InitErrorBeforeNext_IsAcceptedOnce()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync();

        RuntimeResponse first = await api.Client.FailInitAsync("""{"errorType":"X"}""", "Runtime.Broken");
        RuntimeResponse second = await api.Client.FailInitAsync("{}");
        RuntimeResponse next = await api.Client.NextAsync();

        Assert.Equal((202, """{"status":"OK"}"""), (first.Status, first.Text.TrimEnd()));
        Assert.Equal((403, "InvalidStateTransition"), (second.Status, second.ErrorType));
        Assert.Equal((403, "InvalidStateTransition"), (next.Status, next.ErrorType));
        InvocationCompletion error = await api.State.InitError;
        Assert.Equal("""{"errorType":"X"}"""u8.ToArray(), error.Payload.ToArray());
        Assert.Equal("Runtime.Broken", error.FunctionErrorType);
    }

    [Fact]
    public async Task InitErrorAfterNext_IsInvalidStateTransition()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync();
        await api.RunAsync();

        RuntimeResponse response = await api.Client.FailInitAsync("{}");

        Assert.Equal((403, "InvalidStateTransition"), (response.Status, response.ErrorType));
    }

    [Theory]
    [InlineData("Function.ArgumentException", "Function.ArgumentException")]
    [InlineData("Runtime.NoSuchHandler", "Runtime.NoSuchHandler")]
    [InlineData("Function.lowercase", "Function.Unknown")]
    [InlineData("ArgumentException", "Runtime.Unknown")]
    [InlineData("", "Runtime.Unknown")]
    [InlineData(null, "Runtime.Unknown")]
    public void ErrorTypeHeader_DegradesAsOnTheService(string? header, string expected) =>
        Assert.Equal(expected, FunctionErrorTypes.Classify(header));
}
