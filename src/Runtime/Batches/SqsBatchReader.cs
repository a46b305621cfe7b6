using System.ComponentModel;
using Lambda.Runtime.Batches;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads batches of Amazon SQS.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html</remarks>
/// <inheritdoc cref="BatchReader(LambdaEnvironment, int)"/>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SqsBatchReader(LambdaEnvironment environment, int cancellationMargin) : MessageBatchReader(environment, cancellationMargin)
{
    internal override string ServiceName => "Amazon SQS";

    internal override string ContentPath => "$.body";

    internal override ReadOnlySpan<byte> EventSource => "aws:sqs"u8;

    internal override string EventSourceDescription => "\"aws:sqs\", because the handler has [SqsHandler]";

    internal override RecordField FieldOf(ReadOnlySpan<byte> name, bool isDetail)
    {
        if (isDetail)
        {
            return name.SequenceEqual("MessageGroupId"u8) ? RecordField.Group
                : name.SequenceEqual("ApproximateReceiveCount"u8) ? RecordField.ReceiveCount
                : RecordField.None;
        }

        return name.SequenceEqual("messageId"u8) ? RecordField.Id
            : name.SequenceEqual("body"u8) ? RecordField.Payload
            : name.SequenceEqual("attributes"u8) ? RecordField.Details
            : name.SequenceEqual("eventSourceARN"u8) ? RecordField.EventSourceArn
            : RecordField.None;
    }

    internal override void Arrange(ReadOnlySpan<byte> json, RecordTable table)
    {
        Span<RecordEntry> entries = table.Entries;
        if (entries.Length < 2)
            return;
        table.Queue.MarkDuplicates(json, entries);

        // Messages of a standard queue may have a group, too, without an order.
        if (table.SourceArn.TextOf(json).EndsWith(".fifo"u8))
            table.Queue.Group(json, entries);
    }
}
