using System.Globalization;
using System.Text.Json;
using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Emulator.Queues;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Model.Tests.Queues.Requests;

/// <summary>Runs a sequence of steps with a queue and its dead-letter queue, and with their models, and compares them after each step.</summary>
internal sealed class RequestRun
{
    private const int MaxReceives = 2;
    private const int DeduplicationSeconds = 300;

    private readonly FakeTimeProvider _time = new();
    private readonly DateTimeOffset _start;
    private readonly bool _isFifo;
    private readonly ModelQueue _main;
    private readonly ModelQueue _deadLetters;
    private readonly List<(ModelQueue Queue, ModelMessage Message, string Handle)> _handles = [];
    private readonly List<(ModelQueue Queue, string Body, SentMessage Sent, int At)> _sent = [];
    private QueueRegistry _queues;

    public RequestRun(bool isFifo)
    {
        _isFifo = isFifo;
        _start = _time.GetUtcNow();
        _queues = new QueueRegistry(_time);
        string suffix = isFifo ? QueueRegistry.FifoSuffix : "";
        var settings = new QueueSettings { Retention = TimeSpan.FromSeconds(200) };
        MessageQueue dead = _queues.GetOrCreate("dead" + suffix, settings with { Retention = TimeSpan.FromSeconds(400) }, out _);
        MessageQueue queue = _queues.GetOrCreate("main" + suffix, settings with { Redrive = new RedrivePolicy(dead.Arn, MaxReceives) }, out _);
        _deadLetters = new ModelQueue(dead.Name, isFifo, 400, int.MaxValue, null);
        _main = new ModelQueue(queue.Name, isFifo, 200, MaxReceives, _deadLetters);
    }

    /// <summary>The number of messages that were received, and of those that were moved to the dead-letter queue.</summary>
    public (int Received, int Moved) Totals { get; private set; }

    private int Now => (int)(_time.GetUtcNow() - _start).TotalSeconds;

    public void Play(RequestStep step)
    {
        ModelQueue model = step.OnDeadLetters ? _deadLetters : _main;
        MessageQueue queue = Find(model);
        int dead = _deadLetters.Messages.Count;
        switch (step.Action)
        {
            case RequestAction.Send:
                Send(queue, model, $"m{_sent.Count}", $"g{step.Group}", step.Seconds);
                break;
            case RequestAction.SendAgain when _isFifo && _sent.Count > 0:
                SendAgain(_sent[step.Number % _sent.Count]);
                break;
            case RequestAction.Receive:
                Receive(queue, model, 1 + (step.Number % 10), step.Seconds);
                Totals = (Totals.Received, Totals.Moved + Math.Max(0, _deadLetters.Messages.Count - dead));
                break;
            case RequestAction.Delete when _handles.Count > 0:
                WithHandle(step, static (queue, handle, _) => queue.Delete(handle), static (model, message, handle, _, now) => model.Delete(message, handle, now));
                break;
            case RequestAction.ChangeVisibility when _handles.Count > 0:
                WithHandle(
                    step, static (queue, handle, seconds) => queue.ChangeVisibility(handle, TimeSpan.FromSeconds(seconds)),
                    static (model, message, handle, seconds, now) => model.ChangeVisibility(message, handle, seconds, now));
                break;
            case RequestAction.Advance:
                _time.Advance(TimeSpan.FromSeconds(step.Seconds));
                break;
            case RequestAction.Purge:
                Assert.Equal(model.Purge(Now), ErrorOf(() => queue.Purge()));
                break;
            case RequestAction.Redrive:
                Assert.Equal(_deadLetters.Redrive(Now), Find(_deadLetters).Redrive(null));
                break;
            case RequestAction.Restart:
                Restart();
                break;
        }

        Compare(_main);
        Compare(_deadLetters);
    }

    private MessageQueue Find(ModelQueue model) => _queues.Find(model.Name)!;

