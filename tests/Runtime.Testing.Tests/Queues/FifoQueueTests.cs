using Lambda.Runtime.Emulator.Queues;
using Microsoft.Extensions.Time.Testing;
using static Lambda.Runtime.Testing.Tests.Queues.MessageQueueTests;

namespace Lambda.Runtime.Testing.Tests.Queues;

/// <summary>The order within groups: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html</summary>
public sealed class FifoQueueTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _time = new();
    private readonly MessageQueue _queue;

    public FifoQueueTests() => _queue = new QueueRegistry(_time).GetOrCreate("orders.fifo", new QueueSettings { ContentBasedDeduplication = true }, out _);

    public static TheoryData<string, string> MalformedTokens => new()
    {
        { "", "Value  for" },
        { "a b", "Value a b for" },
        { "ü", "Value ü for" },
        { "a\n", "1 to 128 in length" },
        { new string('a', 129), "1 to 128 in length" },
    };

    [Fact]
    public void GroupInFlight_IsBlocked()
    {
        Send("a1", "a2", "b1");

        Assert.Equal(["a1"], Receive(1));
        Assert.Equal(["b1"], Receive(10));
        Assert.Empty(Receive(10));
    }

    [Fact]
    public void DeletedMessage_UnblocksItsGroup()
    {
        Send("a1", "a2", "a3");
        ReceivedMessage first = Assert.Single(_queue.Receive(1));

        _queue.Delete(first.ReceiptHandle);

        Assert.Equal(["a2", "a3"], Receive(10));
    }

    [Fact]
    public void Group_IsBlockedUntilAllItsMessagesAreDeleted()
    {
        Send("a1", "a2", "a3");
        IReadOnlyList<ReceivedMessage> messages = _queue.Receive(2);

        _queue.Delete(messages[0].ReceiptHandle);
        Assert.Empty(Receive(10));
        _queue.Delete(messages[1].ReceiptHandle);

        Assert.Equal(["a3"], Receive(10));
    }

    [Fact]
    public void Receive_ReturnsAllOfAGroupBeforeTheNextGroup()
    {
        Send("a1", "b1", "a2", "b2", "c1", "a3");

        Assert.Equal(["a1", "a2", "a3", "b1"], Receive(4));
        // The rest of b waits for b1.
        Assert.Equal(["c1"], Receive(4));
    }

    [Fact]
    public void MessageWhoseTimeoutHasPassed_ComesAgainBeforeLaterOnesOfItsGroup()
    {
        Send("a1", "b1", "a2");
        Assert.Equal(["a1"], Receive(1));

        _time.Advance(30 * Second);

        Assert.Equal(["a1", "a2", "b1"], Receive(10));
    }

    [Fact]
    public void VisibleMessage_WaitsForLaterOneInFlight()
    {
        Send("a1", "a2");
        IReadOnlyList<ReceivedMessage> messages = _queue.Receive(2);
        _queue.ChangeVisibility(messages[1].ReceiptHandle, 60 * Second);
        _time.Advance(30 * Second);

        Assert.Equal(new QueueCounts(1, 1, 0, messages[0].SentAt), _queue.Counts);
        Assert.Empty(Receive(10));
        _time.Advance(30 * Second);

        Assert.Equal(["a1", "a2"], Receive(10));
    }

    [Fact]
    public void MessageThatIsMadeVisible_ComesFirst()
    {
        Send("a1", "b1", "a2");
        IReadOnlyList<ReceivedMessage> messages = _queue.Receive(1);

        _queue.ChangeVisibility(messages[0].ReceiptHandle, TimeSpan.Zero);

        Assert.Equal(["a1", "a2", "b1"], Receive(10));
    }

    [Fact]
    public void TimeoutOfZero_DoesNotBlockTheGroup()
    {
        Send("a1", "a2");

        Assert.Equal(2, _queue.Receive(10, TimeSpan.Zero).Count);
        Assert.Equal(["a1", "a2"], Receive(10));
    }

    [Fact]
    public void ExpiredMessage_UnblocksItsGroup()
    {
        _queue.Configure(_queue.Settings with { Retention = 60 * Second });
        Send("a1");
        _time.Advance(Second);
        Send("a2");
        _queue.Receive(1, TimeSpan.FromHours(1));

        _time.Advance(59 * Second);

        Assert.Equal(["a2"], Receive(10));
    }

    [Fact]
    public void SequenceNumbers_IncreaseOverAllGroups()
    {
        string[] numbers = [.. Enumerable.Range(1, 12).Select(i => _queue.Send(New($"{(char)('a' + (i % 3))}{i}")).SequenceNumber!)];

        Assert.Equal(numbers.Distinct().Order(StringComparer.Ordinal), numbers);
        Assert.All(numbers, static number => Assert.Matches(@"^\d{20}\z", number));
        Assert.Equal(numbers.Order(StringComparer.Ordinal), _queue.Receive(12).Select(static message => message.SequenceNumber!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void DelayOfQueue_HidesNewMessages()
    {
        _queue.Configure(_queue.Settings with { Delay = 10 * Second });
        Send("a1");

        Assert.Empty(Receive(10));
        _time.Advance(10 * Second);

        Assert.Equal(["a1"], Receive(10));
    }

    [Fact]
    public void NewDelay_AppliesToMessagesThatWereNotReceived()
    {
        Send("a1", "b1");
        Assert.Equal(["a1"], Receive(1));
        _time.Advance(4 * Second);
        _queue.Configure(_queue.Settings with { Delay = 10 * Second });

        Assert.Equal((0, 1, 1), (_queue.Counts.Visible, _queue.Counts.InFlight, _queue.Counts.Delayed));
        _time.Advance(6 * Second);
        Assert.Equal(["b1"], Receive(10));
        Send("c1");
        _queue.Configure(_queue.Settings with { Delay = TimeSpan.Zero });

        Assert.Equal(["c1"], Receive(10));
    }

    [Fact]
    public void DelayOfMessage_IsRefused()
    {
        AssertRefused("InvalidParameterValueException", "Value 5 for parameter DelaySeconds is invalid", () => _queue.Send(New("a1") with { Delay = 5 * Second }));

        Assert.Empty(_queue.Peek());
    }

    [Fact]
    public void MessageWithoutGroup_IsRefused()
    {
        AssertRefused("MissingRequiredParameterException", "MessageGroupId", () => _queue.Send(new NewMessage("a") { DeduplicationId = "1" }));

        Assert.Empty(_queue.Peek());
    }

    [Fact]
    public void MessageWithoutDeduplicationId_IsRefusedUnlessItIsDerived()
    {
        _queue.Configure(new QueueSettings());

        AssertRefused("InvalidParameterValueException", "ContentBasedDeduplication enabled or MessageDeduplicationId provided", () => Send("a1"));

        Assert.Empty(_queue.Peek());
    }

    [Theory]
    [MemberData(nameof(MalformedTokens))]
    public void MalformedGroup_IsRefused(string group, string message) =>
        AssertRefused("InvalidParameterValueException", message, () => _queue.Send(new NewMessage("a") { GroupId = group }));

    [Theory]
    [MemberData(nameof(MalformedTokens))]
    public void MalformedDeduplicationId_IsRefused(string id, string message) =>
        AssertRefused("InvalidParameterValueException", message, () => _queue.Send(New("a1") with { DeduplicationId = id }));

    [Fact]
    public void LongestGroupAndDeduplicationId_AreAccepted()
    {
        string longest = "!~" + new string('a', 126);

        _queue.Send(new NewMessage("a") { GroupId = longest, DeduplicationId = longest });

        Assert.Equal(longest, Assert.Single(_queue.Receive(1)).Content.DeduplicationId);
    }

    [Fact]
    public void HandleOfVisibleMessage_HasExpired()
    {
        Send("a1");
        string handle = Assert.Single(_queue.Receive(1)).ReceiptHandle;
        _time.Advance(30 * Second);

        AssertRefused("InvalidParameterValueException", "The receipt handle has expired", () => _queue.Delete(handle));
        Assert.Single(_queue.Peek());
    }

    [Fact]
    public void HandleOfMessageThatWasReceivedAgain_HasExpired()
    {
        Send("a1");
        string old = Assert.Single(_queue.Receive(1)).ReceiptHandle;
        _time.Advance(30 * Second);
        string last = Assert.Single(_queue.Receive(1)).ReceiptHandle;

        AssertRefused("InvalidParameterValueException", "The receipt handle has expired", () => _queue.Delete(old));
        _queue.Delete(last);

        Assert.Empty(_queue.Peek());
        _queue.Delete(last);
    }

    private static NewMessage New(string body) => new(body) { GroupId = body[..1] };

    private void Send(params string[] bodies)
    {
        foreach (string body in bodies)
            _queue.Send(New(body));
    }

    private string[] Receive(int max) => [.. _queue.Receive(max).Select(static message => message.Content.Body)];
}
