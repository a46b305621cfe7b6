using System.ComponentModel;
using System.Text.Json;
using Lambda.Runtime.Batches;
using Lambda.Runtime.Errors;

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
        _ = JsonRootReader.Read(json.Span, new RecordScanner(this, table).Read);
        table.Queue.Reset(table.Entries.Length, Order);
        Arrange(json.Span, table);
        return new RecordBatch(this, invocation.Context, json, table, _margin.GetTime(invocation.Context), invocation.ResponseWriter);
    }

    /// <summary>What a failed record means for those after it.</summary>
    internal abstract RecordOrder Order { get; }

    /// <summary>Whether the content of a record is the whole record.</summary>
    internal virtual bool IsContentRecord => false;

    /// <summary>Whether the invocation fails with records that have failed.</summary>
    internal bool FailsInvocation(bool allFailed) =>
        _isListIgnored || FailInvocation == FailInvocation.WhenAnyFails || (FailInvocation == FailInvocation.WhenAllFail && allFailed);

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
