using System.Collections.Concurrent;

namespace Lambda.Runtime.Model.Tests.Streams;

/// <summary>What the handlers did in a round, in order. The function runs inside the process of the tests.</summary>
internal sealed class StreamJournal
{
    private static readonly ConcurrentDictionary<string, StreamJournal> Rounds = new(StringComparer.Ordinal);

    private readonly List<StreamEntry> _entries = [];

    public static StreamJournal Of(string round) => Rounds.GetOrAdd(round, static _ => new StreamJournal());

    public IReadOnlyList<StreamEntry> Entries
    {
        get
        {
            lock (_entries)
                return [.. _entries];
        }
    }

    /// <summary>Notes that the handler begins with a record.</summary>
    /// <returns>How often it has begun, this time included.</returns>
    public int Begin(string key)
    {
        lock (_entries)
        {
            _entries.Add(new StreamEntry(key, IsEnd: false));
            return _entries.Count(entry => entry.Key == key && !entry.IsEnd);
        }
    }

    public void End(string key)
    {
        lock (_entries)
            _entries.Add(new StreamEntry(key, IsEnd: true));
    }
}
