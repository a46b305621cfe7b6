namespace Lambda.Runtime.Extensions;

/// <summary>Keeps values for a time. Thread-safe.</summary>
internal sealed class ConfigurationCache
{
    /// <summary>As many as the extension keeps. More are forgotten all at once, because a function that reads that many does so by accident.</summary>
    private const int MaxEntries = 1_000;

    private readonly Dictionary<string, (ConfigurationValue Value, long ReadAt)> _entries = [];

    /// <param name="path">The request.</param>
    /// <param name="now">In milliseconds.</param>
    /// <param name="maxAge">In milliseconds.</param>
    /// <param name="value">The value.</param>
    public bool TryGet(string path, long now, long maxAge, out ConfigurationValue value)
    {
        lock (_entries)
        {
            bool isFound = _entries.TryGetValue(path, out (ConfigurationValue Value, long ReadAt) entry) && now - entry.ReadAt < maxAge;
            value = entry.Value;
            return isFound;
        }
    }

    public void Set(string path, long now, ConfigurationValue value)
    {
        lock (_entries)
        {
            if (_entries.Count >= MaxEntries)
                _entries.Clear();
            _entries[path] = (value, now);
        }
    }
}
