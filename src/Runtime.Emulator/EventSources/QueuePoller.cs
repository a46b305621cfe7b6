using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>Invokes a function with the messages of a queue, as Lambda's pollers do, and deletes those that were processed. Safe to use from any thread.</summary>
/// <remarks>
/// It has no loop: each change of the queue, each end of an invocation and each expired timer calls <see cref="Poll"/>, which starts all invocations that can start at
/// that moment. So the poller is idle when <see cref="Poll"/> has returned and no invocation is in progress, which a test with its own clock can wait for.
/// </remarks>
internal sealed class QueuePoller : IDisposable
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private readonly MessageQueue _queue;
    private readonly QueueRegistry _queues;
    private readonly Func<IInvocableFunction?> _function;
    private readonly Action<DeliveredBatch> _delivered;
    // That of the queues: a receive changes queues, also those of other pollers.
    private readonly Lock _lock;
    private readonly CollectedMessages _collected;
    private readonly ErrorBackoff _backoff = new();
    private readonly ITimer _timer;
    private QueueMapping _mapping;
    private TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;
    private bool _isPolling;
    private bool _isDisposed;

    /// <param name="queues">The queues.</param>
    /// <param name="queue">The queue to poll.</param>
    /// <param name="mapping">The event source mapping.</param>
    /// <param name="function">Finds the function, which may be replaced at any time; <see langword="null"/> while there is none. Call <see cref="Poll"/> when it has changed.</param>
    /// <param name="delivered">Called after each invocation, when the messages that were processed are deleted.</param>
    /// <param name="filtered">Called for each message that no filter lets pass. It has been deleted.</param>
    public QueuePoller(
        QueueRegistry queues, MessageQueue queue, QueueMapping mapping, Func<IInvocableFunction?> function, Action<DeliveredBatch> delivered,
        Action<ReceivedMessage>? filtered = null)
    {
        _queue = queue;
        _queues = queues;
        _lock = queues.Lock;
        _mapping = mapping;
        _function = function;
        _delivered = delivered;
        _collected = new CollectedMessages(queue, filtered ?? (static _ => { }));
        _timer = queues.Time.CreateTimer(_ => Poll(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        queues.Changed += OnChanged;
    }

    public MessageQueue Queue => _queue;

    /// <summary>The event source mapping. A new one applies to the next event.</summary>
    public QueueMapping Mapping
    {
        get
        {
            lock (_lock)
                return _mapping;
        }

        set
        {
            lock (_lock)
                _mapping = value;
            Poll();
        }
    }

    /// <summary>Starts all invocations that can start now.</summary>
    public void Poll()
    {
        List<(IReadOnlyList<ReceivedMessage> Messages, byte[] Payload)> batches = [];
        lock (_lock)
        {
            // A receive changes the queue, which calls this method again. While the source does not compile, messages wait in the queue.
            if (_isDisposed || _isPolling || _function() is not { Problem: null })
                return;

            _isPolling = true;
            DateTimeOffset now = _queues.Time.GetUtcNow();
            while (_running < _mapping.MaxConcurrency && _backoff.ResumesAt <= now)
            {
                _collected.Receive(_mapping, now);
                if (!_collected.IsComplete(_mapping, now))
                    break;

                _running++;
                batches.Add((_collected.Take(_mapping, out byte[] payload), payload));
            }

            SetTimer(now);
            _isPolling = false;
        }

        foreach ((IReadOnlyList<ReceivedMessage> messages, byte[] payload) in batches)
            _ = DeliverAsync(messages, payload);
    }

    /// <summary>Waits until no invocation is in progress, and none can start before the clock advances.</summary>
    public async Task WaitUntilIdleAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Poll();
            Task idle;
            lock (_lock)
            {
                if (_running == 0 || _isDisposed)
                    return;
                idle = _idle.Task;
            }

            await idle.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Starts no more invocations. Those in progress go on, and their messages are deleted.</summary>
    public void Dispose()
    {
        _queues.Changed -= OnChanged;
        lock (_lock)
        {
            _isDisposed = true;
            _idle.TrySetResult();
            _collected.Release();
        }

        _timer.Dispose();
    }

    private void OnChanged(MessageQueue queue)
    {
        if (queue == _queue)
            Poll();
    }

    private void SetTimer(DateTimeOffset now)
    {
        if (_running >= _mapping.MaxConcurrency)
            return;

        DateTimeOffset? next = _backoff.ResumesAt > now ? _backoff.ResumesAt : Earlier(_collected.WindowEndsAt(_mapping), _queue.NextVisibleAt);
        // A timer may fire early, and is set again then.
        if (next is { } time)
            _timer.Change(time - now > ShortestWait ? time - now : ShortestWait, Timeout.InfiniteTimeSpan);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one < other || other is null ? one : other;

    private async Task DeliverAsync(IReadOnlyList<ReceivedMessage> messages, byte[] payload)
    {
        (InvocationResult? result, BatchVerdict verdict) = await InvokeAsync(messages, payload);
        foreach (ReceivedMessage message in messages)
        {
            if (result is null)
                ReceivedMessages.TryRelease(_queue, message);
            else if (!verdict.Failed.Contains(message.Id))
                ReceivedMessages.TryDelete(_queue, message);
        }

        lock (_lock)
        {
            if (verdict.Problem is null)
                _backoff.Succeeded();
            else
                _backoff.Failed(_queues.Time.GetUtcNow());
        }

        // Before the end of the delivery is visible, so that who waits for it sees its report.
        _delivered(new DeliveredBatch(messages, result, verdict));
        lock (_lock)
        {
            _running--;
            _idle.TrySetResult();
            _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        Poll();
    }

    private async Task<(InvocationResult? Result, BatchVerdict Verdict)> InvokeAsync(IReadOnlyList<ReceivedMessage> messages, byte[] payload)
    {
        string[] ids = [.. messages.Select(static message => message.Id)];
        try
        {
            if (_function() is not { } function)
                return (null, BatchVerdict.Failure(ids, "The function was removed."));
            InvocationResult result = await function.InvokeAsync(new InvocationRequest(payload), CancellationToken.None);
            return (result, BatchItemFailures.Evaluate(result, ids, Mapping.ReportsFailures));
        }
        catch (Exception exception) when (exception is ObjectDisposedException or InvalidOperationException)
        {
            // The function was replaced, or cannot take an event now.
            return (null, BatchVerdict.Failure(ids, exception.Message));
        }
    }
}
