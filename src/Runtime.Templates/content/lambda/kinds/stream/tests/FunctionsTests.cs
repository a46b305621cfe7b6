using Lambda.Runtime.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Lambda_Function.New.Tests;

public class FunctionsTests
{
    [Fact]
    public async Task WrongReading_IsDiscardedAfterItsRetries()
    {
        var clock = new FakeTimeProvider();
        await using LambdaFunction function = await LambdaFunction.StartAsync(typeof(Functions), new() { Handler = "Measure", Queues = new LambdaQueues(clock) });
        LambdaStream readings = function.Stream("readings", new() { MaximumRetryAttempts = 2 });

        await readings.PutAsync(new Reading("roof", 900), "roof");
        await readings.PutAsync(new Reading("roof", 21.5m), "roof");

        // At most 30 seconds pass before each of the attempts.
        for (int i = 0; i < 5; i++)
        {
            await readings.WaitUntilIdleAsync();
            clock.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.Equal(21.5m, Assert.Single(readings.Handled).Value<Reading>().Temperature);
        Assert.Single(readings.OnFailure);
    }
}
