namespace Lambda.Runtime.Emulator.Queues;

/// <summary>Moves the messages of a dead-letter queue that are visible to another queue, or back to where they came from. Safe to use from any thread.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html</remarks>
internal sealed class MessageMoveTask : IDisposable
{
    private readonly Lock _lock = new();
    private readonly ITimer _timer;

    /// <param name="source">The dead-letter queue.</param>
    /// <param name="destination">The queue that gets the messages; <see langword="null"/> for the one from which each message came.</param>
    /// <param name="maxPerSecond">The rate; without it, all messages move at once.</param>
    /// <param name="time">The clock for the rate.</param>
    public MessageMoveTask(MessageQueue source, MessageQueue? destination, int? maxPerSecond, TimeProvider time)
    {
        Source = source;
        Destination = destination;
        MaxPerSecond = maxPerSecond;
        StartedAt = time.GetUtcNow();
        ToMove = source.Counts.Visible;
        _timer = time.CreateTimer(_ => Move(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public string Id { get; } = Guid.NewGuid().ToString();

    public MessageQueue Source { get; }

    public MessageQueue? Destination { get; }

    public int? MaxPerSecond { get; }

    public DateTimeOffset StartedAt { get; }

    /// <summary>The number of messages that were visible at the start.</summary>
    public int ToMove { get; }

    /// <summary>The number of messages that were moved so far.</summary>
    public int Moved { get; private set; }

    public MessageMoveStatus Status { get; private set; } = MessageMoveStatus.Running;

    /// <summary>Moves the first messages, and with a rate the others later.</summary>
    public void Start() => Move();

    /// <summary>Ends a task that runs. What was moved stays where it is.</summary>
    /// <returns><see langword="false"/> if it does not run any more.</returns>
    public bool TryCancel()
    {
        lock (_lock)
        {
            if (Status != MessageMoveStatus.Running)
                return false;
            End(MessageMoveStatus.Canceled);
            return true;
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Move()
    {
        lock (_lock)
        {
            if (Status != MessageMoveStatus.Running)
                return;

            int max = MaxPerSecond ?? int.MaxValue, count = Source.Redrive(Destination, max);
            Moved += count;
            if (count < max || Source.Counts.Visible == 0)
                End(MessageMoveStatus.Completed);
            else
                _timer.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        }
    }

    private void End(MessageMoveStatus status)
    {
        Status = status;
        _timer.Dispose();
    }
}
