using System.Text.Json;
using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Emulator.Queues;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests.Queues;

/// <summary>A copy of all queues, as JSON, in the registry of an emulator that starts again.</summary>
public sealed class QueueStateTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _time = new();
    private readonly QueueRegistry _queues;

    public QueueStateTests() => _queues = new QueueRegistry(_time);

    [Fact]
    public void Queues_HaveTheirNamesSettingsTagsAndTimes()
    {
        var settings = new QueueSettings
        {
            VisibilityTimeout = Second,
            Delay = 2 * Second,
            ReceiveWait = 3 * Second,
            Retention = TimeSpan.FromDays(1),
            MaxMessageBytes = 2048,
            Redrive = new RedrivePolicy(QueueRegistry.ArnOf("dead.fifo"), 7),
            ContentBasedDeduplication = true,
            DeduplicatesByGroup = true,
            Other = new Dictionary<string, string> { ["Policy"] = "{\"a\": 1}" },
        };
        DateTimeOffset createdAt = _time.GetUtcNow();
        MessageQueue queue = Create("orders.fifo", settings);
        queue.ConfigureTags(static tags => tags["team"] = "ü");
        Create("others", new QueueSettings());
        _time.Advance(Second);
        queue.Configure(settings);

        QueueRegistry restarted = Restart();

        Assert.Equal(["orders.fifo", "others"], restarted.Names);
        MessageQueue copy = restarted.Find("orders.fifo")!;
        Assert.Equal(settings with { Other = copy.Settings.Other }, copy.Settings);
        Assert.Equal(settings.Other, copy.Settings.Other);
        Assert.Equal(queue.Tags, copy.Tags);
        Assert.Equal((createdAt, createdAt + Second), (copy.CreatedAt, copy.LastModifiedAt));
        Assert.Equal(new QueueSettings() with { Other = restarted.Find("others")!.Settings.Other }, restarted.Find("others")!.Settings);
    }

    [Fact]
    public void Messages_HaveTheirContent()
    {
        MessageQueue queue = Create("orders", new QueueSettings());
        var content = new NewMessage("line\n\"ü😀\0<")
        {
            Attributes = new Dictionary<string, MessageAttribute>
            {
                ["Z"] = new("String.label", "", default),
                ["a"] = new("Number", "1.0", default),
                ["bytes"] = new("Binary", null, new byte[] { 0, 255, 128 }),
                ["none"] = new("Binary.empty", null, Array.Empty<byte>()),
            },
            Delay = Second,
            GroupId = "group",
            TraceHeader = "Root=1",
        };
        string id = queue.Send(content).Id;
        _time.Advance(Second);

        ReceivedMessage copy = Assert.Single(Restart().Find("orders")!.Receive(1));

        Assert.Equal(id, copy.Id);
        Assert.Equal(content with { Attributes = copy.Content.Attributes }, copy.Content);
        Assert.Equal(["Z", "a", "bytes", "none"], copy.Content.Attributes.Keys);
        foreach ((string name, MessageAttribute attribute) in content.Attributes)
        {
            MessageAttribute other = copy.Content.Attributes[name];
            Assert.Equal((attribute.DataType, attribute.Text, attribute.IsBinary), (other.DataType, other.Text, other.IsBinary));
            Assert.Equal(attribute.Bytes.ToArray(), other.Bytes.ToArray());
        }

        Assert.Equal(MessageDigest.OfAttributes(content.Attributes), MessageDigest.OfAttributes(copy.Content.Attributes));
    }

    [Fact]
    public void Messages_KeepTheirOrderCountsAndTimes()
    {
        MessageQueue queue = Create("orders", new QueueSettings());
        foreach (string body in (string[])["a", "b", "c"])
            queue.Send(new NewMessage(body));
        queue.Receive(1);
        _time.Advance(30 * Second);
        queue.Receive(2);
        queue.Send(new NewMessage("d") { Delay = 40 * Second });

        MessageQueue copy = Restart().Find("orders")!;

        Assert.Equal(queue.Counts, copy.Counts);
        Assert.Equal(queue.NextVisibleAt, copy.NextVisibleAt);
        Assert.Equal(queue.Peek().Select(Describe), copy.Peek().Select(Describe));
        Assert.Equal("c", Assert.Single(copy.Receive(10)).Content.Body);
        _time.Advance(40 * Second);
        Assert.Equal([3, 2, 2, 1], copy.Receive(10).Select(static message => message.ReceiveCount));

        static string Describe(QueueMessageView message) =>
            $"{message.Id} {message.Content.Body} {message.SentAt:O} {message.VisibleAt:O} {message.ReceiveCount} {message.IsInFlight}";
    }

    [Fact]
    public void Handles_StayValid()
    {
        MessageQueue queue = Create("orders", new QueueSettings());
        queue.Send(new NewMessage("a"));
        queue.Send(new NewMessage("b"));
        IReadOnlyList<ReceivedMessage> messages = queue.Receive(2);

        MessageQueue copy = Restart().Find("orders")!;
        copy.Delete(messages[0].ReceiptHandle);
        copy.ChangeVisibility(messages[1].ReceiptHandle, TimeSpan.Zero);

        ReceivedMessage again = Assert.Single(copy.Receive(10));
        Assert.Equal((messages[1].Id, 2, messages[1].FirstReceivedAt), (again.Id, again.ReceiveCount, again.FirstReceivedAt));
    }

    [Fact]
    public void TwelveHoursInFlight_CountFromTheReceive()
    {
        MessageQueue queue = Create("orders", new QueueSettings());
        queue.Send(new NewMessage("a"));
        string handle = Assert.Single(queue.Receive(1, TimeSpan.FromHours(12))).ReceiptHandle;
        _time.Advance(TimeSpan.FromHours(11));

        MessageQueue copy = Restart().Find("orders")!;

        Assert.Throws<QueueErrorException>(() => copy.ChangeVisibility(handle, TimeSpan.FromHours(2)));
        copy.ChangeVisibility(handle, TimeSpan.FromHours(1));
    }

    [Fact]
    public void FifoQueue_BlocksGroupsAndRemembersDuplicates()
    {
        MessageQueue queue = Create("orders.fifo", new QueueSettings());
        SentMessage first = Send(queue, "a1");
        Send(queue, "a2");
        queue.Receive(1);
        SentMessage deleted = Send(queue, "b1");
        queue.Delete(Assert.Single(queue.Receive(1)).ReceiptHandle);

        MessageQueue copy = Restart().Find("orders.fifo")!;

        Assert.Empty(copy.Receive(10));
        Assert.Equal(first, Send(copy, "a1"));
        Assert.Equal(deleted, Send(copy, "b1"));
        SentMessage next = Send(copy, "c1");
        Assert.True(string.CompareOrdinal(next.SequenceNumber, deleted.SequenceNumber) > 0);
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.NotEqual(deleted.Id, Send(copy, "b1").Id);
    }

    [Fact]
    public void DeadLetters_KnowTheirSourceAndEarlierReceives()
    {
        MessageQueue dead = Create("dead", new QueueSettings()), third = Create("third", new QueueSettings());
        MessageQueue queue = Create("orders", new QueueSettings { Redrive = new RedrivePolicy(dead.Arn, 1) });
        dead.Configure(new QueueSettings { Redrive = new RedrivePolicy(third.Arn, 1) });
        queue.Send(new NewMessage("a"));
        queue.Receive(1);
        _time.Advance(30 * Second);
        queue.Receive(1);

        QueueRegistry restarted = Restart();

        Assert.Equal(2, Assert.Single(restarted.Find("dead")!.Receive(1, TimeSpan.Zero)).ReceiveCount);
        Assert.Equal(1, restarted.Find("dead")!.Redrive(null));
        Assert.Single(restarted.Find("orders")!.Peek());
    }

    [Fact]
    public void TimeThatPassesBeforeTheRestart_Counts()
    {
        MessageQueue queue = Create("orders", new QueueSettings { Retention = 60 * Second });
        queue.Send(new NewMessage("a"));
        _time.Advance(30 * Second);
        queue.Send(new NewMessage("b"));
        queue.Receive(10);
        string json = Save();
        _time.Advance(30 * Second);

        MessageQueue copy = Load(json).Find("orders")!;

        Assert.Equal("b", Assert.Single(copy.Receive(10)).Content.Body);
    }

    [Fact]
    public void Copy_DoesNotChangeWithTheQueues()
    {
        MessageQueue queue = Create("orders", new QueueSettings());
        queue.Send(new NewMessage("a"));
        IReadOnlyList<QueueState> state = _queues.GetState();
        queue.Receive(1);
        queue.Purge();

        Assert.Equal(0, Assert.Single(Assert.Single(state).Messages).ReceiveCount);
    }

    [Theory]
    [InlineData("null", "A queue is null.")]
    [InlineData("""{"name": "a b", SETTINGS, "messages": []}""", "The name of a queue is 'a b'. Expected 1 to 80 letters")]
    [InlineData("""{SETTINGS, "messages": []}""", "The name of a queue is ''.")]
    [InlineData("""{"name": "q", "settings": null, TIMES, "messages": []}""", "The queue q has no settings, messages, tags or duplicates")]
    [InlineData("""{"name": "q", SETTINGS}""", "The queue q has no settings, messages, tags or duplicates")]
    [InlineData("""{"name": "q", SETTINGS, "messages": [], "tags": null}""", "The queue q has no settings, messages, tags or duplicates")]
    [InlineData("""{"name": "q", SETTINGS, "messages": [], "duplicates": [null]}""", "The queue q has no settings, messages, tags or duplicates")]
    [InlineData("""{"name": "q", SETTINGS, "messages": [null]}""", "A message of the queue q has no ID, body or attributes.")]
    [InlineData("""{"name": "q", SETTINGS, "messages": [{"id": "1", "content": {}, MESSAGE}]}""", "A message of the queue q has no ID, body or attributes.")]
    [InlineData("""{"name": "q", SETTINGS, "messages": [{"id": null, "content": {"body": "a"}, MESSAGE}]}""", "A message of the queue q has no ID, body or attributes.")]
    [InlineData("""{"name": "q.fifo", SETTINGS, "messages": [{"id": "1", "content": {"body": "a"}, MESSAGE}]}""", "The message 1 of the FIFO queue q.fifo has no groupId.")]
    [InlineData("""{"name": "q", SETTINGS, "messages": []}, {"name": "q", SETTINGS, "messages": []}""", "Several queues have the name q.")]
    [InlineData(
        """{"name": "q", SETTINGS, "messages": [{"id": "1", "content": {"body": "a"}, MESSAGE}, {"id": "1", "content": {"body": "b"}, MESSAGE}]}""",
        "The queue q has several messages with the ID 1.")]
    public void EditedState_IsRefused(string queues, string problem)
    {
        string json = queues.Replace("SETTINGS", "\"settings\": {}, TIMES", StringComparison.Ordinal)
            .Replace("TIMES", "\"createdAt\": \"2026-01-01T00:00:00Z\", \"lastModifiedAt\": \"2026-01-01T00:00:00Z\", \"lastSequence\": 0", StringComparison.Ordinal)
            .Replace("MESSAGE", "\"sentAt\": \"2026-01-01T00:00:00Z\", \"visibleAt\": \"2026-01-01T00:00:00Z\", \"receiveCount\": 0", StringComparison.Ordinal);
        QueueState[] state = JsonSerializer.Deserialize<QueueState[]>($"[{json}]", ReflectionJson.Web)!;

        Assert.StartsWith(problem, Assert.Throws<InvalidDataException>(() => _queues.SetState(state)).Message, StringComparison.Ordinal);

        Assert.Empty(_queues.All);
    }

    private static SentMessage Send(MessageQueue queue, string body) => queue.Send(new NewMessage(body) { GroupId = body[..1], DeduplicationId = body });

    private MessageQueue Create(string name, QueueSettings settings) => _queues.GetOrCreate(name, settings, out _);

    private QueueRegistry Restart() => Load(Save());

    private string Save() => JsonSerializer.Serialize(_queues.GetState(), ReflectionJson.Web);

    private QueueRegistry Load(string json)
    {
        var queues = new QueueRegistry(_time);
        queues.SetState(JsonSerializer.Deserialize<QueueState[]>(json, ReflectionJson.Web)!);
        return queues;
    }
}
