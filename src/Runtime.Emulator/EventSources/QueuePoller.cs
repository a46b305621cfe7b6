using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>Invokes a function with the messages of a queue, as Lambda's pollers do, and deletes those that were processed. Safe to use from any thread.</summary>
internal sealed class QueuePoller : EventSourcePoller<MessageBatch>
{
    private readonly QueueRegistry _queues;
    private readonly Action<ReceivedMessage> _filtered;
    private readonly Action<DeliveredBatch> _delivered;
    private readonly ErrorBackoff _backoff = new();
    private QueueMapping _mapping;
    private MessageQueue _queue;
    private CollectedMessages _collected;

    /// <param name="queues">The queues. Their lock is that of the poller, because a receive changes queues, also those of other pollers.</param>
    /// <param name="queue">The queue to poll.</param>
    /// <param name="mapping">The event source mapping.</param>
    /// <param name="function">Finds the function, which may be replaced at any time; <see langword="null"/> while there is none.</param>
    /// <param name="delivered">Called after each invocation, when the messages that were processed are deleted.</param>
    /// <param name="filtered">Called for each message that no filter lets pass. It has been deleted.</param>
    public QueuePoller(
        QueueRegistry queues, MessageQueue queue, QueueMapping mapping, Func<IInvocableFunction?> function, Action<DeliveredBatch> delivered,
        Action<ReceivedMessage>? filtered = null)
        : base(queues.Lock, queues.Time, function)
    {
        _queue = queue;
        _queues = queues;
        _mapping = mapping;
        _delivered = delivered;
        _filtered = filtered ?? (static _ => { });
        _collected = new CollectedMessages(queue, _filtered);
        queues.Changed += OnChanged;
    }

    /// <summary>The queue; after it was deleted, the next one with its name, as for the ARN of an event source mapping.</summary>
    public MessageQueue Queue
    {
        get
        {
            lock (Lock)
                return _queue;
        }
    }

    protected override bool ReportsFailures
    {
        get
        {
            lock (Lock)
                return _mapping.ReportsFailures;
        }
    }

    public override QueueSourceMapping Describe(string function)
    {
        lock (Lock)
            return new QueueSourceMapping(function, _queue, _mapping, LastModified);
    }

    protected override void SetMapping(EventSourceMapping mapping)
    {
        _mapping = ((QueueSourceMapping)mapping).Settings;
        // Another function may get what was received for the next event.
        if (!_mapping.IsEnabled)
            _collected.Release();
    }

    protected override void TakeBatches(DateTimeOffset now)
    {
        if (!TryFindQueue())
            return;

        while (_mapping.IsEnabled && Running < _mapping.MaxConcurrency && _backoff.ResumesAt <= now)
        {
            _collected.Receive(_mapping, now);
            if (!_collected.IsComplete(_mapping, now))
                return;

            IReadOnlyList<ReceivedMessage> messages = _collected.Take(_mapping, out byte[] payload);
            Start(new MessageBatch(messages, payload));
        }
    }

    protected override DateTimeOffset? FindNextPoll(DateTimeOffset now)
    {
        if (!_mapping.IsEnabled || Running >= _mapping.MaxConcurrency || _queues.Find(_queue.Name) is null)
            return null;
        return _backoff.ResumesAt > now ? _backoff.ResumesAt : Earlier(_collected.WindowEndsAt(_mapping), _queue.NextReceivableAt);
    }

    protected override void Complete(MessageBatch batch, InvocationResult? result, BatchVerdict verdict)
    {
        foreach (ReceivedMessage message in batch.Messages)
        {
            if (result is null)
                ReceivedMessages.TryRelease(_queue, message);
            else if (!verdict.Failed.Contains(message.Id))
                ReceivedMessages.TryDelete(_queue, message);
        }

        lock (Lock)
        {
            if (verdict.Problem is null)
                _backoff.Succeeded();
            else
                _backoff.Failed(Time.GetUtcNow());
        }

        _delivered(new DeliveredBatch(batch.Messages, result, verdict));
    }

    protected override void Release()
    {
        _queues.Changed -= OnChanged;
        _collected.Release();
    }

    /// <returns>Whether the queue exists.</returns>
    private bool TryFindQueue()
    {
        if (_queues.Find(_queue.Name) is not { } current)
            return false;

        if (current != _queue)
        {
            // What was collected has been deleted with its queue.
            _queue = current;
            _collected = new CollectedMessages(current, _filtered);
        }

        return true;
    }

    private void OnChanged(MessageQueue queue)
    {
        if (queue.Name == _queue.Name)
            Poll();
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one < other || other is null ? one : other;
}
