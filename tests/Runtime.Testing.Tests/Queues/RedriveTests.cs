using Lambda.Runtime.Emulator.Queues;
using Microsoft.Extensions.Time.Testing;
using static Lambda.Runtime.Testing.Tests.Queues.MessageQueueTests;

namespace Lambda.Runtime.Testing.Tests.Queues;

/// <summary>Moves out of dead-letter queues: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html</summary>
public sealed class RedriveTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _time = new();
    private readonly QueueRegistry _queues;
    private readonly MessageQueue _dead;

    public RedriveTests()
    {
        _queues = new QueueRegistry(_time);
        _dead = _queues.GetOrCreate("dead", new QueueSettings(), out _);
    }

    [Fact]
    public void Redrive_MovesEachMessageToItsSource()
    {
        MessageQueue one = Create("one"), two = Create("two");
        Fail(one, "a");
        Fail(two, "b");
        Fail(one, "c");

        Assert.Equal(3, _dead.Redrive(null));

        Assert.Empty(_dead.Peek());
        Assert.Equal(["a", "c"], one.Peek().Select(static message => message.Content.Body));
        Assert.Equal(["b"], two.Peek().Select(static message => message.Content.Body));
    }

    [Fact]
    public void RedrivenMessage_IsANewOne()
    {
        MessageQueue queue = Create("orders");
        string id = Fail(queue, "a");
        _time.Advance(Timeout);

        _dead.Redrive(null);

        ReceivedMessage message = Assert.Single(queue.Receive(1));
        Assert.NotEqual(id, message.Id);
        Assert.Equal((1, _time.GetUtcNow(), null), (message.ReceiveCount, message.SentAt, message.Content.DeadLetterSource));
        _time.Advance(Timeout);
        Assert.Empty(queue.Receive(1));
        Assert.Equal(message.Id, Assert.Single(_dead.Peek()).Id);
    }

    [Fact]
    public void RedriveToQueue_MovesAllMessagesThere()
    {
        MessageQueue target = _queues.GetOrCreate("target", new QueueSettings(), out _);
        Fail(Create("orders"), "a");
        _dead.Send(new NewMessage("b"));

        Assert.Equal(2, _dead.Redrive(target));

        Assert.Equal(["a", "b"], target.Receive(10).Select(static message => message.Content.Body));
    }

    [Fact]
    public void MessageWhoseSourceIsDeleted_Stays()
    {
        MessageQueue gone = Create("gone"), queue = Create("orders");
        Fail(gone, "a");
        Fail(queue, "b");
        Assert.True(_queues.Delete(gone));

        Assert.Equal(1, _dead.Redrive(null));

        Assert.Equal("a", Assert.Single(_dead.Peek()).Content.Body);
    }

    [Fact]
    public void MessageThatWasSentToTheDeadLetterQueue_Stays()
    {
        _dead.Send(new NewMessage("a"));

        Assert.Equal(0, _dead.Redrive(null));

        Assert.Single(_dead.Receive(1));
    }

    [Fact]
    public void MessagesInFlight_Stay()
    {
        MessageQueue queue = Create("orders");
        Fail(queue, "a");
        Fail(queue, "b");
        Assert.Equal("a", Assert.Single(_dead.Receive(1)).Content.Body);

        Assert.Equal(1, _dead.Redrive(null));

        Assert.Equal("b", Assert.Single(queue.Peek()).Content.Body);
        Assert.Equal("a", Assert.Single(_dead.Peek()).Content.Body);
    }

    [Fact]
    public void LimitedRedrive_MovesTheOldest()
    {
        MessageQueue gone = Create("gone"), queue = Create("orders");
        Fail(gone, "a");
        foreach (string body in (string[])["b", "c", "d"])
            Fail(queue, body);
        Assert.True(_queues.Delete(gone));

        Assert.Equal(2, _dead.Redrive(null, 2));

        Assert.Equal(["b", "c"], queue.Peek().Select(static message => message.Content.Body));
        Assert.Equal(["a", "d"], _dead.Peek().Select(static message => message.Content.Body));
    }

    [Fact]
    public void RedriveToItself_MovesNothing()
    {
        _dead.Send(new NewMessage("a"));

        Assert.Equal(0, _dead.Redrive(_dead));

        Assert.Single(_dead.Peek());
    }

    [Fact]
    public void RedriveToQueueOfTheOtherType_IsRefused()
    {
        MessageQueue fifo = _queues.GetOrCreate("orders.fifo", new QueueSettings(), out _);
        _dead.Send(new NewMessage("a"));

        AssertRefused("InvalidParameterValueException", "The queues dead and orders.fifo are not of the same type", () => _dead.Redrive(fifo));
        AssertRefused("InvalidParameterValueException", "The queues orders.fifo and dead are not of the same type", () => fifo.Redrive(_dead));

        Assert.Single(_dead.Peek());
    }

    [Fact]
    public void FifoMessages_KeepTheirOrder()
    {
        MessageQueue dead = _queues.GetOrCreate("dead.fifo", new QueueSettings(), out _);
        MessageQueue queue = _queues.GetOrCreate("orders.fifo", new QueueSettings { Redrive = new RedrivePolicy(dead.Arn, 1) }, out _);
        foreach (string body in (string[])["a1", "b1", "a2"])
            queue.Send(new NewMessage(body) { GroupId = body[..1], DeduplicationId = body });
        queue.Receive(10);
        _time.Advance(Timeout);
        Assert.Empty(queue.Receive(10));

        Assert.Equal(3, dead.Redrive(null));

        Assert.Equal(["a1", "a2"], queue.Receive(2).Select(static message => message.Content.Body));
        Assert.Equal(["b1"], queue.Receive(2).Select(static message => message.Content.Body));
    }

    [Fact]
    public void Redrive_IsAChangeOfAllQueuesInvolved()
    {
        Fail(Create("one"), "a");
        Fail(Create("two"), "b");
        List<string> changes = [];
        _queues.Changed += changed => changes.Add(changed.Name);

        _dead.Redrive(null);

        Assert.Equal(["dead", "one", "two"], changes.Order(StringComparer.Ordinal));
    }

    private MessageQueue Create(string name) => _queues.GetOrCreate(name, new QueueSettings { Redrive = new RedrivePolicy(_dead.Arn, 1) }, out _);

    private string Fail(MessageQueue queue, string body)
    {
        string id = queue.Send(new NewMessage(body)).Id;
        queue.Receive(1);
        _time.Advance(Timeout);
        Assert.Empty(queue.Receive(1));
        return id;
    }
}
