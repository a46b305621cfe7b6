using System.Text.Json;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>Writes the event of a batch of records.</summary>
internal static class StreamEvent
{
    // {"Records":[]}, or the members of an event of Kafka with the addresses of the brokers.
    private const int Members = 512;
    // "topic-499":[],
    private const int PartitionBytes = 10;

    /// <summary>The maximum size of an event without its records and the commas between them.</summary>
    public static int MaxBytesWithoutRecords(RecordStream stream) =>
        Members + (stream.Kind == StreamKind.Kafka ? stream.ShardCount * (stream.Name.Length + PartitionBytes) : 0);

    /// <summary>Writes one record as it stands in the event.</summary>
    public static ReadOnlyMemory<byte> WriteRecord(RecordStream stream, StreamRecord record) => Write(writer =>
    {
        switch (stream.Kind)
        {
            case StreamKind.Kinesis:
                KinesisEvent.WriteRecord(writer, stream, record);
                break;
            case StreamKind.DynamoDb:
                DynamoDbEvent.WriteRecord(writer, stream, record);
                break;
            default:
                KafkaEvent.WriteRecord(writer, stream, record);
                break;
        }
    });

    public static byte[] Write(RecordStream stream, IReadOnlyList<EventRecord> records) => Write(writer =>
    {
        writer.WriteStartObject();
        if (stream.Kind == StreamKind.Kafka)
            KafkaEvent.WriteMembers(writer, stream, records);
        else
            WriteArray(writer, "Records", records);
        writer.WriteEndObject();
    });

    /// <summary>Writes a member with records.</summary>
    public static void WriteArray(Utf8JsonWriter writer, string name, IEnumerable<EventRecord> records)
    {
        writer.WriteStartArray(name);
        foreach (EventRecord record in records)
            writer.WriteRawValue(record.Json.Span, skipInputValidation: true);
        writer.WriteEndArray();
    }

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
            write(writer);
        return bytes.ToArray();
    }
}
