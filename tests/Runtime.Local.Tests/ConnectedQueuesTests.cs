using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Local.Sources;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Local.Tests;

/// <summary>Which functions get the messages of which queues, over several builds.</summary>
public sealed class ConnectedQueuesTests : IDisposable
{
    private static readonly HandlerSource Orders = new("Handle", HandlerSource.Sqs, "orders") { Payload = """{"id":"A-1"}""" };

    private readonly FunctionRegistry _functions = new();
    private readonly QueueRegistry _registry = new(new FakeTimeProvider());
    private readonly ConcurrentQueue<string> _delivered = new();
    private readonly MappingChanges _changes = new();
    private readonly ConnectedQueues _queues;

    public ConnectedQueuesTests()
    {
        _queues = new ConnectedQueues(
            _registry, _functions, _changes, (queue, batch) => _delivered.Enqueue($"{queue.Name} {batch.Messages.Count} {batch.Verdict.Failed.Count}"));
        _functions.Set("Handle", new Function("Handle"));
    }

    public void Dispose() => _queues.Dispose();

    [Fact]
    public void QueueOfAHandler_IsCreatedWithItsDeadLetterQueue()
    {
        Connect(Orders, new HandlerSource("Handle", "Kinesis", "clicks"));

        Assert.Equal(["orders", "orders-dlq"], _registry.Names);
        QueueSettings settings = _registry.Find("orders")!.Settings;
        Assert.Equal((TimeSpan.FromSeconds(30), TemplateQueue.MaxReceiveCount), (settings.VisibilityTimeout, settings.Redrive!.MaxReceiveCount));
        Assert.Equal(QueueRegistry.ArnOf("orders-dlq"), settings.Redrive.TargetArn);
        Assert.Equal("Handle", Assert.Single(_queues.FunctionsOf("orders")));
        Assert.Empty(_queues.FunctionsOf("orders-dlq"));
        Assert.Equal(("""{"id":"A-1"}""", null), (_queues.PayloadOf("orders"), _queues.PayloadOf("orders-dlq")));
    }

    [Fact]
    public void Messages_AreDeliveredAndCounted()
    {
        Send("one");
        Send("bad");
        Assert.Equal(new QueueActivity(0, 0, null), _queues.ActivityOf("orders"));

        Connect(Orders);

        Assert.Equal(["orders 2 1"], _delivered);
        Assert.Equal(new QueueActivity(1, 1, null), _queues.ActivityOf("orders"));
        Assert.Equal("bad", Assert.Single(_registry.Find("orders")!.Peek()).Content.Body);
    }

    [Fact]
    public void BatchThatFailsAsAWhole_IsCountedAndExplained()
    {
        _functions.Set("Handle", new Function("Handle") { Response = "7" });
        Connect(Orders);
        Send("one");

        Assert.Equal(new QueueActivity(0, 1, "The response is 7. Expected an object with the member batchItemFailures, or null."), _queues.ActivityOf("orders"));
    }

    [Fact]
    public void QueueThatIsDeletedAndCreatedAgain_StaysConnected()
    {
        Connect(Orders);
        _registry.Delete(_registry.Find("orders")!);
        MessageQueue again = _registry.GetOrCreate("orders", new QueueSettings(), out bool isCreated);
        again.Send(new NewMessage("one"));

        Assert.True(isCreated);
        Assert.Equal(["orders 1 0"], _delivered);
        Assert.Empty(again.Peek());
        Assert.Equal("Handle", Assert.Single(_queues.FunctionsOf("orders")));
    }

    /// <summary>The queue stays, because another build may declare it again.</summary>
    [Fact]
    public void BuildWithoutTheHandler_LeavesTheMessagesInTheQueue()
    {
        Connect(Orders);
        Connect();
        Send("one");

        Assert.Empty(_delivered);
        Assert.Empty(_queues.FunctionsOf("orders"));
        Assert.Equal(1, _registry.Find("orders")!.Counts.Visible);
        Connect(Orders);
        Assert.Equal(["orders 1 0"], _delivered);
        Assert.Equal(0, _registry.Find("orders")!.Counts.All);
    }

