using System.Buffers.Text;
using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Batches;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Json;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads batches of Apache Kafka, whose records are in order within their partition.</summary>
/// <remarks>
/// The event has an array of records for each topic and partition. The documentation of Lambda says that it sends exactly those records again that the response
/// names, so the response names the failed record of a partition and all later ones.
/// https://docs.aws.amazon.com/lambda/latest/dg/kafka-retry-configurations.html
/// </remarks>
/// <inheritdoc cref="BatchReader(LambdaEnvironment, int)"/>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class KafkaBatchReader(LambdaEnvironment environment, int cancellationMargin) : BatchReader(environment, cancellationMargin)
{
    internal override string ServiceName => "Apache Kafka";

    internal override string ContentPath => "$.value";

    internal override string EventSourceDescription => "\"aws:kafka\" or \"SelfManagedKafka\", because the handler has [KafkaHandler]";

    internal override bool IsEventSource(in JsonReader reader) =>
        reader.TextEquals("aws:kafka"u8) || reader.TextEquals("SelfManagedKafka"u8) || reader.TextEquals("aws:SelfManagedKafka"u8);

    internal override ReadOnlySpan<byte> RecordsName => "records"u8;

    internal override string RecordsDescription => ", with \"records\", found an object without them";

    internal override bool ReadMember(ref JsonReader reader, RecordScanner scanner, RecordTable table)
    {
        if (reader.TextEquals(RecordsName))
        {
            reader.Read();
            ReadPartitions(ref reader, scanner, table);
            return true;
        }

        RecordField field = reader.TextEquals("eventSource"u8) ? RecordField.EventSource
            : reader.TextEquals("eventSourceArn"u8) ? RecordField.EventSourceArn
            : RecordField.None;
        reader.Read();
        var none = default(RecordEntry);
        if (field == RecordField.None)
            reader.Skip();
        else
            scanner.ReadField(ref reader, ref none, field);
        return false;
    }

    /// <summary>Reads the records by topic and partition: <c>{"orders-0":[…],"orders-1":[…]}</c>.</summary>
    private static void ReadPartitions(ref JsonReader reader, RecordScanner scanner, RecordTable table)
    {
        Slice arn = table.SourceArn;
        table.Clear();
        table.SourceArn = arn;
        JsonValueReader.RequireObject(ref reader);
        while (JsonValueReader.NextName(ref reader))
        {
            var partition = new Slice(reader.TokenStart, reader.ValueSpan.Length + 2);
            reader.Read();
            scanner.ReadRecords(ref reader, partition);
        }
    }

    internal override RecordField FieldOf(ReadOnlySpan<byte> name, bool isDetail) =>
        name.SequenceEqual("offset"u8) ? RecordField.Id
        : name.SequenceEqual("key"u8) ? RecordField.Key
        : name.SequenceEqual("value"u8) ? RecordField.Payload
        : RecordField.None;

    internal override void Arrange(ReadOnlySpan<byte> json, RecordTable table)
    {
        Span<RecordEntry> entries = table.Entries;
        table.Queue.Group(json, entries);
        for (int start = 0, end; start < entries.Length; start = end)
        {
            ReadOnlySpan<byte> partition = entries[start].Group.Of(json);
            for (end = start; end < entries.Length && entries[end].Group.Of(json).SequenceEqual(partition); end++)
            {
                // The service would fail the whole batch for what is not an offset.
                if (OffsetOf(json, entries[end]).ContainsAnyExceptInRange((byte)'0', (byte)'9'))
                    entries[end].Id = default;
            }

            table.Queue.MarkDuplicates(json, entries[start..end], start);
        }
    }

    internal override ReadOnlySpan<byte> IdOf(ReadOnlySpan<byte> json, in RecordEntry entry) =>
        entry.HasId ? (byte[])[.. entry.Group.TextOf(json), (byte)'@', .. OffsetOf(json, entry)] : default;

    internal override void WriteId(JsonWriter writer, ReadOnlySpan<byte> json, in RecordEntry entry)
    {
        int id = writer.StartObject();
        writer.WriteName(",\"partition\":"u8);
        writer.WriteRaw(entry.Group.Of(json));
        writer.WriteName(",\"offset\":"u8);
        writer.WriteRaw(OffsetOf(json, entry));
        writer.EndObject(id);
    }

    internal override void Describe(LambdaRecord record, ReadOnlySpan<byte> json, in RecordEntry entry)
    {
        record.Partition = Encoding.UTF8.GetString(entry.Group.TextOf(json));
        record.Offset = Utf8Parser.TryParse(OffsetOf(json, entry), out long offset, out _) ? offset : -1;
    }

    /// <remarks>A record without a value can be a poison message, too, if the handler requires one.</remarks>
    internal override ReadOnlySpan<byte> DroppedContent(ReadOnlySpan<byte> json, in RecordEntry entry) =>
        entry.Payload.Length > 0 ? entry.Payload.Of(json) : entry.HasId ? "null"u8 : default;

    internal override string? GetTextAttribute(ReadOnlySpan<byte> record, string name)
    {
        try
        {
            return GetBytesAttribute(record, name) is { } value ? RecordPayload.GetText(value) : null;
        }
        catch (JsonMismatchException e)
        {
            throw new JsonException($"$.headers: in \"{name}\", {e.Message}");
        }
    }

    /// <summary>Reads the last header of a name, as Kafka's own clients do: <c>[{"tenant":[97]},{"tenant":[98]}]</c>.</summary>
    internal override byte[]? GetBytesAttribute(ReadOnlySpan<byte> record, string name)
    {
        byte[] utf8Name = Encoding.UTF8.GetBytes(name);
        return RecordMembers.Find(record, ["headers"], (ref JsonReader reader) =>
        {
            byte[]? value = null;
            if (!JsonValueReader.StartArray(ref reader))
                return null;
            while (JsonValueReader.NextElement(ref reader))
            {
                JsonValueReader.RequireObject(ref reader);
                while (JsonValueReader.NextName(ref reader))
                {
                    bool isFound = reader.TextEquals(utf8Name);
                    reader.Read();
                    if (isFound)
                        value = FormattedValueReader.GetSignedBytes(ref reader);
                    else
                        reader.Skip();
                }
            }

            return value;
        });
    }

    /// <summary>The digits of the offset, which is a text if the record was read before.</summary>
    private static ReadOnlySpan<byte> OffsetOf(ReadOnlySpan<byte> json, in RecordEntry entry) => entry.Id.Of(json).Trim((byte)'"');
}
