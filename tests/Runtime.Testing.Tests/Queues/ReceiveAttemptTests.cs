using Lambda.Runtime.Emulator.Queues;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests.Queues;

/// <summary>Repeated receives: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-receiverequestattemptid-request-parameter.html</summary>
public sealed class ReceiveAttemptTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _time = new();
    private readonly MessageQueue _queue;

    public ReceiveAttemptTests()
    {
        _queue = new QueueRegistry(_time).GetOrCreate("orders.fifo", new QueueSettings { ContentBasedDeduplication = true }, out _);
        foreach (string body in (string[])["a1", "a2", "b1"])
            _queue.Send(new NewMessage(body) { GroupId = body[..1] });
    }

    [Fact]
    public void SameAttempt_ReturnsTheSameMessagesAgain()
    {
        IReadOnlyList<ReceivedMessage> first = Receive("x");

        Assert.Equal(["a1", "a2"], Bodies(first));
        // Their receive counts and handles stay, too.
        Assert.Equal(first, Receive("x"));
        Assert.Equal(["b1"], Bodies(Receive("y")));
    }

    [Fact]
    public void RepeatedAttempt_BeginsTheVisibilityTimeoutAgain()
    {
        Receive("x");
        _time.Advance(20 * Second);
        Receive("x");

        _time.Advance(20 * Second);
        Assert.Equal(["b1"], Bodies(Receive("y")));
        _time.Advance(10 * Second);

        Assert.Equal(["a1", "a2"], Bodies(Receive("z")));
    }

    [Fact]
    public void AttemptWithDeletedMessage_ReceivesOthers()
    {
        IReadOnlyList<ReceivedMessage> first = Receive("x");
        _queue.Delete(first[0].ReceiptHandle);

        Assert.Equal(["b1"], Bodies(Receive("x")));
    }

    [Fact]
    public void AttemptWhoseVisibilityWasChanged_ReceivesOthers()
    {
        IReadOnlyList<ReceivedMessage> first = Receive("x");
        _queue.ChangeVisibility(first[1].ReceiptHandle, 60 * Second);

        Assert.Equal(["b1"], Bodies(Receive("x")));
    }

    [Fact]
    public void AttemptWhoseMessagesAreVisible_ReceivesThemAsNew()
    {
        Receive("x");
        _time.Advance(30 * Second);

        IReadOnlyList<ReceivedMessage> second = Receive("x");

        Assert.Equal(["a1", "a2"], Bodies(second));
        Assert.All(second, static message => Assert.Equal(2, message.ReceiveCount));
    }

    [Fact]
    public void AttemptThatReturnedNothing_ReceivesWhatHasCome()
    {
        Receive("x");
        Receive("y");
        Assert.Empty(Receive("z"));
        _queue.Send(new NewMessage("c1") { GroupId = "c" });

        Assert.Equal(["c1"], Bodies(Receive("z")));
    }

    [Fact]
    public void AttemptAfterFiveMinutes_ReceivesOthers()
    {
        _queue.Receive(2, TimeSpan.FromHours(1), "x");
        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(["b1"], Bodies(Receive("x")));
    }

    [Fact]
    public void AttemptAfterPurge_ReceivesNothing()
    {
        Receive("x");

        _queue.Purge();

        Assert.Empty(Receive("x"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    public void MalformedAttempt_IsRefused(string attemptId)
    {
        MessageQueueTests.AssertRefused("InvalidParameterValueException", "parameter ReceiveRequestAttemptId is invalid", () => Receive(attemptId));

        Assert.Equal(3, _queue.Counts.Visible);
    }

    private static IEnumerable<string> Bodies(IEnumerable<ReceivedMessage> messages) => messages.Select(static message => message.Content.Body);

    private IReadOnlyList<ReceivedMessage> Receive(string attemptId) => _queue.Receive(2, attemptId: attemptId);
}
