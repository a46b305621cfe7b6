namespace Lambda.Runtime.Emulator.Streams;

/// <summary>The records of a shard that have not expired. <see cref="RecordStream"/> alone uses it, under its lock.</summary>
internal sealed class StreamShard
{
    private readonly List<StreamRecord> _records = [];

    /// <summary>The position of the oldest record, or of the next one if there is none.</summary>
    public long First { get; private set; }

    /// <summary>The position of the next record.</summary>
    public long End => First + _records.Count;

    public IReadOnlyList<StreamRecord> Records => _records;

    public void Add(StreamRecord record)
    {
        if (_records.Count == 0)
            First = record.Position;
        _records.Add(record);
    }

    /// <summary>Sets the position of the next record of an empty shard.</summary>
    public void StartAt(long position) => First = position;

    /// <summary>Returns the record at a position; the next one that is kept if it has expired.</summary>
    /// <returns><see langword="null"/> if there is none yet.</returns>
    public StreamRecord? Find(long position) => position < End ? _records[(int)(Math.Max(position, First) - First)] : null;

    /// <summary>The position of the first record that arrived at a time or later.</summary>
    public long FindPosition(DateTimeOffset time)
    {
        int index = _records.FindIndex(record => record.ArrivedAt >= time);
        return index < 0 ? End : First + index;
    }

    /// <summary>Removes the records that arrived at a time or earlier.</summary>
    public void RemoveUntil(DateTimeOffset time)
    {
        if (_records.Count == 0 || _records[0].ArrivedAt > time)
            return;

        int kept = _records.FindIndex(record => record.ArrivedAt > time);
        int expired = kept < 0 ? _records.Count : kept;
        First += expired;
        _records.RemoveRange(0, expired);
    }
}
