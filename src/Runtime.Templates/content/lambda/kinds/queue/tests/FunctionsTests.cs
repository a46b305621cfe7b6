using Lambda.Runtime.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Lambda_Function.New.Tests;

public class FunctionsTests
{
    [Fact]
    public async Task EmptyOrder_IsRetriedAndThenADeadLetter()
    {
        var clock = new FakeTimeProvider();
        await using LambdaFunction function = await LambdaFunction.StartAsync(typeof(Functions), new() { Handler = "Ship", Queues = new LambdaQueues(clock) });
        LambdaQueue orders = function.Queue("orders", new() { MaxReceiveCount = 3 });

        await orders.SendAsync(new Order("A-1", 2));
        await orders.SendAsync(new Order("A-2", 0));
        await orders.WaitUntilIdleAsync();
        Assert.Equal("A-1", Assert.Single(orders.Handled).Value<Order>().Id);

        // Two more attempts, and then the move to the dead-letter queue.
        for (int i = 0; i < 3; i++)
        {
            clock.Advance(orders.VisibilityTimeout);
            await orders.WaitUntilIdleAsync();
        }

        Assert.Equal([1, 2, 3], orders.Failed.Select(message => message.ReceiveCount));
        Assert.Equal("A-2", Assert.Single(orders.DeadLetters).Value<Order>().Id);
    }
}
