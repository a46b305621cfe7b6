using System.Collections.Concurrent;
using System.Text.Json;
using Lambda.Runtime.Testing.Tests.TestFunctions;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests.EventSources;

/// <summary>How a function gets the messages of a queue.</summary>
public sealed class QueuePollerTests
{
    private static readonly TimeSpan Visibility = TimeSpan.FromSeconds(18);

    [Fact]
    public async Task Event_HasAllMembersOfAMessage()
    {
        JsonElement[] records = [];
        await using QueueFunction started = await QueueFunction.StartAsync(received => Respond(records = received));
        LambdaQueue queue = started.Function.Queue("orders");

        string id = await queue.SendAsync(new { id = "A-1" }, new QueueMessageOptions
        {
            GroupId = "north",
            Attributes = { ["tenant"] = "blue" },
            BinaryAttributes = { ["key"] = [1, 2] },
        });
        await queue.WaitUntilIdleAsync(TestContext.Current.CancellationToken).WithinLimit();

        JsonElement record = Assert.Single(records);
        JsonElement attributes = record.GetProperty("attributes");
        Assert.Equal(id, record.GetProperty("messageId").GetString());
        Assert.Equal("""{"id":"A-1"}""", record.GetProperty("body").GetString());
        Assert.Equal("1", attributes.GetProperty("ApproximateReceiveCount").GetString());
        Assert.Equal("1796025600000", attributes.GetProperty("SentTimestamp").GetString());
        Assert.Equal("1796025600000", attributes.GetProperty("ApproximateFirstReceiveTimestamp").GetString());
        Assert.Equal("north", attributes.GetProperty("MessageGroupId").GetString());
        Assert.Equal(
            """{"binaryValue":"AQI=","stringListValues":[],"binaryListValues":[],"dataType":"Binary"}""", record.GetProperty("messageAttributes").GetProperty("key").GetRawText());
        Assert.Equal("blue", record.GetProperty("messageAttributes").GetProperty("tenant").GetProperty("stringValue").GetString());
        Assert.Equal("aws:sqs", record.GetProperty("eventSource").GetString());
        Assert.Equal("arn:aws:sqs:us-east-1:123456789012:orders", record.GetProperty("eventSourceARN").GetString());
        Assert.Equal("us-east-1", record.GetProperty("awsRegion").GetString());
        Assert.Equal(32, record.GetProperty("md5OfBody").GetString()!.Length);
        Assert.Equal(32, record.GetProperty("md5OfMessageAttributes").GetString()!.Length);
    }

    /// <summary>As under <c>dotnet run</c>.</summary>
    [Fact]
    public async Task FifoQueueWithoutDeduplicationIds_TakesEachMessageAsANewOne()
    {
        await using QueueFunction started = await QueueFunction.StartWithFailuresAsync("bad");
        LambdaQueue queue = started.Function.Queue("orders.fifo");

        await queue.SendAsync("one", new() { GroupId = "north" });
        await queue.SendAsync("one", new() { GroupId = "north" });
        await queue.WaitUntilIdleAsync(TestContext.Current.CancellationToken).WithinLimit();

        Assert.Equal(2, queue.Handled.Count);
    }

    [Fact]
    public async Task Reset_ForgetsWhatHasHappened()
    {
        await using QueueFunction started = await QueueFunction.StartWithFailuresAsync("bad");
        LambdaQueue queue = started.Function.Queue("orders");
        for (int i = 0; i < 2; i++)
        {
            await queue.SendAsync("good");
            await queue.SendAsync("bad");
            await queue.WaitUntilIdleAsync(TestContext.Current.CancellationToken).WithinLimit();
            Assert.Equal("orders: 1 in the queue, 1 handled, 1 failures", queue.ToString());

            queue.Reset();

            Assert.Equal("orders: 0 in the queue, 0 handled, 0 failures", queue.ToString());
            Assert.Empty(queue.Deliveries);
        }
    }

    [Fact]
    public async Task FailedMessages_ComeAgainAfterTheVisibilityTimeout()
    {
        await using QueueFunction started = await QueueFunction.StartWithFailuresAsync("bad");
        LambdaQueue queue = started.Function.Queue("orders");
        await queue.SendAsync("good");
        await queue.SendAsync("bad");

        await started.AdvanceAsync(queue, TimeSpan.Zero);
        Assert.Equal(["good"], queue.Handled.Select(static message => message.Body));
        Assert.True(Assert.Single(queue.Messages).IsInFlight);

        await started.AdvanceAsync(queue, Visibility - TimeSpan.FromTicks(1));
        Assert.Equal([1], queue.Failed.Select(static message => message.ReceiveCount));

        await started.AdvanceAsync(queue, TimeSpan.FromTicks(1));
        Assert.Equal([1, 2], queue.Failed.Select(static message => message.ReceiveCount));
    }

