using System.Text;
using Lambda.Runtime.Emulator.Queues;
using Microsoft.Extensions.Time.Testing;
using static Lambda.Runtime.Testing.Tests.Queues.MessageQueueTests;

namespace Lambda.Runtime.Testing.Tests.Queues;

/// <summary>What can be done with the handle of a received message, and with those that are not of one.</summary>
public sealed class ReceiptHandleTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _time = new();
    private readonly QueueRegistry _queues;
    private readonly MessageQueue _queue;

    public ReceiptHandleTests()
    {
        _queues = new QueueRegistry(_time);
        _queue = _queues.GetOrCreate("orders", new QueueSettings(), out _);
    }

    public static TheoryData<string> Malformed =>
    [
        "",
        "AQEB",
        "not base64",
        Encode(""),
        Encode("orders"),
        Encode("orders id"),
        Encode("orders id one"),
        Encode("orders id 1 1"),
        Encode("other id 1"),
        Encode("ORDERS id 1"),
    ];

    [Fact]
    public void Delete_RemovesTheMessage()
    {
        string handle = SendAndReceive();

        _queue.Delete(handle);

        Assert.Empty(_queue.Peek());
        _time.Advance(30 * Second);
        Assert.Empty(_queue.Receive(1));
    }

    [Fact]
    public void SecondDelete_IsNoError()
    {
        string handle = SendAndReceive();
        _queue.Delete(handle);
        _queue.Send(new NewMessage("b"));

        _queue.Delete(handle);

        Assert.Equal("b", Assert.Single(_queue.Peek()).Content.Body);
    }

    [Fact]
    public void DeleteAfterTheTimeout_RemovesTheVisibleMessage()
    {
        string handle = SendAndReceive();
        _time.Advance(30 * Second);

        _queue.Delete(handle);

        Assert.Empty(_queue.Receive(1));
    }

    [Fact]
    public void DeleteOfEarlierReceive_KeepsTheMessage()
    {
        string old = SendAndReceive();
        _time.Advance(30 * Second);
        string last = Assert.Single(_queue.Receive(1)).ReceiptHandle;

        _queue.Delete(old);

        Assert.True(Assert.Single(_queue.Peek()).IsInFlight);
        _queue.Delete(last);
        Assert.Empty(_queue.Peek());
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void HandleThatIsNotOfThisQueue_IsInvalid(string handle)
    {
        SendAndReceive();

        AssertRefused("ReceiptHandleIsInvalid", $"\"{handle}\"", () => _queue.Delete(handle));
        AssertRefused("ReceiptHandleIsInvalid", $"\"{handle}\"", () => _queue.ChangeVisibility(handle, Second));
        Assert.Single(_queue.Peek());
    }

    [Fact]
    public void HandleOfAnotherQueue_IsInvalid()
    {
        MessageQueue other = _queues.GetOrCreate("others", new QueueSettings(), out _);

        string handle = SendAndReceive();

        AssertRefused("ReceiptHandleIsInvalid", "is not a valid receipt handle of this queue", () => other.Delete(handle));
    }

    [Fact]
    public void HandleThatNoReceiveReturned_DeletesNothing()
    {
        SentMessage sent = _queue.Send(new NewMessage("a"));

        _queue.Delete(Encode($"orders {sent.Id} 0"));
        _queue.Delete(Encode($"orders {sent.Id} 1"));

        Assert.Single(_queue.Peek());
    }

    [Fact]
    public void ChangeOfVisibility_CountsFromNow()
    {
        string handle = SendAndReceive();
        _time.Advance(20 * Second);
        _queue.ChangeVisibility(handle, 40 * Second);

        _time.Advance(39 * Second);
        Assert.Empty(_queue.Receive(1));
        _time.Advance(Second);

        Assert.Single(_queue.Receive(1));
    }

    [Fact]
    public void VisibilityOfZero_MakesTheMessageVisible()
    {
        _queue.ChangeVisibility(SendAndReceive(), TimeSpan.Zero);

        Assert.Equal(2, Assert.Single(_queue.Receive(1)).ReceiveCount);
    }

    [Fact]
    public void VisibilityOfMoreThanTwelveHoursInTotal_IsRefused()
    {
        string handle = SendAndReceive();
        _queue.ChangeVisibility(handle, TimeSpan.FromHours(12));
        _time.Advance(TimeSpan.FromHours(11));
        _queue.ChangeVisibility(handle, TimeSpan.FromHours(1));

        AssertRefused(
            "InvalidParameterValueException",
            "Value 3601 for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout for the message is beyond the limit [43200 seconds]",
            () => _queue.ChangeVisibility(handle, TimeSpan.FromHours(1) + Second));
        Assert.Equal(_time.GetUtcNow() + TimeSpan.FromHours(1), _queue.NextVisibleAt);
    }

    [Fact]
    public void VisibilityOfVisibleMessage_IsRefused()
    {
        string handle = SendAndReceive();
        _time.Advance(30 * Second);

        QueueErrorException refusal = AssertRefused("MessageNotInflight", "is not in flight", () => _queue.ChangeVisibility(handle, Second));
        Assert.Equal("AWS.SimpleQueueService.MessageNotInflight", refusal.Code);
        Assert.Single(_queue.Receive(1));
    }

    [Fact]
    public void VisibilityOfMessageThatWasReceivedAgain_IsRefused()
    {
        string old = SendAndReceive();
        _time.Advance(30 * Second);
        Assert.Single(_queue.Receive(1));

        AssertRefused("InvalidParameterValueException", "is not available for visibility timeout change", () => _queue.ChangeVisibility(old, TimeSpan.Zero));
        Assert.Empty(_queue.Receive(1));
    }

    [Fact]
    public void VisibilityOfDeletedMessage_IsRefused()
    {
        string handle = SendAndReceive();
        _queue.Delete(handle);

        AssertRefused("InvalidParameterValueException", "Message does not exist", () => _queue.ChangeVisibility(handle, Second));
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private string SendAndReceive()
    {
        _queue.Send(new NewMessage("a"));
        return Assert.Single(_queue.Receive(1)).ReceiptHandle;
    }
}
