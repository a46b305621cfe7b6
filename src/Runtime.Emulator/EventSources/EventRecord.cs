using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>A record of a stream, as it stands in an event.</summary>
/// <param name="Record">The record.</param>
/// <param name="Identifier">Its identifier in a response: the sequence number, or the partition and offset of Apache Kafka.</param>
/// <param name="Json">The record in the event.</param>
internal sealed record EventRecord(StreamRecord Record, string Identifier, ReadOnlyMemory<byte> Json)
{
    public static EventRecord From(RecordStream stream, StreamRecord record) => new(
        record,
        stream.Kind == StreamKind.Kafka ? RecordIdentifier.OfKafka(stream.ShardIdOf(record.Shard), record.Position) : record.SequenceNumber,
        StreamEvent.WriteRecord(stream, record));
}