    [Fact]
    public async Task MessageThatAlwaysFails_MovesToTheDeadLetterQueue()
    {
        await using QueueFunction started = await QueueFunction.StartWithFailuresAsync("bad");
        LambdaQueue queue = started.Function.Queue("orders");
        string id = await queue.SendAsync("bad");

        await started.AdvanceAsync(queue, TimeSpan.Zero);
        for (int attempt = 0; attempt < 5; attempt++)
            await started.AdvanceAsync(queue, Visibility);
        Assert.Equal([1, 2, 3, 4, 5], queue.Failed.Select(static message => message.ReceiveCount));
        Assert.Empty(queue.Messages);
        Assert.Equal("orders-dlq", queue.DeadLetterQueue.Name);
        Assert.Equal(id, Assert.Single(queue.DeadLetters).Id);

        Assert.Equal(1, queue.DeadLetterQueue.Redrive());
        await started.AdvanceAsync(queue, TimeSpan.Zero);
        Assert.Equal(6, queue.Failed.Count);
        Assert.Equal(1, queue.Failed[^1].ReceiveCount);
        Assert.Empty(queue.DeadLetters);
    }

    [Fact]
    public async Task Batches_HaveUpToTheirSize()
    {
        var sizes = new ConcurrentQueue<int>();
        using var first = new SemaphoreSlim(0);
        await using QueueFunction started = await QueueFunction.StartAsync(records =>
        {
            sizes.Enqueue(records.Length);
            if (sizes.Count == 1)
                first.WaitWithinLimit();
            return Respond(records);
        });
        LambdaQueue queue = started.Function.Queue("orders", new LambdaQueueOptions { BatchSize = 4 });
        foreach (int number in Enumerable.Range(1, 10))
            await queue.SendAsync(number);
        first.Release();
        await started.AdvanceAsync(queue, TimeSpan.Zero);

        // The first batch began with the first message.
        Assert.Equal([1, 4, 4, 1], sizes);
        Assert.Equal(Enumerable.Range(1, 10), queue.Handled.Select(static message => message.Value<int>()));
    }

    [Fact]
    public async Task Window_CollectsUntilTheBatchIsFullOrTheWindowEnds()
    {
        await using QueueFunction started = await QueueFunction.StartAsync(Respond);
        LambdaQueue queue = started.Function.Queue(
            "orders", new LambdaQueueOptions { BatchSize = 3, BatchingWindow = TimeSpan.FromSeconds(5), VisibilityTimeout = TimeSpan.FromMinutes(1) });

        await queue.SendAsync(1);
        await started.AdvanceAsync(queue, TimeSpan.FromSeconds(4));
        await queue.SendAsync(2);
        await started.AdvanceAsync(queue, TimeSpan.FromSeconds(0.9));
        Assert.Empty(queue.Deliveries);

        await started.AdvanceAsync(queue, TimeSpan.FromSeconds(0.1));
        Assert.Equal([1, 2], Assert.Single(queue.Deliveries).Messages.Select(static message => message.Value<int>()));

        for (int number = 3; number <= 5; number++)
            await queue.SendAsync(number);
        await started.AdvanceAsync(queue, TimeSpan.Zero);
        Assert.Equal([3, 4, 5], queue.Deliveries[1].Messages.Select(static message => message.Value<int>()));
    }

    [Fact]
    public async Task WindowLongerThanTheVisibilityTimeout_DeliversAMessageOnce()
    {
        await using QueueFunction started = await QueueFunction.StartAsync(Respond);
        LambdaQueue queue = started.Function.Queue(
            "orders", new LambdaQueueOptions { BatchSize = 10, BatchingWindow = TimeSpan.FromMinutes(5), VisibilityTimeout = Visibility, MaxReceiveCount = 1000 });
        await queue.SendAsync("one");
        for (TimeSpan passed = TimeSpan.Zero; passed < TimeSpan.FromMinutes(5); passed += TimeSpan.FromSeconds(10))
            await started.AdvanceAsync(queue, TimeSpan.FromSeconds(10));

        // It has been received again and again in the meantime, as on Lambda.
        Assert.Equal(16, Assert.Single(queue.Handled).ReceiveCount);
        Assert.Empty(queue.Messages);
    }

