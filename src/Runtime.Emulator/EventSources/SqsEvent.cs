using System.Globalization;
using System.Text.Json;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>Writes the event of a batch of messages.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event</remarks>
internal static class SqsEvent
{
    /// <summary>Writes one message as it stands in <c>Records</c>.</summary>
    public static byte[] WriteRecord(MessageQueue queue, ReceivedMessage message)
    {
        var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
            WriteRecord(writer, queue, message);
        return bytes.ToArray();
    }

    // {"Records":[{"messageId":"059f36b4-...","receiptHandle":"AQEB...","body":"{}","attributes":{"ApproximateReceiveCount":"1",...},...}]}
    public static byte[] Write(IEnumerable<ReadOnlyMemory<byte>> records)
    {
        var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("Records"u8);
            foreach (ReadOnlyMemory<byte> record in records)
                writer.WriteRawValue(record.Span, skipInputValidation: true);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void WriteRecord(Utf8JsonWriter writer, MessageQueue queue, ReceivedMessage message)
    {
        NewMessage content = message.Content;
        writer.WriteStartObject();
        writer.WriteString("messageId"u8, message.Id);
        writer.WriteString("receiptHandle"u8, message.ReceiptHandle);
        writer.WriteString("body"u8, content.Body);
        writer.WriteStartObject("attributes"u8);
        writer.WriteString("ApproximateReceiveCount"u8, message.ReceiveCount.ToString(CultureInfo.InvariantCulture));
        WriteOptional(writer, "AWSTraceHeader", content.TraceHeader);
        writer.WriteString("SentTimestamp"u8, Milliseconds(message.SentAt));
        WriteOptional(writer, "SequenceNumber", message.SequenceNumber);
        WriteOptional(writer, "MessageGroupId", content.GroupId);
        writer.WriteString("SenderId"u8, QueueRegistry.SenderId);
        WriteOptional(writer, "MessageDeduplicationId", content.DeduplicationId);
        WriteOptional(writer, "DeadLetterQueueSourceArn", content.DeadLetterSource);
        writer.WriteString("ApproximateFirstReceiveTimestamp"u8, Milliseconds(message.FirstReceivedAt));
        writer.WriteEndObject();
        writer.WriteStartObject("messageAttributes"u8);
        foreach ((string name, MessageAttribute attribute) in content.Attributes)
            WriteAttribute(writer, name, attribute);
        writer.WriteEndObject();
        WriteOptional(writer, "md5OfMessageAttributes", MessageDigest.OfAttributes(content.Attributes));
        writer.WriteString("md5OfBody"u8, MessageDigest.OfBody(content.Body));
        writer.WriteString("eventSource"u8, "aws:sqs"u8);
        writer.WriteString("eventSourceARN"u8, queue.Arn);
        writer.WriteString("awsRegion"u8, "us-east-1"u8);
        writer.WriteEndObject();
    }

    private static void WriteAttribute(Utf8JsonWriter writer, string name, MessageAttribute attribute)
    {
        writer.WriteStartObject(name);
        if (attribute.IsBinary)
            writer.WriteBase64String("binaryValue"u8, attribute.Bytes.Span);
        else
            writer.WriteString("stringValue"u8, attribute.Text);
        writer.WriteStartArray("stringListValues"u8);
        writer.WriteEndArray();
        writer.WriteStartArray("binaryListValues"u8);
        writer.WriteEndArray();
        writer.WriteString("dataType"u8, attribute.DataType);
        writer.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
