using System.ComponentModel;
using System.Text.Json;
using Lambda.Runtime.Batches;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Json;

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
    internal abstract string RecordName { get; }

    /// <summary>The value of the records' <c>eventSource</c>.</summary>
    internal abstract ReadOnlySpan<byte> EventSource { get; }

    /// <summary>What is expected as their <c>eventSource</c>, for errors.</summary>
    internal abstract string EventSourceDescription { get; }

    /// <summary>Reads the event of an invocation.</summary>
    /// <exception cref="JsonException">It is not an event of the service.</exception>
    public RecordBatch Read(Invocation invocation)
    {
        ArgumentNullException.ThrowIfNull(invocation);
        ReadOnlyMemory<byte> json = invocation.Event;
        if (json.Span.StartsWith("\uFEFF"u8))
            json = json[3..];
        var table = RecordTable.Rent();
        if (!JsonRootReader.Read(json.Span, new RecordScanner(this, table).Read) && !IsTestEvent(json.Span))
            throw new JsonException($"$: expected an event of {ServiceName}, with \"Records\", found an object without them");
        table.Queue.Reset(table.Entries.Length, Order);
        Arrange(json.Span, table);
        return new RecordBatch(this, invocation.Context, json, table, _margin.GetTime(invocation.Context), invocation.ResponseWriter);
    }

    /// <summary>What a failed record means for those after it.</summary>
    internal abstract RecordOrder Order { get; }

    /// <summary>Whether the service receives a list of the records that were not processed. Without one, the invocation fails with any of them.</summary>
    internal virtual bool HasList => true;

    /// <summary>Whether the event is the only record.</summary>
    internal virtual bool IsSingle => false;

    /// <summary>The only <c>detail-type</c> that the handler takes; <see langword="null"/> for any.</summary>
    internal virtual string? DetailType => null;

    /// <summary>Whether an event without records is a test of the service, which has nothing to handle.</summary>
    internal virtual bool IsTestEvent(ReadOnlySpan<byte> json) => false;

    /// <summary>The path of a message attribute in a record.</summary>
    internal virtual string[] AttributePath(string name, bool isBinary) => ["messageAttributes", name, isBinary ? "binaryValue" : "stringValue"];

    /// <summary>Whether the content of a record is the whole record.</summary>
    internal virtual bool IsContentRecord => false;

    /// <summary>Begins a batch whose event has been read already.</summary>
    /// <param name="context">The invocation.</param>
    /// <param name="count">The number of records.</param>
    /// <param name="keysOf">The identifier of a record, its group, how often it was received, and the ARN of its source.</param>
    internal RecordBatch Begin(LambdaContext context, int count, Func<int, RecordKeys> keysOf)
    {
        var table = new RecordTable();
        var json = new ByteBuffer(1024);
        var writer = new JsonWriter(json);
        for (int i = 0; i < count; i++)
        {
            RecordKeys keys = keysOf(i);
            ref RecordEntry entry = ref table.Add();
            entry.Id = Write(writer, keys.Id);
            entry.Group = Write(writer, keys.Group);
            entry.ReceiveCount = Write(writer, keys.ReceiveCount);
            table.SourceArn = Write(writer, keys.SourceArn);
        }

        table.Queue.Reset(count, Order);
        Arrange(json.Filled, table);
        return new RecordBatch(this, context, json.Slice(0, json.Count), table, _margin.GetTime(context), writer);
    }

    private static Slice Write(JsonWriter writer, string? text)
    {
        int start = writer.Buffer.Count;
        if (text is not null)
            writer.WriteString(text);
        return new Slice(start, writer.Buffer.Count - start);
    }

    /// <summary>Whether the invocation fails with records that have failed.</summary>
    internal bool FailsInvocation(bool allFailed) =>
        !HasList || _isListIgnored || FailInvocation == FailInvocation.WhenAnyFails || (FailInvocation == FailInvocation.WhenAllFail && allFailed);

    /// <summary>What a member of a record is.</summary>
    /// <param name="name">The name of the member.</param>
    /// <param name="isDetail">Whether it is in the object with the details of the record.</param>
    internal abstract RecordField FieldOf(ReadOnlySpan<byte> name, bool isDetail);

    /// <summary>Puts records into groups, and marks duplicates.</summary>
    internal abstract void Arrange(ReadOnlySpan<byte> json, RecordTable table);

    /// <summary>The path of the content in a record, for errors.</summary>
    internal abstract string ContentPath { get; }

    /// <summary>Decodes the content of a record.</summary>
    /// <param name="value">The value in the event; empty if there is none.</param>
    /// <exception cref="JsonException">It is not what the service sends.</exception>
    internal abstract RecordContent Decode(ReadOnlySpan<byte> value);
}
