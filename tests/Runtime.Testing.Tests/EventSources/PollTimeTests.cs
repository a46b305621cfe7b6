using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Queues;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests.EventSources;

/// <summary>Receives at the moment at which a message becomes visible, while the clock goes on between two reads of the time.</summary>
public sealed class PollTimeTests
{
    private static readonly TimeSpan Visibility = TimeSpan.FromSeconds(30);

    /// <summary>How long before the moment the poll begins, in reads of the clock.</summary>
    public static TheoryData<int> Reads => [.. Enumerable.Range(0, 30)];

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task MessageThatBecomesVisibleDuringAPoll_IsDelivered(int reads)
    {
        var clock = new FakeTimeProvider();
        var queues = new QueueRegistry(clock);
        MessageQueue queue = queues.GetOrCreate("orders", new QueueSettings { VisibilityTimeout = Visibility }, out _);
        var function = new FailingFunction(InvocationCompletion.ServiceError("Order.Missing", "no order"));
        using var poller = new QueuePoller(queues, queue, new QueueMapping { ReportsFailures = true }, () => function, static _ => { });
        queue.Send(new NewMessage("one"));
        await poller.WaitUntilIdleAsync(TestContext.Current.CancellationToken).WithinLimit();
        Assert.Equal(1, function.Invocations);

        clock.Advance(Visibility - TimeSpan.FromTicks(reads));
        clock.AutoAdvanceAmount = TimeSpan.FromTicks(1);
        poller.Poll();
        clock.AutoAdvanceAmount = TimeSpan.Zero;
        clock.Advance(TimeSpan.FromMilliseconds(2));

        using var limit = new CancellationTokenSource(Limit.Short);
        while (function.Invocations < 2)
        {
            await Task.Delay(1, limit.Token);
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task MessageThatBecomesVisibleDuringAReceive_IsReceived(int reads)
    {
        var clock = new FakeTimeProvider();
        var queues = new QueueRegistry(clock);
        MessageQueue queue = queues.GetOrCreate("orders", new QueueSettings { VisibilityTimeout = Visibility }, out _);
        queue.Send(new NewMessage("one"));
        queue.Receive(1);
        clock.Advance(Visibility - TimeSpan.FromTicks(reads));
        clock.AutoAdvanceAmount = TimeSpan.FromTicks(1);
        Task<IReadOnlyList<ReceivedMessage>> receive = LongPoll.ReceiveAsync(
            queues, queue, static each => each.Receive(1), TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        clock.AutoAdvanceAmount = TimeSpan.Zero;

        for (int i = 0; i < 100 && !receive.IsCompleted; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            await Task.WhenAny(receive, Task.Delay(1, TestContext.Current.CancellationToken));
        }

        Assert.Single(await receive.WithinLimit());
    }
}
