using System.Text.Json;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>Writes records of a topic of Amazon MSK.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html#msk-sample-event</remarks>
internal static class KafkaEvent
{
    // "eventSource":"aws:kafka","eventSourceArn":"arn:...","bootstrapServers":"b-1...","records":{"orders-0":[...]}
    public static void WriteMembers(Utf8JsonWriter writer, RecordStream stream, IReadOnlyList<EventRecord> records)
    {
        writer.WriteString("eventSource"u8, "aws:kafka"u8);
        writer.WriteString("eventSourceArn"u8, stream.Arn);
        writer.WriteString("bootstrapServers"u8, StreamRegistry.BootstrapServers);
        writer.WriteStartObject("records"u8);
        foreach (IGrouping<int, EventRecord> partition in records.GroupBy(static record => record.Record.Shard))
            StreamEvent.WriteArray(writer, stream.ShardIdOf(partition.Key), partition);
        writer.WriteEndObject();
    }

    // {"topic":"orders","partition":0,"offset":15,"timestamp":1545084650987,"timestampType":"CREATE_TIME","key":"YQ==","value":"Yg==","headers":[{"tenant":[98,108]}]}
    public static void WriteRecord(Utf8JsonWriter writer, RecordStream stream, StreamRecord record)
    {
        writer.WriteStartObject();
        writer.WriteString("topic"u8, stream.Name);
        writer.WriteNumber("partition"u8, record.Shard);
        writer.WriteNumber("offset"u8, record.Position);
        writer.WriteNumber("timestamp"u8, record.ArrivedAt.ToUnixTimeMilliseconds());
        writer.WriteString("timestampType"u8, "CREATE_TIME"u8);
        WriteOptional(writer, "key", record.Content.Key);
        WriteOptional(writer, "value", record.Content.Data);
        writer.WriteStartArray("headers"u8);
        foreach (RecordHeader header in record.Content.Headers)
            WriteHeader(writer, header);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter writer, string name, ReadOnlyMemory<byte>? bytes)
    {
        if (bytes is { } value)
            writer.WriteBase64String(name, value.Span);
        else
            writer.WriteNull(name);
    }

    // The bytes are numbers with a sign, as in Java.
    private static void WriteHeader(Utf8JsonWriter writer, RecordHeader header)
    {
        writer.WriteStartObject();
        writer.WriteStartArray(header.Name);
        foreach (byte value in header.Value.Span)
            writer.WriteNumberValue((sbyte)value);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
