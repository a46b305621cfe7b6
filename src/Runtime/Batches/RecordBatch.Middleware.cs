using System.Globalization;
using System.Text;
using Lambda.Runtime.Batches;
using Lambda.Runtime.Buffers;

namespace Lambda.Runtime.CompilerServices;

/// <remarks>Middleware that runs around single records.</remarks>
public partial class RecordBatch
{
    /// <summary>Creates the invocation that the middleware of a record sees.</summary>
    /// <param name="invocation">The invocation of the batch.</param>
    /// <param name="record">The record.</param>
    /// <param name="deadline">The timer for the token of the handler, if it takes one.</param>
    public Invocation CreateInvocation(Invocation invocation, int record, InvocationDeadline? deadline)
    {
        RecordEntry entry = _table.Entries[record];
        ReadOnlyMemory<byte> json = _json.Slice(entry.Record.Start, entry.Record.Length);
        string count = TextOf(entry.ReceiveCount);
        string? trace = RecordMembers.Find(json.Span, ["attributes", "AWSTraceHeader"], JsonValueReader.GetString);
        var described = new LambdaRecord(
            record,
            Encoding.UTF8.GetString(_source.IdOf(_json.Span, entry)) is { Length: > 0 } id ? id : null,
            TextOf(_table.SourceArn) is { Length: > 0 } arn ? arn : null,
            int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int received) ? received : null,
            trace);
        _source.Describe(described, _json.Span, entry);
        return new Invocation(invocation, described, json, new MiddlewareState(this, record, invocation, deadline));
    }

    /// <summary>Gets what the handler of a record needs, after its middleware.</summary>
    /// <param name="invocation">The invocation of the record.</param>
    /// <param name="record">The record.</param>
    /// <param name="whole">The invocation of the batch.</param>
    /// <param name="deadline">The timer for the token of the handler, if it takes one.</param>
    public static RecordBatch Of(Invocation invocation, out int record, out Invocation whole, out InvocationDeadline? deadline)
    {
        ArgumentNullException.ThrowIfNull(invocation);
        var state = (MiddlewareState)invocation.State!;
        (record, whole, deadline) = (state.Record, state.Whole, state.Deadline);
        return state.Batch;
    }

    private string TextOf(Slice value) => Encoding.UTF8.GetString(value.TextOf(_json.Span));

    private sealed record MiddlewareState(RecordBatch Batch, int Record, Invocation Whole, InvocationDeadline? Deadline);
}