    [Fact]
    public async Task UsualVisibilityTimeout_IncludesTheWindow()
    {
        await using QueueFunction started = await QueueFunction.StartAsync(Respond);
        LambdaQueue queue = started.Function.Queue("orders", new LambdaQueueOptions { BatchSize = 10, BatchingWindow = TimeSpan.FromMinutes(5) });
        Assert.Equal(TimeSpan.FromSeconds(318), queue.VisibilityTimeout);
        await queue.SendAsync("one");
        await started.AdvanceAsync(queue, TimeSpan.FromMinutes(5));

        Assert.Equal(1, Assert.Single(queue.Handled).ReceiveCount);
    }

    [Theory]
    [InlineData(0)]
    [InlineData((1024 * 1024) + 1)]
    public async Task MessageOfAnotherSize_IsRefused(int length)
    {
        await using QueueFunction started = await QueueFunction.StartAsync(Respond);
        LambdaQueue queue = started.Function.Queue("orders");

        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(() => queue.SendAsync(new string('a', length)));

        Assert.Contains($"its body and attributes have {length} bytes. Expected a body, and up to 1048576 bytes.", refused.Message, StringComparison.Ordinal);
        Assert.Empty(queue.Deliveries);
    }

    [Fact]
    public async Task LargeMessages_AreDividedByTheSizeOfAnEvent()
    {
        await using QueueFunction started = await QueueFunction.StartAsync(Respond);
        LambdaQueue queue = started.Function.Queue("orders", new LambdaQueueOptions { BatchSize = 10, BatchingWindow = TimeSpan.FromSeconds(1) });
        foreach (int _ in Enumerable.Range(1, 8))
            await queue.SendAsync(new string('x', 1024 * 1024));
        await started.AdvanceAsync(queue, TimeSpan.FromSeconds(1));

        Assert.Equal([5, 3], queue.Deliveries.Select(static delivery => delivery.Messages.Count));
    }

    [Fact]
    public async Task FifoQueue_KeepsTheOrderOfAGroup()
    {
        var bodies = new ConcurrentQueue<string>();
        await using QueueFunction started = await QueueFunction.StartAsync(records =>
        {
            foreach (JsonElement record in records)
                bodies.Enqueue(QueueFunction.Body(record));
            return QueueFunction.Failures(records.Where(static record => QueueFunction.Body(record) is "a1"
                && record.GetProperty("attributes").GetProperty("ApproximateReceiveCount").GetString() == "1"));
        });
        LambdaQueue queue = started.Function.Queue("orders.fifo", new LambdaQueueOptions { BatchSize = 1, ContentBasedDeduplication = true });
        foreach (string body in new[] { "a1", "a2", "b1", "a2" })
            await queue.SendAsync(body, new QueueMessageOptions { GroupId = body[..1] });

        await started.AdvanceAsync(queue, TimeSpan.Zero);
        Assert.Equal(["a1", "b1"], bodies);

        await started.AdvanceAsync(queue, Visibility);
        Assert.Equal(["a1", "b1", "a1", "a2"], bodies);
        Assert.Equal("orders-dlq.fifo", queue.DeadLetterQueue.Name);
    }

    [Fact]
    public async Task FailingFunction_IsInvokedLessOften()
    {
        await using QueueFunction started = await QueueFunction.StartAsync(static _ => throw new FormatException("no order"));
        LambdaQueue queue = started.Function.Queue("orders", new LambdaQueueOptions { BatchSize = 1 });
        foreach (int number in Enumerable.Range(1, 4))
            await queue.SendAsync(number);

        var counts = new List<int>();
        foreach (double seconds in new[] { 0, 0.9, 0.1, 1.9, 0.1, 3.9, 0.1 })
        {
            await started.AdvanceAsync(queue, TimeSpan.FromSeconds(seconds));
            counts.Add(queue.Deliveries.Count);
        }

        Assert.Equal([1, 1, 2, 2, 3, 3, 4], counts);
        Assert.Equal("FormatException: no order", queue.Deliveries[0].Problem);
        Assert.True(queue.Deliveries[0].Outcome!.IsError);
    }