    [Fact]
    public void FunctionOfANewBuild_GetsTheNextMessages()
    {
        Connect(Orders);
        Send("one");
        var next = new Function("Handle");
        _functions.Set("Handle", next);
        Connect(Orders);
        Send("two");

        Assert.Equal(["two"], next.Bodies);
        Assert.Equal(new QueueActivity(2, 0, null), _queues.ActivityOf("orders"));
    }

    [Fact]
    public void Messages_WaitWhileTheSourceDoesNotCompile()
    {
        Connect(Orders);
        _functions.Set("Handle", new Function("Handle") { Problem = "Functions.cs(7,12): error CS0103" });
        Send("one");
        Assert.Empty(_delivered);
        MessageQueue queue = _registry.Find("orders")!;
        Assert.Equal((1, 0), (queue.Counts.Visible, queue.Peek()[0].ReceiveCount));

        _functions.Set("Handle", new Function("Handle"));
        Connect(Orders);

        Assert.Equal(["orders 1 0"], _delivered);
    }

    [Fact]
    public void FunctionThatIsNotThereYet_GetsTheMessagesLater()
    {
        Connect(new HandlerSource("Ship", HandlerSource.Sqs, "shipments"));
        _registry.Find("shipments")!.Send(new NewMessage("one"));
        Assert.Empty(_delivered);

        _functions.Set("Ship", new Function("Ship"));
        Connect(new HandlerSource("Ship", HandlerSource.Sqs, "shipments"));

        Assert.Equal(["shipments 1 0"], _delivered);
    }

    /// <summary>With <c>--handler '*'</c>, one function takes the messages of all queues.</summary>
    [Fact]
    public void OneFunction_GetsTheMessagesOfSeveralQueues()
    {
        Connect(Orders, Orders with { Name = "shipments" });
        Send("one");
        _registry.Find("shipments")!.Send(new NewMessage("two"));

        Assert.Equal(["orders 1 0", "shipments 1 0"], _delivered);
    }

    [Fact]
    public void TwoFunctionsOfOneQueue_ShareItsMessages()
    {
        _functions.Set("Other", new Function("Other"));
        Connect(Orders, Orders with { Function = "Other" }, Orders);
        Send("one");

        Assert.Equal(["Handle", "Other"], _queues.FunctionsOf("orders").Order());
        Assert.Equal(["orders 1 0"], _delivered);
    }

    [Fact]
    public void AfterTheEnd_NothingIsDelivered()
    {
        Connect(Orders);
        _queues.Dispose();
        Send("one");

        Assert.Empty(_delivered);
    }

    private void Connect(params HandlerSource[] sources) => _queues.Connect(sources, functionTimeout: TimeSpan.FromSeconds(5), reportsFailures: true);

    private void Send(string body) => TemplateQueue.GetOrCreate(_registry, "orders", new QueueSettings()).Send(new NewMessage(body));

    /// <summary>Responds at once, on the thread of the caller, so that a message is delivered when its send returns.</summary>
    private sealed class Function(string name) : IInvocableFunction
    {
        /// <summary>The response; otherwise the list of the messages that contain "bad".</summary>
        public string? Response { get; init; }

        public List<string> Bodies { get; } = [];

        public FunctionConfiguration Configuration { get; } = new() { FunctionName = name, Handler = name };

        public string? Problem { get; init; }

        public int? PeakMemoryMB => null;

        public Task<InvocationResult> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken)
        {
            JsonArray records = JsonNode.Parse(request.Payload.Span)!["Records"]!.AsArray();
            Bodies.AddRange(records.Select(static record => (string)record!["body"]!));
            IEnumerable<string> failures = records
                .Where(static record => (string)record!["body"]! == "bad")
                .Select(static record => $$"""{"itemIdentifier":"{{record!["messageId"]}}"}""");
            string response = Response ?? $$"""{"batchItemFailures":[{{string.Join(',', failures)}}]}""";
            return Task.FromResult(new InvocationResult(request, Encoding.UTF8.GetBytes(response), null));
        }
    }
}
