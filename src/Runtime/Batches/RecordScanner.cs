using System.Text;
using System.Text.Json;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.Batches;

/// <summary>Finds the records of an event, and the parts of each that the batch needs. Everything else is only checked to be valid JSON.</summary>
/// <remarks>The members that a handler takes are read later, record by record, so that an error in one does not concern the others.</remarks>
internal readonly struct RecordScanner(BatchReader source, RecordTable table)
{
    /// <summary>Reads the whole event.</summary>
    /// <returns>Whether it has the member with the records, which may be empty.</returns>
    /// <exception cref="JsonException">It is not valid JSON, or not an event of that service.</exception>
    public bool Read(ref JsonReader reader)
    {
        JsonValueReader.RequireObject(ref reader);
        if (source.IsSingle)
        {
            ReadRecord(ref reader);
            return true;
        }

        bool isFound = false;
        while (JsonValueReader.NextName(ref reader))
            isFound |= source.ReadMember(ref reader, this, table);
        return isFound;
    }

    /// <summary>Reads an array of records.</summary>
    /// <param name="reader">At its start.</param>
    /// <param name="group">The group of these records, if the event has it outside of them.</param>
    public void ReadRecords(ref JsonReader reader, Slice group = default)
    {
        JsonValueReader.RequireArray(ref reader);
        while (JsonValueReader.NextElement(ref reader))
        {
            JsonValueReader.RequireObject(ref reader);
            ReadRecord(ref reader, group);
        }
    }

    private void ReadRecord(ref JsonReader reader, Slice group = default)
    {
        int start = reader.TokenStart;
        var entry = new RecordEntry { Group = group };
        ReadMembers(ref reader, ref entry, isDetail: false);
        entry.Record = new Slice(start, reader.TokenStart + 1 - start);
        if (source.IsContentRecord)
            entry.Payload = entry.Record;
        table.Add(entry);
    }

    /// <summary>Reads the members of a record, or of the object in it that has the details.</summary>
    private void ReadMembers(ref JsonReader reader, ref RecordEntry entry, bool isDetail)
    {
        while (JsonValueReader.NextName(ref reader))
        {
            RecordField field = IsSource(reader.ValueSpan, isDetail) ? RecordField.EventSource : source.FieldOf(reader.ValueSpan, isDetail);
            reader.Read();
            if (field == RecordField.Details && reader.TokenType == JsonTokenType.StartObject)
                ReadMembers(ref reader, ref entry, isDetail: true);
            else if (field is RecordField.None or RecordField.Details)
                reader.Skip();
            else
                ReadField(ref reader, ref entry, field);
        }
    }

    /// <summary>Whether a member names the service. Its name begins with a capital in the records of Amazon SNS.</summary>
    private bool IsSource(ReadOnlySpan<byte> name, bool isDetail) => !isDetail && !source.EventSource.IsEmpty && Ascii.EqualsIgnoreCase(name, "eventSource"u8);

    /// <summary>Notes the value that the reader is at.</summary>
    public void ReadField(ref JsonReader reader, ref RecordEntry entry, RecordField field)
    {
        if (field == RecordField.EventSource && !source.IsEventSource(in reader))
            throw new JsonMismatchException($"expected {source.EventSourceDescription}, found {Excerpt.From(reader.ValueSpan)}");
        bool isMissing = reader.TokenType == JsonTokenType.Null || (field == RecordField.Id && reader is { TokenType: JsonTokenType.String, ValueSpan.IsEmpty: true });
        int length = reader.TakeValue(out int start).Length;
        if (isMissing)
            return;
        var value = new Slice(start, length);
        switch (field)
        {
            case RecordField.Id: entry.Id = value; break;
            case RecordField.Payload: entry.Payload = value; break;
            case RecordField.Key: entry.Key = value; break;
            case RecordField.Group: entry.Group = value; break;
            case RecordField.ReceiveCount: entry.ReceiveCount = value; break;
            case RecordField.EventSourceArn: table.SourceArn = value; break;
        }
    }
}
