using Lambda.Runtime.Emulator.Queues;
using Microsoft.Extensions.Time.Testing;
using static Lambda.Runtime.Testing.Tests.Queues.MessageQueueTests;

namespace Lambda.Runtime.Testing.Tests.Queues;

/// <summary>Moves to dead-letter queues: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html</summary>
public sealed class DeadLetterTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _time = new();
    private readonly QueueRegistry _queues;

    public DeadLetterTests() => _queues = new QueueRegistry(_time);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void MessageThatWasReceivedTooOften_MovesInsteadOfOneMoreReceive(int maxReceiveCount)
    {
        (MessageQueue queue, MessageQueue dead) = Create("orders", "dead", maxReceiveCount);
        queue.Send(new NewMessage("a"));
        for (int i = 1; i <= maxReceiveCount; i++)
        {
            Assert.Equal(i, Assert.Single(queue.Receive(1)).ReceiveCount);
            _time.Advance(Timeout);
            Assert.Empty(dead.Peek());
        }

        Assert.Empty(queue.Receive(1));

        Assert.Empty(queue.Peek());
        Assert.Equal(maxReceiveCount, Assert.Single(dead.Peek()).ReceiveCount);
    }

    [Fact]
    public void MovedMessage_KeepsItsIdAndTimeAndNamesItsSource()
    {
        (MessageQueue queue, MessageQueue dead) = Create("orders", "dead", 1);
        DateTimeOffset sentAt = _time.GetUtcNow();
        SentMessage sent = queue.Send(new NewMessage("a"));
        Fail(queue);

        ReceivedMessage moved = Assert.Single(dead.Receive(1));

        Assert.Equal((sent.Id, sentAt, queue.Arn), (moved.Id, moved.SentAt, moved.Content.DeadLetterSource));
        // Of all queues: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
        Assert.Equal((2, sentAt), (moved.ReceiveCount, moved.FirstReceivedAt));
    }

    [Fact]
    public void MovedMessage_IsReplacedInTheSameReceive()
    {
        (MessageQueue queue, MessageQueue dead) = Create("orders", "dead", 1);
        queue.Send(new NewMessage("a"));
        queue.Send(new NewMessage("b"));
        queue.Receive(1);
        _time.Advance(Timeout);

        Assert.Equal("b", Assert.Single(queue.Receive(1)).Content.Body);
        Assert.Equal("a", Assert.Single(dead.Peek()).Content.Body);
    }

    [Fact]
    public void Move_IsReportedWithBothQueues()
    {
        (MessageQueue queue, MessageQueue dead) = Create("orders", "dead", 1);
        SentMessage sent = queue.Send(new NewMessage("a"));
        queue.Receive(1);
        _time.Advance(Timeout);
        List<string> changes = [];
        List<DeadLetter> moves = [];
        _queues.Changed += changed => changes.Add(changed.Name);
        _queues.Moved += moves.Add;

        queue.Receive(1);

        Assert.Equal(["orders", "dead"], changes);
        Assert.Equal([new DeadLetter(queue, dead, sent.Id, 1)], moves);
    }

    [Fact]
    public void HandleOfMovedMessage_DeletesNothing()
    {
        (MessageQueue queue, MessageQueue dead) = Create("orders", "dead", 1);
        queue.Send(new NewMessage("a"));
        string handle = Assert.Single(queue.Receive(1)).ReceiptHandle;
        _time.Advance(Timeout);
        queue.Receive(1);

        queue.Delete(handle);

        Assert.Single(dead.Peek());
        AssertRefused("ReceiptHandleIsInvalid", handle, () => dead.Delete(handle));
    }

    [Fact]
    public void FifoMessage_HasANewTimeNumberAndDeduplicationId()
    {
        (MessageQueue queue, MessageQueue dead) = Create("orders.fifo", "dead.fifo", 1);
        dead.Send(New("b1"));
        SentMessage sent = queue.Send(New("a1"));
        Fail(queue);

        QueueMessageView moved = dead.Peek()[1];

        Assert.Equal((sent.Id, _time.GetUtcNow(), "a", sent.Id), (moved.Id, moved.SentAt, moved.Content.GroupId, moved.Content.DeduplicationId));
        IReadOnlyList<ReceivedMessage> received = dead.Receive(10);
        Assert.True(string.CompareOrdinal(received[0].SequenceNumber, received[1].SequenceNumber) < 0);
    }

    [Fact]
    public void MovedFifoMessage_UnblocksItsGroup()
    {
        (MessageQueue queue, MessageQueue dead) = Create("orders.fifo", "dead.fifo", 1);
        queue.Send(New("a1"));
        queue.Send(New("a2"));
        Fail(queue, "a2");

        Assert.Equal("a1", Assert.Single(dead.Peek()).Content.Body);
    }

    [Fact]
    public void RetentionOfStandardDeadLetterQueue_CountsFromTheFirstSending()
    {
        (MessageQueue queue, MessageQueue dead) = Create("orders", "dead", 1);
        dead.Configure(new QueueSettings { Retention = 2 * Timeout });
        queue.Send(new NewMessage("a"));
        Fail(queue);
        Assert.Single(dead.Peek());

        _time.Advance(Timeout);

        Assert.Empty(dead.Peek());
    }

    [Fact]
    public void RetentionOfFifoDeadLetterQueue_CountsFromTheMove()
    {
        (MessageQueue queue, MessageQueue dead) = Create("orders.fifo", "dead.fifo", 1);
        dead.Configure(new QueueSettings { Retention = 2 * Timeout });
        queue.Send(New("a1"));
        Fail(queue);

        _time.Advance(Timeout);
        Assert.Single(dead.Peek());
        _time.Advance(Timeout);

        Assert.Empty(dead.Peek());
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("orders")]
    [InlineData("other.fifo")]
    public void DeadLetterQueueThatCannotTakeTheMessage_KeepsItInItsQueue(string target)
    {
        _queues.GetOrCreate("other.fifo", new QueueSettings(), out _);
        MessageQueue queue = _queues.GetOrCreate("orders", new QueueSettings { Redrive = new RedrivePolicy(QueueRegistry.ArnOf(target), 1) }, out _);
        queue.Send(new NewMessage("a"));

        for (int i = 1; i <= 3; i++)
        {
            Assert.Equal(i, Assert.Single(queue.Receive(1)).ReceiveCount);
            _time.Advance(Timeout);
        }
    }

    [Fact]
    public void DeadLetterQueueThatIsDeleted_KeepsTheMessageInItsQueue()
    {
        (MessageQueue queue, MessageQueue dead) = Create("orders", "dead", 1);
        queue.Send(new NewMessage("a"));
        queue.Receive(1);
        _time.Advance(Timeout);
        Assert.True(_queues.Delete(dead));

        Assert.Equal(2, Assert.Single(queue.Receive(1)).ReceiveCount);
    }

    [Fact]
    public void DeadLetterQueueWithItsOwn_CountsItsOwnReceives()
    {
        (MessageQueue queue, MessageQueue second) = Create("orders", "second", 2);
        MessageQueue third = _queues.GetOrCreate("third", new QueueSettings(), out _);
        second.Configure(new QueueSettings { Redrive = new RedrivePolicy(third.Arn, 1) });
        queue.Send(new NewMessage("a"));
        queue.Receive(1);
        _time.Advance(Timeout);
        Fail(queue);

        Assert.Equal(3, Assert.Single(second.Receive(1)).ReceiveCount);
        Assert.Empty(third.Peek());
        _time.Advance(Timeout);
        Assert.Empty(second.Receive(1));

        Assert.Equal(second.Arn, Assert.Single(third.Peek()).Content.DeadLetterSource);
    }

    [Fact]
    public void QueuesThatAreTheDeadLetterQueuesOfEachOther_PassTheMessageOnOncePerReceive()
    {
        (MessageQueue one, MessageQueue two) = Create("one", "two", 1);
        two.Configure(new QueueSettings { Redrive = new RedrivePolicy(one.Arn, 1) });
        one.Send(new NewMessage("a"));

        for (int i = 1; i <= 5; i++)
        {
            (MessageQueue from, MessageQueue to) = i % 2 == 1 ? (one, two) : (two, one);
            Assert.Equal(i, Assert.Single(from.Receive(10)).ReceiveCount);
            _time.Advance(Timeout);
            Assert.Empty(from.Receive(10));
            Assert.Equal((0, 1), (from.Counts.All, to.Counts.Visible));
        }
    }

    private static NewMessage New(string body) => new(body) { GroupId = body[..1], DeduplicationId = body };

    private (MessageQueue Queue, MessageQueue DeadLetters) Create(string name, string deadLetters, int maxReceiveCount)
    {
        MessageQueue dead = _queues.GetOrCreate(deadLetters, new QueueSettings(), out _);
        return (_queues.GetOrCreate(name, new QueueSettings { Redrive = new RedrivePolicy(dead.Arn, maxReceiveCount) }, out _), dead);
    }

    /// <summary>Receives a message, and the next one when its timeout has passed.</summary>
    private void Fail(MessageQueue queue, params string[] next)
    {
        queue.Receive(1);
        _time.Advance(Timeout);
        Assert.Equal(next, queue.Receive(10).Select(static message => message.Content.Body));
    }
}
