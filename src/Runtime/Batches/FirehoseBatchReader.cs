using System.ComponentModel;
using System.Text.Json;
using Lambda.Runtime.Batches;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads batches that Amazon Data Firehose asks the function to transform.</summary>
/// <remarks>https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html</remarks>
/// <inheritdoc cref="BatchReader(LambdaEnvironment, int)"/>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FirehoseBatchReader(LambdaEnvironment environment, int cancellationMargin) : BatchReader(environment, cancellationMargin)
{
    /// <summary>Whether a line feed follows each result that does not end with one.</summary>
    public bool AppendNewline { get; init; }

    internal override string ServiceName => "Amazon Data Firehose";

    internal override ReadOnlySpan<byte> RecordsName => "records"u8;

    internal override string RecordsDescription => ", with \"records\", found an object without them";

    internal override string ContentPath => "$.data";

    internal override bool IsListAlwaysRead => true;

    /// <summary>If the source is Amazon MSK, a record has its content in another member, for which the field of groups is free here.</summary>
    internal override RecordField FieldOf(ReadOnlySpan<byte> name, bool isDetail) =>
        name.SequenceEqual("recordId"u8) ? RecordField.Id
        : name.SequenceEqual("data"u8) ? RecordField.Payload
        : name.SequenceEqual("kafkaRecordValue"u8) ? RecordField.Group
        : RecordField.None;

    internal override void Arrange(ReadOnlySpan<byte> json, RecordTable table)
    {
        Span<RecordEntry> entries = table.Entries;
        for (int i = 0; i < entries.Length; i++)
        {
            ref RecordEntry entry = ref entries[i];
            if (!entry.HasId)
                throw new JsonException($"$.records[{i}].recordId: expected the ID of a record, found none");
            if (entry.Payload.Length == 0)
                entry.Payload = entry.Group;
        }
    }

    internal override RecordContent Decode(ReadOnlySpan<byte> value) => RecordContent.FromBase64(value);

    internal override RecordBatch CreateBatch(LambdaContext context, ReadOnlyMemory<byte> json, RecordTable table, DateTimeOffset stop, JsonWriter writer) =>
        new TransformationBatch(this, context, json, table, stop, writer);

    /// <summary>Whether the source of a record is Amazon MSK.</summary>
    internal static bool IsOfKafka(in RecordEntry entry) => entry.Group.Length > 0 && entry.Group == entry.Payload;
}
