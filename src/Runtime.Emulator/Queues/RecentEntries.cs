namespace Lambda.Runtime.Emulator.Queues;

/// <summary>Remembers values by key for the five minutes in which a FIFO queue recognizes a repeated request.</summary>
/// <remarks>The queue's lock guards it. Each call takes constant time on average, however much is remembered.</remarks>
internal sealed class RecentEntries<T>
    where T : class
{
    private readonly Dictionary<string, (T Value, DateTimeOffset At)> _entries = new(StringComparer.Ordinal);
    // In the order of their times. A key that was added again is here twice.
    private readonly Queue<(string Key, DateTimeOffset At)> _order = [];

    /// <summary>All that is remembered, the oldest first.</summary>
    public IEnumerable<(string Key, T Value, DateTimeOffset At)> All =>
        _order.Where(IsCurrent).Select(entry => (entry.Key, _entries[entry.Key].Value, entry.At));

    /// <returns><see langword="null"/> if nothing was added with this key in the last five minutes.</returns>
    public T? Find(string key, DateTimeOffset now)
    {
        while (_order.TryPeek(out (string Key, DateTimeOffset At) oldest) && IsExpired(oldest.At, now))
        {
            if (IsCurrent(_order.Dequeue()))
                _entries.Remove(oldest.Key);
        }

        return _entries.TryGetValue(key, out (T Value, DateTimeOffset At) found) && !IsExpired(found.At, now) ? found.Value : null;
    }

    /// <summary>Adds a value, or replaces the one with this key.</summary>
    public void Add(string key, T value, DateTimeOffset at)
    {
        _entries[key] = (value, at);
        _order.Enqueue((key, at));
    }

    private static bool IsExpired(DateTimeOffset at, DateTimeOffset now) => now - at >= QueueLimits.DeduplicationInterval;

    private bool IsCurrent((string Key, DateTimeOffset At) entry) => _entries.TryGetValue(entry.Key, out (T Value, DateTimeOffset At) found) && found.At == entry.At;
}
