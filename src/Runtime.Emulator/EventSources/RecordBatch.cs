using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>The records of an event, which may have failed before.</summary>
/// <param name="Reader">What the records were read by.</param>
/// <param name="Records">The records, in the order of the event.</param>
/// <param name="Attempts">How often a function was invoked with exactly these records.</param>
internal sealed record RecordBatch(RecordReader Reader, IReadOnlyList<EventRecord> Records, int Attempts) : IEventBatch
{
    /// <summary>Whether the records are too old: they are discarded, and no function is invoked with them.</summary>
    public bool IsExpired { get; init; }

    public byte[]? Payload { get; init; }

    public IReadOnlyCollection<string> Identifiers { get; } = Records.Select(static record => record.Identifier).ToHashSet(StringComparer.Ordinal);

    /// <summary>The records that come again: of each shard the first one that has failed, and all later ones.</summary>
    /// <remarks>A batch of Kinesis or DynamoDB has records of one shard, one of Kafka those of several partitions.</remarks>
    public IReadOnlyList<EventRecord> FindRemaining(IReadOnlySet<string> failed)
    {
        var shards = new HashSet<int>();
        return [.. Records.Where(record => failed.Contains(record.Identifier) ? shards.Add(record.Record.Shard) || true : shards.Contains(record.Record.Shard))];
    }

    /// <summary>Divides the batch into halves. The first one has one record more if their number is odd.</summary>
    public (RecordBatch First, RecordBatch Second) Bisect()
    {
        int middle = (Records.Count + 1) / 2;
        return (new RecordBatch(Reader, [.. Records.Take(middle)], 0), new RecordBatch(Reader, [.. Records.Skip(middle)], 0));
    }

    /// <summary>Adds the event.</summary>
    public RecordBatch WithPayload(RecordStream stream) => this with { Payload = StreamEvent.Write(stream, Records) };
}
