using Lambda.Runtime.Emulator.Queues;
using Microsoft.Extensions.Time.Testing;
using static Lambda.Runtime.Testing.Tests.Queues.MessageQueueTests;

namespace Lambda.Runtime.Testing.Tests.Queues;

/// <summary>How many messages may be in flight, and how often a queue may be purged; and queues with many messages.</summary>
public sealed class QueueLimitsTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _time = new();
    private readonly QueueRegistry _queues;

    public QueueLimitsTests() => _queues = new QueueRegistry(_time);

    [Fact]
    public void TooManyMessagesInFlight_AreOverTheLimitOfAStandardQueue()
    {
        MessageQueue queue = CreateFull("orders");

        AssertRefused("OverLimit", "the maximum is 120000", () => queue.Receive(1));

        // A receiver that waits gets none: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
        Assert.Empty(queue.Receive(1, waits: true));
        queue.Delete(Handle(queue));
        Assert.Single(queue.Receive(10));
    }

    [Fact]
    public void TooManyMessagesInFlight_AreNoErrorOfAFifoQueue()
    {
        MessageQueue queue = CreateFull("orders.fifo");

        Assert.Empty(queue.Receive(1));

        queue.Delete(Handle(queue));
        Assert.Single(queue.Receive(10));
    }

    [Fact]
    public void Purge_DeletesAllMessages()
    {
        MessageQueue queue = _queues.GetOrCreate("orders", new QueueSettings(), out _);
        queue.Send(new NewMessage("a"));
        queue.Send(new NewMessage("b"));
        queue.Send(new NewMessage("c") { Delay = Second });
        string handle = Assert.Single(queue.Receive(1)).ReceiptHandle;

        queue.Purge();

        Assert.Equal(new QueueCounts(0, 0, 0, null), queue.Counts);
        Assert.Null(queue.NextVisibleAt);
        queue.Delete(handle);
        queue.Send(new NewMessage("d"));
        Assert.Equal("d", Assert.Single(queue.Receive(10)).Content.Body);
    }

    [Fact]
    public void SecondPurgeWithinAMinute_IsRefused()
    {
        MessageQueue queue = _queues.GetOrCreate("orders", new QueueSettings(), out _);
        queue.Purge();
        _time.Advance(59 * Second);
        queue.Send(new NewMessage("a"));

        QueueErrorException refusal = AssertRefused("PurgeQueueInProgress", "every 60 seconds", () => queue.Purge());
        Assert.Equal("AWS.SimpleQueueService.PurgeQueueInProgress", refusal.Code);
        Assert.Single(queue.Peek());
        _time.Advance(Second);
        queue.Purge();

        Assert.Empty(queue.Peek());
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("orders.fifo")]
    public void ManyMessages_AreReceivedInTens(string name)
    {
        const int Count = 100_000;
        MessageQueue queue = Create(name, Count, groups: 1_000);
        int received = 0;
        while (queue.Receive(10) is { Count: > 0 } messages)
        {
            received += messages.Count;
            foreach (ReceivedMessage message in messages)
                queue.Delete(message.ReceiptHandle);
        }

        Assert.Equal(Count, received);
        Assert.Equal(0, queue.Counts.All);
    }

    private MessageQueue CreateFull(string name)
    {
        MessageQueue queue = Create(name, QueueLimits.MaxInFlight + 1, groups: QueueLimits.MaxInFlight + 1);
        // One receive, because only requests have at most ten messages.
        Assert.Equal(QueueLimits.MaxInFlight, queue.Receive(int.MaxValue, TimeSpan.FromHours(1)).Count);
        return queue;
    }

    private MessageQueue Create(string name, int count, int groups)
    {
        MessageQueue queue = _queues.GetOrCreate(name, new QueueSettings(), out _);
        for (int i = 0; i < count; i++)
            queue.Send(new NewMessage("x") { GroupId = $"{i % groups}", DeduplicationId = queue.IsFifo ? $"{i}" : null });
        return queue;
    }

    private static string Handle(MessageQueue queue) => new ReceiptHandle(queue.Name, queue.Peek()[0].Id, 1).ToString();
}
