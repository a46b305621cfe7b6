using System.ComponentModel;
using System.Text.Json;
using Lambda.Runtime.Batches;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Json;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads the batches of a service for handlers of single records.</summary>
/// <remarks>Used by generated code, which creates one for each handler, during initialization.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class BatchReader
{
    private readonly CancellationMargin _margin;

    private readonly bool _isListIgnored;

    /// <param name="environment">Contains <c>LAMBDA_CANCELLATION_MARGIN</c> and <c>LAMBDA_BATCH_RESPONSES</c>.</param>
    /// <param name="cancellationMargin">The margin of the attribute in milliseconds; negative if it has none.</param>
    /// <exception cref="RuntimeException">A variable has an invalid value.</exception>
    private protected BatchReader(LambdaEnvironment environment, int cancellationMargin)
    {
        _margin = CancellationMargin.Create(environment, cancellationMargin);
        _isListIgnored = environment.BatchResponses switch
        {
            null or "on" => false,
            "off" => true,
            { } value => throw RuntimeErrors.InvalidBatchResponses(value),
        };
    }

    /// <summary>Whether a record that cannot be read counts as processed.</summary>
    public PoisonAction OnPoison { get; init; }

    /// <summary>When the invocation fails instead of listing failed records.</summary>
    public FailInvocation FailInvocation { get; init; }

    /// <summary>The name of the service for messages.</summary>
    internal abstract string ServiceName { get; }

    /// <summary>What the log calls a record.</summary>
    internal virtual string RecordName => "record";

    /// <summary>The name of the member with the records.</summary>
    internal virtual ReadOnlySpan<byte> RecordsName => "Records"u8;

    /// <summary>What is expected if that is missing, for errors.</summary>
    internal virtual string RecordsDescription => ", with \"Records\", found an object without them";

    /// <summary>The value of the records' <c>eventSource</c>, if they have one.</summary>
    internal virtual ReadOnlySpan<byte> EventSource => default;

    /// <summary>Whether an <c>eventSource</c> is that of the service.</summary>
    internal virtual bool IsEventSource(in JsonReader reader) => reader.TextEquals(EventSource);

    /// <summary>What is expected as their <c>eventSource</c>, for errors.</summary>
    internal virtual string EventSourceDescription => "";

    /// <summary>Reads the event of an invocation.</summary>
    /// <exception cref="JsonException">It is not an event of the service.</exception>
    public RecordBatch Read(Invocation invocation)
    {
        ArgumentNullException.ThrowIfNull(invocation);
        ReadOnlyMemory<byte> json = invocation.Event;
        if (json.Span.StartsWith("\uFEFF"u8))
            json = json[3..];
        json = Open(json);
        var table = RecordTable.Rent();
        if (!JsonRootReader.Read(json.Span, new RecordScanner(this, table).Read) && !IsTestEvent(json.Span))
            throw new JsonException($"$: expected an event of {ServiceName}{RecordsDescription}");
        return Begin(invocation.Context, json, table, invocation.ResponseWriter);
    }

    /// <summary>Begins the batch of records that have been found.</summary>
    /// <param name="context">The invocation.</param>
    /// <param name="json">What the parts of the records are in.</param>
    /// <param name="table">The records.</param>
    /// <param name="writer">Writes the response.</param>
    internal RecordBatch Begin(LambdaContext context, ReadOnlyMemory<byte> json, RecordTable table, JsonWriter writer)
    {
        table.Queue.Reset(table.Entries.Length, Order);
        Arrange(json.Span, table);
        return CreateBatch(context, json, table, _margin.GetTime(context), writer);
    }

    /// <summary>Reads a member of the event.</summary>
    /// <param name="reader">At the name of the member.</param>
    /// <param name="scanner">Reads records.</param>
    /// <param name="table">The records that were found.</param>
    /// <returns>Whether it is the one with the records.</returns>
    internal virtual bool ReadMember(ref JsonReader reader, RecordScanner scanner, RecordTable table)
    {
        bool isRecords = reader.TextEquals(RecordsName);
        reader.Read();
        if (!isRecords)
        {
            reader.Skip();
            return false;
        }

        table.Clear(); // If the member occurs twice, the last one counts, as everywhere.
        scanner.ReadRecords(ref reader);
        return true;
    }

    /// <summary>Creates the batch, which decides what the response is.</summary>
    internal virtual RecordBatch CreateBatch(LambdaContext context, ReadOnlyMemory<byte> json, RecordTable table, DateTimeOffset stop, JsonWriter writer) =>
        new(this, context, json, table, stop, writer);

    /// <summary>Finds the JSON with the records, if the event is not that itself.</summary>
    internal virtual ReadOnlyMemory<byte> Open(ReadOnlyMemory<byte> json) => json;

    /// <summary>What a failed record means for those after it.</summary>
    internal virtual RecordOrder Order => RecordOrder.WithinGroups;

    /// <summary>Whether the service receives a list of the records that were not processed. Without one, the invocation fails with any of them.</summary>
    internal virtual bool HasList => true;

    /// <summary>Whether the service reads that list without an event source mapping, which could ignore it.</summary>
    internal virtual bool IsListAlwaysRead => false;

    /// <summary>Whether the event is the only record.</summary>
    internal virtual bool IsSingle => false;

    /// <summary>Whether an event without records is a test of the service, which has nothing to handle.</summary>
    internal virtual bool IsTestEvent(ReadOnlySpan<byte> json) => false;

    /// <summary>The identifier of a record for the log and for middleware; empty if it has none.</summary>
    internal virtual ReadOnlySpan<byte> IdOf(ReadOnlySpan<byte> json, in RecordEntry entry) => entry.Id.TextOf(json);

    /// <summary>Writes the identifier by which the response names a record.</summary>
    internal virtual void WriteId(JsonWriter writer, ReadOnlySpan<byte> json, in RecordEntry entry) => writer.WriteRaw(entry.Id.Of(json));

    /// <summary>Adds what middleware sees of a record of this service only.</summary>
    internal virtual void Describe(LambdaRecord record, ReadOnlySpan<byte> json, in RecordEntry entry)
    {
    }

    /// <summary>What the log has of a record that is dropped because it cannot be read; empty if it is not dropped.</summary>
    /// <remarks>A record without content is not a poison message, but perhaps an event of another service.</remarks>
    internal virtual ReadOnlySpan<byte> DroppedContent(ReadOnlySpan<byte> json, in RecordEntry entry) => entry.Payload.Of(json);

    /// <summary>Reads a message attribute that is a text or a number; <see langword="null"/> if the record does not have it.</summary>
    internal virtual string? GetTextAttribute(ReadOnlySpan<byte> record, string name) =>
        RecordMembers.Find(record, AttributePath(name, isBinary: false), JsonValueReader.GetString);

    /// <summary>Reads a message attribute that is binary; <see langword="null"/> if the record does not have it.</summary>
    internal virtual byte[]? GetBytesAttribute(ReadOnlySpan<byte> record, string name) =>
        RecordMembers.Find(record, AttributePath(name, isBinary: true), JsonStringReader.GetBytes);

    /// <summary>The path of a message attribute in a record.</summary>
    internal virtual string[] AttributePath(string name, bool isBinary) => ["messageAttributes", name, isBinary ? "binaryValue" : "stringValue"];

    /// <summary>Whether the content of a record is the whole record.</summary>
    internal virtual bool IsContentRecord => false;

    /// <summary>Whether the invocation fails with records that have failed.</summary>
    internal bool FailsInvocation(bool allFailed) =>
        !HasList || (_isListIgnored && !IsListAlwaysRead) || FailInvocation == FailInvocation.WhenAnyFails || (FailInvocation == FailInvocation.WhenAllFail && allFailed);

    /// <summary>What a member of a record is.</summary>
    /// <param name="name">The name of the member.</param>
    /// <param name="isDetail">Whether it is in the object with the details of the record.</param>
    internal abstract RecordField FieldOf(ReadOnlySpan<byte> name, bool isDetail);

    /// <summary>Puts records into groups, marks duplicates, and checks what concerns the whole event.</summary>
    internal virtual void Arrange(ReadOnlySpan<byte> json, RecordTable table)
    {
    }

    /// <summary>The path of the content in a record, for errors.</summary>
    internal abstract string ContentPath { get; }

    /// <summary>Decodes the content of a record, unless it is JSON in the event.</summary>
    /// <param name="value">The value in the event; empty if it is missing.</param>
    /// <exception cref="JsonException">It is not what the service sends.</exception>
    internal virtual RecordContent Decode(ReadOnlySpan<byte> value) =>
        value.IsEmpty ? throw new JsonMismatchException("expected a value, found none") : default(RecordContent).TakePart(value);
}
