using Lambda.Runtime.Emulator.Queues;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests.Queues;

/// <summary>Repeated messages: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html</summary>
public sealed class DeduplicationTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly MessageQueue _queue;

    public DeduplicationTests() => _queue = new QueueRegistry(_time).GetOrCreate("orders.fifo", new QueueSettings(), out _);

    [Fact]
    public void SameId_IsTheFirstMessage()
    {
        SentMessage first = Send("a", "1");

        SentMessage second = Send("b", "1", group: "other");

        Assert.Equal(first, second);
        Assert.Equal("a", Assert.Single(_queue.Peek()).Content.Body);
    }

    [Fact]
    public void Duplicate_IsNoChange()
    {
        int changes = 0;
        var queues = new QueueRegistry(_time);
        queues.Changed += _ => changes++;
        MessageQueue queue = queues.GetOrCreate("orders.fifo", new QueueSettings(), out _);
        var message = new NewMessage("a") { GroupId = "g", DeduplicationId = "1" };

        queue.Send(message);
        queue.Send(message);

        // The creation and the first message.
        Assert.Equal(2, changes);
    }

    [Fact]
    public void IdOfDeletedMessage_IsRememberedForFiveMinutes()
    {
        SentMessage first = Send("a", "1");
        _queue.Delete(Assert.Single(_queue.Receive(1)).ReceiptHandle);
        _time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));

        Assert.Equal(first, Send("a", "1"));
        Assert.Empty(_queue.Peek());
        _time.Advance(TimeSpan.FromTicks(1));

        // The duplicate has not begun the five minutes again.
        Assert.NotEqual(first.Id, Send("a", "1").Id);
        Assert.Single(_queue.Peek());
    }

    [Fact]
    public void IdThatIsUsedAgainAfterFiveMinutes_IsRememberedForFiveMore()
    {
        Send("a", "1");
        _time.Advance(TimeSpan.FromMinutes(5));
        SentMessage second = Send("a", "1");
        _time.Advance(TimeSpan.FromMinutes(4));

        Assert.Equal(second, Send("a", "1"));
    }

    [Fact]
    public void IdOfPurgedMessage_IsRemembered()
    {
        SentMessage first = Send("a", "1");

        _queue.Purge();

        Assert.Equal(first, Send("a", "1"));
        Assert.Empty(_queue.Peek());
    }

    [Fact]
    public void SameContent_IsADuplicate()
    {
        _queue.Configure(new QueueSettings { ContentBasedDeduplication = true });
        SentMessage first = Send("a", null);

        // Attributes do not count.
        SentMessage second = _queue.Send(new NewMessage("a") { GroupId = "other", Attributes = new Dictionary<string, MessageAttribute> { ["n"] = new("String", "v", default) } });
        SentMessage other = Send("A", null);

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
        // The SHA-256 of "a".
        Assert.Equal("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb", _queue.Peek()[0].Content.DeduplicationId);
    }

    [Fact]
    public void IdOfSender_ReplacesTheContent()
    {
        _queue.Configure(new QueueSettings { ContentBasedDeduplication = true });
        Send("a", null);

        Send("a", "1");

        Assert.Equal(2, _queue.Peek().Count);
    }

    [Fact]
    public void ScopeOfGroup_AcceptsTheIdOncePerGroup()
    {
        _queue.Configure(new QueueSettings { DeduplicatesByGroup = true });
        SentMessage first = Send("a", "1", "g");

        SentMessage other = Send("a", "1", "h");
        SentMessage again = Send("a", "1", "g");

        Assert.NotEqual(first, other);
        Assert.Equal(first, again);
        Assert.Equal(2, _queue.Peek().Count);
    }

    [Fact]
    public void StandardQueue_AcceptsTheSameMessageTwice()
    {
        MessageQueue queue = new QueueRegistry(_time).GetOrCreate("orders", new QueueSettings(), out _);

        queue.Send(new NewMessage("a"));
        queue.Send(new NewMessage("a"));

        Assert.Equal(2, queue.Receive(10).Count);
    }

    private SentMessage Send(string body, string? id, string group = "g") => _queue.Send(new NewMessage(body) { GroupId = group, DeduplicationId = id });
}
