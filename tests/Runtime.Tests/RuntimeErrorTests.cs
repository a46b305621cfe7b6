using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Tests;

/// <summary>The runtime's own errors in the log, with their types. docs/errors.md lists these.</summary>
public sealed class RuntimeErrorTests
{
    [Theory]
    [InlineData("AWS_LAMBDA_RUNTIME_API", "", "Runtime.MissingApiAddress: AWS_LAMBDA_RUNTIME_API is not set")]
    [InlineData("AWS_LAMBDA_RUNTIME_API", "emulator:9001", "Runtime.InvalidApiAddress: AWS_LAMBDA_RUNTIME_API is \"emulator:9001\"")]
    [InlineData("AWS_LAMBDA_MAX_CONCURRENCY", "0", "Runtime.InvalidMaxConcurrency: AWS_LAMBDA_MAX_CONCURRENCY is \"0\". Expected a number from 1 to 1000.")]
    public void InvalidVariable_IsInitErrorWithItsType(string variable, string value, string expected)
    {
        var log = new CapturedLog();
        var environment = new Dictionary<string, string> { ["AWS_LAMBDA_RUNTIME_API"] = "127.0.0.1:9", [variable] = value };
        Assert.Equal(1, LambdaHost.Run([new StubHandler(StubHandler.Echo)], new LambdaEnvironment(environment), log));
        Assert.StartsWith($"FATAL Lambda.Runtime: init failed: {expected}", log.Text, StringComparison.Ordinal);
    }
}
