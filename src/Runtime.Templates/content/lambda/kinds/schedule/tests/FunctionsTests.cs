using Lambda.Runtime.Testing;
using Xunit;

namespace Lambda_Function.New.Tests;

public class FunctionsTests
{
    [Fact]
    public async Task CleanUp_LogsTheTimeOfTheSchedule()
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(typeof(Functions), new() { Handler = "CleanUp" });

        InvocationOutcome outcome = await function.InvokeAsync(LambdaEvents.Schedule("clean-up"));

        Assert.Null(outcome.Error);
        Assert.Contains("Removes what expired before 2026-01-02 03:04:05Z.", outcome.Logs);
    }
}
