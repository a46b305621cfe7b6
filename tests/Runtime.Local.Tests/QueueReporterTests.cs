using System.Text;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Local.Page;
using Lambda.Runtime.Local.Running;

namespace Lambda.Runtime.Local.Tests;

/// <summary>What the terminal shows of the messages of a queue.</summary>
public sealed class QueueReporterTests
{
    private readonly InvocationHistory _history = new();
    private readonly QueueRegistry _queues = new(TimeProvider.System);

    [Fact]
    public void HandledMessages_AreNotShown() => Assert.Equal("", Report("{}", BatchVerdict.Success()));

    [Fact]
    public void MessagesThatFailed_AreShownWithTheTimeOfTheNextTry() =>
        Assert.Equal("id  orders  1 of 2 messages failed: visible again 18 s after the receive\n", Report("{}", new BatchVerdict(new HashSet<string> { "a" })));

    [Fact]
    public void ResponseThatIsNoList_IsShownWithTheReason() => Assert.Equal(
        "id  orders  2 of 2 messages failed: visible again 18 s after the receive\n  The response is 7. Expected an object with the member batchItemFailures, or null.\n",
        Report("7", BatchVerdict.Failure(["a", "b"], "The response is 7. Expected an object with the member batchItemFailures, or null.")));

    /// <summary>The line of the invocation has the error.</summary>
    [Fact]
    public void ErrorOfTheFunction_IsNotRepeated() => Assert.Equal(
        "id  orders  2 of 2 messages failed: visible again 18 s after the receive\n",
        Report("{}", BatchVerdict.Failure(["a", "b"], "OrderException: no stock"), new InvocationError("OrderException", "no stock", "Function.OrderException")));

    [Fact]
    public void Warning_IsShownAlthoughAllMessagesAreHandled() =>
        Assert.Equal("id  orders  warning: The response has the member BatchItemFailures\n", Report("{}", BatchVerdict.Success("The response has the member BatchItemFailures")));

    [Fact]
    public void FunctionThatCouldNotBeInvoked_IsShownWithTheReason() => Assert.Equal(
        "not delivered  orders  2 of 2 messages failed: visible again now\n  The function was removed.\n",
        Report(null, BatchVerdict.Failure(["a", "b"], "The function was removed.")));

    /// <summary>The reason contains what the function returned.</summary>
    [Fact]
    public void ControlCharacters_AreEscaped()
    {
        string shown = Report("{}", BatchVerdict.Failure(["a", "b"], "itemIdentifier is \e[2J"));
        Assert.DoesNotContain('\e', shown);
        Assert.Contains("itemIdentifier is ", shown, StringComparison.Ordinal);
    }

    /// <summary>That they were handled is in no change of the queue.</summary>
    [Fact]
    public void HandledMessages_AreToldToOpenPages()
    {
        _history.Subscribe(out PageSubscription changes);

        Report("{}", BatchVerdict.Success());

        Assert.True(changes.TryTake(out PageChange change));
        Assert.True(change.IsQueues);
    }

    [Theory]
    [InlineData(1, "orders  message a moved to orders-dlq, after 1 receive\n")]
    [InlineData(5, "orders  message a moved to orders-dlq, after 5 receives\n")]
    public void DeadLetter_IsShown(int receives, string expected)
    {
        MessageQueue orders = Create("orders"), letters = Create("orders-dlq");
        Assert.Equal(expected, Print(reporter => reporter.ReportDeadLetter(new DeadLetter(orders, letters, "a", receives))));
    }

    private string Report(string? response, BatchVerdict verdict, InvocationError? error = null)
    {
        MessageQueue queue = Create("orders");
        InvocationResult? result = response is null ? null : new InvocationResult(new InvocationRequest(default) { RequestId = "id" }, Encoding.UTF8.GetBytes(response), error);
        ReceivedMessage[] messages = [.. new[] { "a", "b" }.Select(static id => new ReceivedMessage(id, "", new NewMessage(id), null, default, default, 1))];
        return Print(reporter => reporter.Report(queue, new DeliveredBatch(messages, result, verdict)));
    }

    private MessageQueue Create(string name) => _queues.GetOrCreate(name, new QueueSettings { VisibilityTimeout = TimeSpan.FromSeconds(18) }, out _);

    private string Print(Action<QueueReporter> report)
    {
        using var output = new StringWriter { NewLine = "\n" };
        report(new QueueReporter(new Terminal(output), _history));
        return output.ToString();
    }
}
