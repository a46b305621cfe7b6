namespace Lambda.Runtime.Emulator.Schedules;

/// <summary>Calls back at the times of a schedule, until it is disposed.</summary>
internal sealed class ScheduleTimer : IDisposable
{
    // The longest due time of a timer is 49 days.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(30);

    private readonly ScheduleExpression _expression;
    private readonly TimeProvider _time;
    private readonly Action _due;
    private readonly DateTimeOffset _startedAt;
    private readonly Lock _lock = new();
    private readonly ITimer _timer;
    private bool _isDisposed;

    /// <param name="expression">The schedule.</param>
    /// <param name="time">The clock.</param>
    /// <param name="due">Called at each time.</param>
    public ScheduleTimer(ScheduleExpression expression, TimeProvider time, Action due)
    {
        _expression = expression;
        _time = time;
        _due = due;
        _startedAt = time.GetUtcNow();
        _timer = time.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        lock (_lock)
            Set(_startedAt.AddTicks(-1));
    }

    /// <summary>The next time; <see langword="null"/> after the last one.</summary>
    public DateTimeOffset? NextAt { get; private set; }

    public void Dispose()
    {
        lock (_lock)
            _isDisposed = true;
        _timer.Dispose();
    }

    private void Fire()
    {
        lock (_lock)
        {
            DateTimeOffset now = _time.GetUtcNow();
            if (_isDisposed || NextAt is not { } next)
                return;

            if (next > now)
            {
                Wait(next - now);
                return;
            }

            // Times that passed while the machine slept are not made up for.
            Set(now);
        }

        _due();
    }

    private void Set(DateTimeOffset after)
    {
        NextAt = _expression.Next(after, _startedAt);
        if (NextAt is { } next)
            Wait(next - _time.GetUtcNow());
    }

    private void Wait(TimeSpan wait) =>
        _timer.Change(wait > LongestWait ? LongestWait : wait < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : wait, Timeout.InfiniteTimeSpan);
}
