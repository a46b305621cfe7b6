using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Emulator.Streams;
using Lambda.Runtime.Local.Page;
using Lambda.Runtime.Local.Sources;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Local.Tests.Page;

/// <summary>What the page gets of the queues and their messages.</summary>
public sealed class QueueListTests : IDisposable
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.Parse("2026-11-30T08:00:00Z", null));
    private readonly QueueRegistry _registry;
    private readonly StreamRegistry _streams;
    private readonly ConnectedSources _sources;

    public QueueListTests()
    {
        _registry = new QueueRegistry(_clock);
        _streams = new StreamRegistry(_clock);
        var functions = new FunctionRegistry();
        var changes = new MappingChanges();
        _sources = new ConnectedSources(
            new ConnectedQueues(_registry, functions, changes, static (_, _) => { }), new ConnectedStreams(_streams, _registry, functions, changes, static (_, _, _) => { }),
            new ConnectedEvents(functions, _registry, _clock, static _ => { }),
            new ConnectedTransformations(functions, _clock, static _ => { }, static (_, _) => { }));
    }

    public void Dispose() => _sources.Dispose();

    [Fact]
    public void NoQueues_AreAnEmptyList() => Assert.Equal("[]", List().ToJsonString());

    [Fact]
    public void Queue_HasItsFunctionsNumbersAndDeadLetterQueue()
    {
        _sources.Connect([new HandlerSource("Handle", HandlerSource.Sqs, "orders") { Payload = "{}" }], TimeSpan.FromSeconds(5), reportsFailures: true);
        MessageQueue queue = _registry.Find("orders")!;
        queue.Send(new NewMessage("received"));
        queue.Receive(1);
        _clock.Advance(TimeSpan.FromSeconds(7.9));
        queue.Send(new NewMessage("visible"));
        queue.Send(new NewMessage("visible"));
        queue.Send(new NewMessage("delayed") { Delay = TimeSpan.FromSeconds(1) });

        JsonArray list = List();

        // The function does not exist, so nothing was delivered.
        Assert.Equal(
            """{"name":"orders","isFifo":false,"functions":["Handle"],"failuresOf":[],"visible":2,"inFlight":1,"delayed":1,"age":7,"handled":0,"failed":0,"problem":null,"payload":"{}","deadLetters":"orders-dlq","isDeadLetterQueue":false}""",
            list[0]!.ToJsonString());
        Assert.Equal(
            """{"name":"orders-dlq","isFifo":false,"functions":[],"failuresOf":[],"visible":0,"inFlight":0,"delayed":0,"age":null,"handled":0,"failed":0,"problem":null,"payload":null,"deadLetters":null,"isDeadLetterQueue":true}""",
            list[1]!.ToJsonString());
    }

    /// <summary>A function may get records and events.</summary>
    [Fact]
    public void OnFailureQueue_HasItsFunctions_UntilNoneDeclaresASource()
    {
        HandlerSource[] sources =
        [
            new("Announce", HandlerSource.Sns, "sold"), new("Announce", HandlerSource.Kinesis, "clicks"), new("Index", HandlerSource.DynamoDb, "orders"),
            new("Clean", HandlerSource.Schedule, "rate(1 day)"), new("Handle", HandlerSource.Sqs, "orders"),
        ];
        _sources.Connect(sources, TimeSpan.FromSeconds(5), reportsFailures: true);
        Assert.Equal(
            ["Announce-failures: Announce", "Clean-failures: Clean", "Index-failures: Index", "orders-dlq: ", "orders: "],
            List().Select(static queue => $"{queue!["name"]}: {string.Join(',', queue["failuresOf"]!.AsArray())}").Order(StringComparer.Ordinal));

        _sources.Connect([], TimeSpan.FromSeconds(5), reportsFailures: true);

        Assert.Equal(5, List().Count);
        Assert.All(List(), static queue => Assert.Empty(queue!["failuresOf"]!.AsArray()));
    }

    [Fact]
    public void DeadLetterQueueThatWasDeleted_IsNotNamed()
    {
        TemplateQueue.GetOrCreate(_registry, "steps.fifo", new QueueSettings());
        Assert.True(_registry.Delete(_registry.Find("steps-dlq.fifo")!));

        JsonNode queue = Assert.Single(List())!;

        Assert.Equal((true, null), ((bool)queue["isFifo"]!, (string?)queue["deadLetters"]));
    }

    [Fact]
    public void Message_IsVisibleInFlightOrDelayed()
    {
        MessageQueue queue = _registry.GetOrCreate("orders", new QueueSettings(), out _);
        string received = queue.Send(new NewMessage("one") { GroupId = "north" }).Id;
        queue.Receive(1);
        _clock.Advance(TimeSpan.FromSeconds(10));
        string visible = queue.Send(new NewMessage("two")).Id, delayed = queue.Send(new NewMessage("three") { Delay = TimeSpan.FromSeconds(60) }).Id;

        Assert.Equal(
            [
                $$"""{"id":"{{received}}","body":"one","isCut":false,"group":"north","sent":"2026-11-30T08:00:00+00:00","receives":1,"state":"in flight","visible":"2026-11-30T08:00:30+00:00"}""",
                $$"""{"id":"{{visible}}","body":"two","isCut":false,"group":null,"sent":"2026-11-30T08:00:10+00:00","receives":0,"state":"visible","visible":"2026-11-30T08:00:10+00:00"}""",
                $$"""{"id":"{{delayed}}","body":"three","isCut":false,"group":null,"sent":"2026-11-30T08:00:10+00:00","receives":0,"state":"delayed","visible":"2026-11-30T08:01:10+00:00"}""",
            ],
            Messages(queue).Select(static message => message!.ToJsonString(Readable)));
    }

    [Fact]
    public void LongBodiesAndQueues_AreCut()
    {
        MessageQueue queue = _registry.GetOrCreate("orders", new QueueSettings(), out _);
        queue.Send(new NewMessage(new string('x', 4000)));
        queue.Send(new NewMessage(new string('x', 4001)));
        for (int i = 0; i < 100; i++)
            queue.Send(new NewMessage($"{i}"));

        JsonArray messages = Messages(queue);

        Assert.Equal(100, messages.Count);
        Assert.Equal([(4000, false), (4000, true)], messages.Take(2).Select(static message => (((string)message!["body"]!).Length, (bool)message["isCut"]!)));
        Assert.Equal("97", (string?)messages[^1]!["body"]);
    }

    private JsonArray List() => JsonNode.Parse(QueueList.Write(_sources))!.AsArray();

    private JsonArray Messages(MessageQueue queue) => JsonNode.Parse(QueueList.WriteMessages(queue, _clock.GetUtcNow()))!.AsArray();
}