    private void Send(MessageQueue queue, ModelQueue model, string body, string group, int delay)
    {
        SentMessage sent = queue.Send(_isFifo
            ? new NewMessage(body) { GroupId = group, DeduplicationId = body }
            : new NewMessage(body) { Delay = TimeSpan.FromSeconds(delay) });
        model.Send(body, _isFifo ? group : body, _isFifo ? 0 : delay, Now);
        Assert.DoesNotContain(_sent, earlier => earlier.Sent.Id == sent.Id);
        if (_isFifo)
            Assert.DoesNotContain(_sent, earlier => earlier.Queue == model && string.CompareOrdinal(earlier.Sent.SequenceNumber, sent.SequenceNumber) >= 0);
        _sent.Add((model, body, sent, Now));
    }

    private void SendAgain((ModelQueue Queue, string Body, SentMessage Sent, int At) earlier)
    {
        if (Now - earlier.At < DeduplicationSeconds)
            Assert.Equal(earlier.Sent, Find(earlier.Queue).Send(new NewMessage("duplicate") { GroupId = "other", DeduplicationId = earlier.Body }));
    }

    private void Receive(MessageQueue queue, ModelQueue model, int max, int timeout)
    {
        IReadOnlyList<ReceivedMessage> received = queue.Receive(max, TimeSpan.FromSeconds(timeout));
        List<ModelMessage> expected = model.Receive(max, timeout, Now);
        Assert.Equal(expected.Select(static message => (message.Body, message.Receives)), received.Select(static message => (message.Content.Body, message.ReceiveCount)));
        foreach ((ModelMessage message, ReceivedMessage actual) in expected.Zip(received))
        {
            message.Handle = actual.ReceiptHandle;
            Assert.DoesNotContain(_handles, handle => handle.Handle == actual.ReceiptHandle);
            _handles.Add((model, message, actual.ReceiptHandle));
        }

        Totals = (Totals.Received + received.Count, Totals.Moved);
    }

    private void WithHandle(RequestStep step, Action<MessageQueue, string, int> change, Func<ModelQueue, ModelMessage, string, int, int, string?> expected)
    {
        // Mostly one of the last handles, whose messages are still in flight.
        (ModelQueue model, ModelMessage message, string handle) = _handles[^(1 + (step.Number % (step.Number % 3 == 0 ? _handles.Count : Math.Min(4, _handles.Count))))];
        Assert.Equal(expected(model, message, handle, step.Seconds, Now), ErrorOf(() => change(Find(model), handle, step.Seconds)));
    }

    private void Restart()
    {
        string state = JsonSerializer.Serialize(_queues.GetState(), ReflectionJson.Web);
        _queues = new QueueRegistry(_time);
        _queues.SetState(JsonSerializer.Deserialize<QueueState[]>(state, ReflectionJson.Web)!);
        _main.Restart();
        _deadLetters.Restart();
    }

    private void Compare(ModelQueue model)
    {
        MessageQueue queue = Find(model);
        int now = Now;
        model.Expire(now);
        Assert.Equal(model.Messages.Select(message => message.Describe(now)), queue.Peek().Select(Describe));
        int visible = model.Messages.Count(message => message.VisibleAt <= now), inFlight = model.Messages.Count(message => message.IsInFlight(now));
        Assert.Equal((visible, inFlight, model.Messages.Count - visible - inFlight), (queue.Counts.Visible, queue.Counts.InFlight, queue.Counts.Delayed));
        Assert.Equal(model.Messages.Where(message => message.VisibleAt > now).Min(static message => (int?)message.VisibleAt), Seconds(queue.NextVisibleAt));
    }

    private string Describe(QueueMessageView message) => string.Create(
        CultureInfo.InvariantCulture,
        $"{message.Content.Body} sent {Seconds(message.SentAt)} visible {Seconds(message.VisibleAt)} received {message.ReceiveCount}{(message.IsInFlight ? " in flight" : "")}");

    private int? Seconds(DateTimeOffset? time) => time is { } value ? (int)(value - _start).TotalSeconds : null;

    private static string? ErrorOf(Action request)
    {
        try
        {
            request();
            return null;
        }
        catch (QueueErrorException refusal)
        {
            return refusal.Type;
        }
    }
}
