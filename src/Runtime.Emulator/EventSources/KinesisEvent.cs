using System.Text.Json;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>Writes records of Kinesis.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html#services-kinesis-event-example</remarks>
internal static class KinesisEvent
{
    private const decimal MillisecondsPerSecond = 1000;

    // {"kinesis":{"kinesisSchemaVersion":"1.0","partitionKey":"1","sequenceNumber":"4959...","data":"SGVs...","approximateArrivalTimestamp":1545084650.987},...}
    public static void WriteRecord(Utf8JsonWriter writer, RecordStream stream, StreamRecord record)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("kinesis"u8);
        writer.WriteString("kinesisSchemaVersion"u8, "1.0"u8);
        writer.WriteString("partitionKey"u8, record.Content.PartitionKey);
        writer.WriteString("sequenceNumber"u8, record.SequenceNumber);
        writer.WriteBase64String("data"u8, record.Content.Data.GetValueOrDefault().Span);
        writer.WriteNumber("approximateArrivalTimestamp"u8, record.ArrivedAt.ToUnixTimeMilliseconds() / MillisecondsPerSecond);
        writer.WriteEndObject();
        writer.WriteString("eventSource"u8, "aws:kinesis"u8);
        writer.WriteString("eventVersion"u8, "1.0"u8);
        writer.WriteString("eventID"u8, $"{stream.ShardIdOf(record.Shard)}:{record.SequenceNumber}");
        writer.WriteString("eventName"u8, "aws:kinesis:record"u8);
        writer.WriteString("invokeIdentityArn"u8, "arn:aws:iam::123456789012:role/function"u8);
        writer.WriteString("awsRegion"u8, "us-east-1"u8);
        writer.WriteString("eventSourceARN"u8, stream.Arn);
        writer.WriteEndObject();
    }
}