    [Fact]
    public async Task UnknownIdentifier_FailsTheBatch()
    {
        await using QueueFunction started = await QueueFunction.StartAsync(static _ => """{"batchItemFailures":[{"itemIdentifier":"nothing"}]}""");
        LambdaQueue queue = started.Function.Queue("orders");
        await queue.SendAsync("one");
        await started.AdvanceAsync(queue, TimeSpan.Zero);

        QueueDelivery delivery = Assert.Single(queue.Deliveries);
        Assert.Equal("one", Assert.Single(delivery.Failed).Body);
        Assert.Contains("which is not a record of the event", delivery.Problem, StringComparison.Ordinal);
        Assert.Contains(delivery.Problem!, delivery.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MappingWithoutReports_LosesMessagesThatFailed()
    {
        await using QueueFunction started = await QueueFunction.StartWithFailuresAsync("bad");
        LambdaQueue queue = started.Function.Queue("orders", new LambdaQueueOptions { ReportBatchItemFailures = false });
        await queue.SendAsync("bad");
        await started.AdvanceAsync(queue, TimeSpan.Zero);

        Assert.Equal("bad", Assert.Single(queue.Handled).Body);
        Assert.Contains("does not have the response type ReportBatchItemFailures", Assert.Single(queue.Deliveries).Warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CrashedFunction_GetsTheWholeBatchAgain()
    {
        int events = 0;
        await using QueueFunction started = await QueueFunction.StartAsync(records => Interlocked.Increment(ref events) == 1 ? throw new ExitException(7) : Respond(records));
        LambdaQueue queue = started.Function.Queue("orders", new LambdaQueueOptions { BatchSize = 2, BatchingWindow = TimeSpan.FromSeconds(1), VisibilityTimeout = Visibility });
        await queue.SendAsync("one");
        await queue.SendAsync("two");
        await started.AdvanceAsync(queue, TimeSpan.Zero);
        Assert.Contains("Runtime.ExitError", Assert.Single(queue.Deliveries).Problem, StringComparison.Ordinal);

        await started.AdvanceAsync(queue, Visibility);
        Assert.Equal(["one", "two"], queue.Handled.Select(static message => message.Body));
        Assert.All(queue.Handled, static message => Assert.Equal(2, message.ReceiveCount));
    }

    [Fact]
    public async Task HangingFunction_GetsTheBatchAgainAfterItsTimeout()
    {
        var clock = new FakeTimeProvider();
        LambdaFunctionOptions options = TestFunctionProcess.Options("hang") with { Timeout = TimeSpan.FromMilliseconds(200), Queues = new LambdaQueues(clock) };
        await using LambdaFunction function = await LambdaFunction.StartAsync(TestFunctionProcess.Path, options, TestContext.Current.CancellationToken);
        LambdaQueue queue = function.Queue("orders", new LambdaQueueOptions { VisibilityTimeout = Visibility });
        await queue.SendAsync("one");
        await queue.WaitUntilIdleAsync(TestContext.Current.CancellationToken).WithinLimit();
        clock.Advance(Visibility);
        await queue.WaitUntilIdleAsync(TestContext.Current.CancellationToken).WithinLimit();

        Assert.Equal([1, 2], queue.Failed.Select(static message => message.ReceiveCount));
        Assert.All(queue.Deliveries, static delivery => Assert.StartsWith("Sandbox.Timedout", delivery.Problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task DisposedFunction_LeavesItsMessages()
    {
        var queues = new LambdaQueues();
        LambdaFunction function = await TestFunction.StartAsync(static _ => "null"u8.ToArray(), new LambdaFunctionOptions { Queues = queues });
        LambdaQueue queue = function.Queue("orders", new LambdaQueueOptions { BatchSize = 2, BatchingWindow = TimeSpan.FromMinutes(5) });
        await queue.SendAsync("one");
        Assert.True(queue.Messages[0].IsInFlight);
        await function.DisposeAsync();

        Assert.False(Assert.Single(queue.Messages).IsInFlight);
        Assert.Empty(queue.Deliveries);
    }

    [Fact]
    public async Task MessageThatNoFilterMatches_IsDeleted()
    {
        await using QueueFunction started = await QueueFunction.StartAsync(Respond);
        LambdaQueue queue = started.Function.Queue("orders", new LambdaQueueOptions { Filters = ["{\"body\":{\"total\":[{\"numeric\":[\">\",10]}]}}"] });
        await queue.SendAsync(new { total = 7 });
        await queue.SendAsync(new { total = 70 });
        await queue.SendAsync("text");
        await started.AdvanceAsync(queue, TimeSpan.Zero);

        Assert.Equal("{\"total\":70}", Assert.Single(queue.Handled).Body);
        Assert.Equal(["{\"total\":7}", "text"], queue.Filtered.Select(static message => message.Body));
        Assert.Empty(queue.Messages);
    }

    private static string Respond(JsonElement[] records) => "null";
}
