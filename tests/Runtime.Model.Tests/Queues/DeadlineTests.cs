using Lambda.Runtime.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Model.Tests.Queues;

/// <summary>What comes again from a queue if the deadline is near. The function has the real time, and the queue that of the test.</summary>
public sealed class DeadlineTests
{
    [Fact, FullTier]
    public async Task MessagesThatWereNotBegun_ComeAgain() =>
        Assert.Equal(["slow", "two", "three"], await PlayAsync(nameof(DeadlineHandlers.UntilDeadline), "slow", failed: "two, three"));

    [Fact, FullTier]
    public async Task MessageThatDidNotEnd_ComesAgainWithThoseAfterIt() =>
        Assert.Equal(["endless", "two", "three"], await PlayAsync(nameof(DeadlineHandlers.PastDeadline), "endless", failed: "endless, two, three"));

    /// <returns>All messages that were handled in the end.</returns>
    private static async Task<IEnumerable<string>> PlayAsync(string handler, string first, string failed)
    {
        var clock = new FakeTimeProvider();
        var options = new LambdaFunctionOptions
        {
            Handler = $"{nameof(DeadlineHandlers)}.{handler}",
            Timeout = TimeSpan.FromSeconds(8),
            // No message is begun after four seconds, and the response is sent after six.
            Environment = { ["LAMBDA_CANCELLATION_MARGIN"] = "4000" },
            Queues = new LambdaQueues(clock),
        };
        await using LambdaFunction function = await LambdaFunction.StartAsync(typeof(DeadlineHandlers), options, TestContext.Current.CancellationToken);
        LambdaQueue queue = function.Queue("orders", new LambdaQueueOptions { BatchSize = 3, BatchingWindow = TimeSpan.FromMinutes(1) });
        foreach (string text in new[] { first, "two", "three" })
            await queue.SendAsync(text);
        await queue.WaitUntilIdleAsync(TestContext.Current.CancellationToken).WithinLimit();

        Assert.Equal(failed, string.Join(", ", Assert.Single(queue.Deliveries).Failed.Select(static message => message.Body)));
        clock.Advance(queue.VisibilityTimeout);
        await queue.WaitUntilIdleAsync(TestContext.Current.CancellationToken).WithinLimit();
        clock.Advance(TimeSpan.FromMinutes(1));
        await queue.WaitUntilIdleAsync(TestContext.Current.CancellationToken).WithinLimit();
        return queue.Handled.Select(static message => message.Body);
    }
}
