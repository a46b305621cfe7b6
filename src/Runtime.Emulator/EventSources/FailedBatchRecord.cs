using System.Globalization;
using System.Text.Json;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>Writes the message about records that are discarded, for the on-failure queue. It has their position in the stream, and not the records.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html,
/// https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html,
/// https://docs.aws.amazon.com/lambda/latest/dg/kafka-on-failure.html
/// </remarks>
internal static class FailedBatchRecord
{
    /// <param name="stream">The stream.</param>
    /// <param name="outcome">The records, and why they are discarded.</param>
    /// <param name="result">The last invocation; <see langword="null"/> if the function was not invoked with these records.</param>
    /// <param name="functionArn">The function's ARN.</param>
    /// <param name="now">The time.</param>
    public static byte[] Write(RecordStream stream, BatchOutcome outcome, InvocationResult? result, string functionArn, DateTimeOffset now)
    {
        var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("requestContext"u8);
            writer.WriteString("requestId"u8, result?.RequestId ?? Guid.NewGuid().ToString());
            writer.WriteString("functionArn"u8, $"{functionArn}:$LATEST");
            writer.WriteString("condition"u8, outcome.Discarded.ToString());
            writer.WriteNumber("approximateInvokeCount"u8, outcome.Attempts);
            writer.WriteEndObject();
            if (result is not null)
                WriteResponse(writer, result);
            writer.WriteString("version"u8, "1.0"u8);
            writer.WriteString("timestamp"u8, EventTime.FormatIso(now));
            if (stream.Kind == StreamKind.Kafka)
                WriteTopic(writer, stream, outcome.Remaining);
            else
                WriteShard(writer, stream, outcome.Remaining);
            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }

    // "responseContext":{"statusCode":200,"executedVersion":"$LATEST","functionError":"Unhandled"}: the status is 200 after an error of the function, too.
    private static void WriteResponse(Utf8JsonWriter writer, InvocationResult result)
    {
        writer.WriteStartObject("responseContext"u8);
        writer.WriteNumber("statusCode"u8, 200);
        writer.WriteString("executedVersion"u8, "$LATEST"u8);
        if (result.IsError)
            writer.WriteString("functionError"u8, "Unhandled"u8);
        writer.WriteEndObject();
    }

    // "KinesisBatchInfo":{"shardId":"shardId-000000000001","startSequenceNumber":"4959...","endSequenceNumber":"4959...","approximateArrivalOfFirstRecord":"...",...}
    private static void WriteShard(Utf8JsonWriter writer, RecordStream stream, IReadOnlyList<EventRecord> records)
    {
        StreamRecord first = records[0].Record, last = records[^1].Record;
        writer.WriteStartObject(stream.Kind == StreamKind.DynamoDb ? "DDBStreamBatchInfo" : "KinesisBatchInfo");
        writer.WriteString("shardId"u8, stream.ShardIdOf(first.Shard));
        writer.WriteString("startSequenceNumber"u8, first.SequenceNumber);
        writer.WriteString("endSequenceNumber"u8, last.SequenceNumber);
        writer.WriteString("approximateArrivalOfFirstRecord"u8, EventTime.FormatIso(first.ArrivedAt));
        writer.WriteString("approximateArrivalOfLastRecord"u8, EventTime.FormatIso(last.ArrivedAt));
        writer.WriteNumber("batchSize"u8, records.Count);
        writer.WriteString("streamArn"u8, stream.Arn);
        writer.WriteEndObject();
    }

    // "KafkaBatchInfo":{"batchSize":2,...,"recordsInfo":{"orders-0":{"firstRecordOffset":"15","lastRecordOffset":"16","firstRecordTimestamp":"...",...}}}
    private static void WriteTopic(Utf8JsonWriter writer, RecordStream stream, IReadOnlyList<EventRecord> records)
    {
        writer.WriteStartObject("KafkaBatchInfo"u8);
        writer.WriteNumber("batchSize"u8, records.Count);
        writer.WriteString("eventSourceArn"u8, stream.Arn);
        writer.WriteString("bootstrapServers"u8, StreamRegistry.BootstrapServers);
        writer.WriteNumber("payloadSize"u8, StreamEvent.Write(stream, records).Length);
        writer.WriteStartObject("recordsInfo"u8);
        foreach (IGrouping<int, EventRecord> partition in records.GroupBy(static record => record.Record.Shard))
        {
            StreamRecord first = partition.First().Record, last = partition.Last().Record;
            writer.WriteStartObject(stream.ShardIdOf(partition.Key));
            writer.WriteString("firstRecordOffset"u8, first.Position.ToString(CultureInfo.InvariantCulture));
            writer.WriteString("lastRecordOffset"u8, last.Position.ToString(CultureInfo.InvariantCulture));
            writer.WriteString("firstRecordTimestamp"u8, EventTime.FormatIso(first.ArrivedAt));
            writer.WriteString("lastRecordTimestamp"u8, EventTime.FormatIso(last.ArrivedAt));
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
