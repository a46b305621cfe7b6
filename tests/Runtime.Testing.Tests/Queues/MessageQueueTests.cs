using Lambda.Runtime.Emulator.Queues;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests.Queues;

/// <summary>Standard queues: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/standard-queues.html</summary>
public sealed class MessageQueueTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _time = new();
    private readonly QueueRegistry _queues;
    private readonly MessageQueue _queue;

    public MessageQueueTests()
    {
        _queues = new QueueRegistry(_time);
        _queue = Create("orders", new QueueSettings());
    }

    [Fact]
    public void EmptyQueue_GivesNothing()
    {
        Assert.Empty(_queue.Receive(10));

        Assert.Equal(new QueueCounts(0, 0, 0, null), _queue.Counts);
        Assert.Null(_queue.NextVisibleAt);
    }

    [Fact]
    public void Message_HasWhatTheSenderGave()
    {
        var content = new NewMessage("a")
        {
            Attributes = new Dictionary<string, MessageAttribute> { ["n"] = new("Number.int", "1", default) },
            TraceHeader = "Root=1",
            GroupId = "tenant",
        };
        SentMessage sent = _queue.Send(content);
        DateTimeOffset sentAt = _time.GetUtcNow();
        _time.Advance(Second);

        ReceivedMessage received = Assert.Single(_queue.Receive(1));

        Assert.Equal(new ReceivedMessage(sent.Id, received.ReceiptHandle, content, null, sentAt, sentAt + Second, 1), received);
        Assert.Null(sent.SequenceNumber);
    }

    [Fact]
    public void Messages_AreReceivedInTheOrderOfSending()
    {
        Send("a", "b", "c", "d");

        Assert.Equal(["a", "b", "c"], Receive(3));
        Assert.Equal(["d"], Receive(3));
    }

    [Fact]
    public void GroupOfStandardQueue_DoesNotBlock()
    {
        _queue.Send(new NewMessage("a") { GroupId = "1" });
        _queue.Send(new NewMessage("b") { GroupId = "1" });

        Assert.Equal(["a"], Receive(1));
        Assert.Equal(["b"], Receive(1));
    }

    [Fact]
    public void WhatOnlyFifoQueuesHave_IsRefused()
    {
        AssertRefused(
            "InvalidParameterValueException", "Value 1 for parameter MessageDeduplicationId is invalid", () => _queue.Send(new NewMessage("a") { DeduplicationId = "1" }));
        AssertRefused("InvalidParameterValueException", "Value a b for parameter MessageGroupId is invalid", () => _queue.Send(new NewMessage("a") { GroupId = "a b" }));
        Send("a");
        AssertRefused("InvalidParameterValueException", "Value 1 for parameter ReceiveRequestAttemptId is invalid", () => _queue.Receive(1, attemptId: "1"));

        Assert.Equal(0, Assert.Single(_queue.Peek()).ReceiveCount);
    }

    [Fact]
    public void ReceivedMessage_IsInvisibleUntilItsTimeout()
    {
        Send("a");
        Assert.Equal(["a"], Receive());
        Assert.Equal(_time.GetUtcNow() + (30 * Second), _queue.NextVisibleAt);

        _time.Advance(30 * Second - TimeSpan.FromTicks(1));
        Assert.Empty(Receive());
        _time.Advance(TimeSpan.FromTicks(1));

        Assert.Null(_queue.NextVisibleAt);
        Assert.Equal(["a"], Receive());
    }

    [Fact]
    public void MessageThatComesAgain_IsBeforeLaterMessages()
    {
        Send("a", "b");
        Receive(1);
        _time.Advance(30 * Second);

        Assert.Equal(["a", "b"], Receive());
    }

    [Fact]
    public void TimeoutOfReceive_ReplacesTheTimeoutOfTheQueue()
    {
        Send("a");
        _queue.Receive(1, 5 * Second);

        _time.Advance(5 * Second);

        Assert.Equal(["a"], Receive());
    }

    [Fact]
    public void TimeoutOfZero_LeavesTheMessageVisible()
    {
        Send("a");

        Assert.Equal(1, Assert.Single(_queue.Receive(10, TimeSpan.Zero)).ReceiveCount);
        Assert.Equal(2, Assert.Single(_queue.Receive(10, TimeSpan.Zero)).ReceiveCount);
        Assert.Equal(1, _queue.Counts.Visible);
    }

    [Fact]
    public void EachReceive_CountsAndHasAnotherHandle()
    {
        Send("a");
        ReceivedMessage first = ReceiveOne();
        _time.Advance(30 * Second);

        ReceivedMessage second = ReceiveOne();

        Assert.Equal((1, 2), (first.ReceiveCount, second.ReceiveCount));
        Assert.Equal(first.FirstReceivedAt, second.FirstReceivedAt);
        Assert.NotEqual(first.ReceiptHandle, second.ReceiptHandle);
    }

    [Fact]
    public void NewTimeoutOfTheQueue_AppliesToLaterReceives()
    {
        Send("a");
        Receive();
        _queue.Configure(_queue.Settings with { VisibilityTimeout = Second });

        _time.Advance(29 * Second);
        Assert.Empty(Receive());
        _time.Advance(Second);
        Assert.Equal(["a"], Receive());
        _time.Advance(Second);

        Assert.Equal(["a"], Receive());
    }

    [Fact]
    public void DelayOfQueue_HidesNewMessages()
    {
        MessageQueue queue = Create("slow", new QueueSettings { Delay = 10 * Second });
        queue.Send(new NewMessage("a"));

        Assert.Equal((0, 0, 1), (queue.Counts.Visible, queue.Counts.InFlight, queue.Counts.Delayed));
        Assert.Empty(queue.Receive(1));
        _time.Advance(10 * Second);

        Assert.Single(queue.Receive(1));
    }

    [Fact]
    public void DelayOfMessage_ReplacesThatOfTheQueue()
    {
        MessageQueue queue = Create("slow", new QueueSettings { Delay = 10 * Second });
        queue.Send(new NewMessage("a") { Delay = 20 * Second });
        queue.Send(new NewMessage("b") { Delay = TimeSpan.Zero });

        Assert.Equal("b", Assert.Single(queue.Receive(10)).Content.Body);
        _time.Advance(19 * Second);
        Assert.Empty(queue.Receive(10));
        _time.Advance(Second);

        Assert.Equal("a", Assert.Single(queue.Receive(10)).Content.Body);
    }

    [Fact]
    public void NewDelayOfStandardQueue_DoesNotApplyToItsMessages()
    {
        MessageQueue queue = Create("slow", new QueueSettings { Delay = 10 * Second });
        queue.Send(new NewMessage("a"));
        queue.Configure(new QueueSettings());

        Assert.Empty(queue.Receive(1));
        queue.Send(new NewMessage("b"));

        Assert.Equal("b", Assert.Single(queue.Receive(1)).Content.Body);
    }

    [Fact]
    public void RefusedChangeOfSettings_ChangesNothing()
    {
        DateTimeOffset createdAt = _queue.CreatedAt;
        _time.Advance(Second);

        Assert.Throws<QueueErrorException>(() => _queue.Configure(static _ => throw QueueErrorException.InvalidAttributeValue("wrong")));
        Assert.Throws<QueueErrorException>(() => _queue.ConfigureTags(static tags =>
        {
            tags["a"] = "1";
            throw QueueErrorException.InvalidParameterValue("wrong");
        }));

        Assert.Equal(createdAt, _queue.LastModifiedAt);
        Assert.Empty(_queue.Tags);
        _queue.Configure(static settings => settings with { Delay = Second });
        Assert.Equal((Second, createdAt + Second), (_queue.Settings.Delay, _queue.LastModifiedAt));
    }

    [Fact]
    public void MessageInTheQueueForTheRetentionPeriod_IsDeleted()
    {
        _queue.Configure(_queue.Settings with { Retention = 60 * Second });
        Send("a");
        _time.Advance(59 * Second);
        Send("b");
        Assert.Equal(["a"], Receive(1));

        _time.Advance(Second);

        QueueMessageView kept = Assert.Single(_queue.Peek());
        Assert.Equal("b", kept.Content.Body);
        Assert.Equal(new QueueCounts(1, 0, 0, kept.SentAt), _queue.Counts);
    }

    [Fact]
    public void ExpiredMessage_CannotBeChanged()
    {
        _queue.Configure(_queue.Settings with { Retention = 60 * Second });
        Send("a");
        ReceivedMessage message = Assert.Single(_queue.Receive(1, TimeSpan.FromHours(1)));
        _time.Advance(60 * Second);

        AssertRefused("InvalidParameterValueException", "Message does not exist", () => _queue.ChangeVisibility(message.ReceiptHandle, Second));
    }

    [Fact]
    public void Peek_ShowsAllMessagesWithoutReceivingThem()
    {
        Send("a", "b");
        ReceiveOne();
        _queue.Send(new NewMessage("c") { Delay = Second });

        IReadOnlyList<QueueMessageView> messages = _queue.Peek();

        Assert.Equal(["a", "b", "c"], messages.Select(static message => message.Content.Body));
        Assert.Equal([true, false, false], messages.Select(static message => message.IsInFlight));
        Assert.Equal([1, 0, 0], messages.Select(static message => message.ReceiveCount));
        Assert.Equal(messages, _queue.Peek());
    }

    [Fact]
    public void Counts_AreOfVisibleReceivedAndDelayedMessages()
    {
        DateTimeOffset start = _time.GetUtcNow();
        Send("a", "b", "c");
        Receive(1);
        _time.Advance(Second);
        _queue.Send(new NewMessage("d") { Delay = 100 * Second });

        Assert.Equal(new QueueCounts(Visible: 2, InFlight: 1, Delayed: 1, start), _queue.Counts);
        Assert.Equal(4, _queue.Counts.All);
        _time.Advance(29 * Second);
        Assert.Equal(new QueueCounts(Visible: 3, InFlight: 0, Delayed: 1, start), _queue.Counts);
        _time.Advance(71 * Second);
        Assert.Equal(new QueueCounts(Visible: 4, InFlight: 0, Delayed: 0, start), _queue.Counts);
    }

    [Fact]
    public void Changes_AreReportedOnceForEachQueue()
    {
        List<string> changes = [];
        _queues.Changed += queue => changes.Add(queue.Name);

        Send("a");
        string handle = ReceiveOne().ReceiptHandle;
        Receive();
        _queue.ChangeVisibility(handle, TimeSpan.Zero);
        _queue.Delete(handle);
        _queue.Purge();
        _queue.Configure(new QueueSettings());

        Assert.Equal(Enumerable.Repeat("orders", 6), changes);
    }

    internal static QueueErrorException AssertRefused(string type, string message, Action request)
    {
        QueueErrorException refusal = Assert.Throws<QueueErrorException>(request);
        Assert.Equal(type, refusal.Type);
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
        return refusal;
    }

    private MessageQueue Create(string name, QueueSettings settings) => _queues.GetOrCreate(name, settings, out _);

    private void Send(params string[] bodies)
    {
        foreach (string body in bodies)
            _queue.Send(new NewMessage(body));
    }

    private ReceivedMessage ReceiveOne() => Assert.Single(_queue.Receive(1));

    private string[] Receive(int max = 10) => [.. _queue.Receive(max).Select(static message => message.Content.Body)];
}
