using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>Recognizes types that are neither a payload nor a record of a source, such as the event of another one. As JSON, their members would be empty.</summary>
internal static class RejectedPayloads
{
    /// <returns>What to write instead of a type that is neither a payload nor a record, for a message; <see langword="null"/> for all other types.</returns>
    public static string? WhyNotTaken(BatchSource source, ITypeSymbol type, KnownTypes known) => type switch
    {
        _ when BatchParser.IsOf(BatchModel.EventTypeOf(source), type) && !BatchParser.IsRecord(source, type) =>
            $"take {PayloadOrRecord(source)}, or mark the method [LambdaHandler] for the whole batch",
        _ when source == BatchSource.EventBridge && BatchParser.IsOf("ScheduledEvent", type) =>
            "take EventBridgeEvent of Lambda.Runtime.Events, or mark the method [ScheduleHandler]",
        _ when source == BatchSource.EventBridge && BatchParser.IsOf("CloudWatchAlarmEvent", type) =>
            "take CloudWatchAlarmData of Lambda.Runtime.Events, or mark the method [LambdaHandler] for an alarm that invokes the function itself",
        _ when source == BatchSource.EventBridge && (BatchParser.IsOf("S3Record", type) || BatchParser.IsOf("S3Event", type)) =>
            "take S3EventDetail of Lambda.Runtime.Events, or mark the method [S3Handler] for notifications of a bucket",
        _ when OtherSource(source, type) is { } other => $"that is a record or an event of another source; mark the method [{other}Handler]",
        _ when source == BatchSource.S3 => BatchParser.IsRecord(source, type) ? null : "take S3Record of Lambda.Runtime.Events",
        _ when source == BatchSource.DynamoDb => BatchParser.IsOf("DynamoDbChange", type) || BatchParser.IsRecord(source, type) ? null
            : "take DynamoDbChange<T> of Lambda.Runtime.Events, where T is the type of the table's items",
        _ when source == BatchSource.Logs && BatchParser.IsOf("CloudWatchLogsData", type) =>
            "take CloudWatchLogsSource for the log group and the log stream, or mark the method [LambdaHandler] and take CloudWatchLogsEvent",
        _ when source == BatchSource.Firehose && (KnownTypes.IsOrDerives(type, known.TextWriter) || KnownTypes.Is(type, known.ResponseStream)) =>
            "remove it, and return the new content of the record",
        _ when KnownTypes.IsOrDerives(type, known.TextWriter) || KnownTypes.Is(type, known.ResponseStream) =>
            $"remove it: {BatchModel.ResponseOf(source)}",
        _ when known.IsByteMemory(type) || KnownTypes.IsOrDerives(type, known.Stream) => "take byte[] for the bytes of the payload",
        _ when KnownTypes.IsOrDerives(type, known.TextReader) => "take string for the text of the payload",
        _ => null,
    };

    /// <summary>The source whose record or event a type is, unless records of this source may carry it: S3's in messages, and DynamoDB's in a Kinesis stream.</summary>
    private static BatchSource? OtherSource(BatchSource source, ITypeSymbol type) => BatchParser.WithRecords.Cast<BatchSource?>().FirstOrDefault(other =>
        other != source
        && (BatchParser.IsRecord(other!.Value, type) || BatchParser.IsSource(other.Value, type) || BatchParser.IsOf(BatchModel.EventTypeOf(other.Value), type)
            || (source == BatchSource.Kafka && BatchParser.IsOf($"{other}Change", type)))
        && (other, source) is not ((BatchSource.S3, BatchSource.Sqs or BatchSource.Sns) or (BatchSource.DynamoDb, BatchSource.Kinesis)));

    private static string PayloadOrRecord(BatchSource source) => source switch
    {
        BatchSource.DynamoDb => "DynamoDbChange<T>",
        BatchSource.S3 => BatchParser.RecordType(source),
        _ => $"the payload or {BatchParser.RecordType(source)}",
    };
}
