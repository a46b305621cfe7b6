using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>Writes changes of items of a DynamoDB table.</summary>
/// <remarks>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html</remarks>
[SuppressMessage("Security", "CA5351", Justification = "The ID only has to look like one of the service.")]
internal static class DynamoDbEvent
{
    // {"eventID":"c4ca...","eventName":"INSERT","eventVersion":"1.1","eventSource":"aws:dynamodb","awsRegion":"us-east-1","dynamodb":{"Keys":{"Id":{"N":"101"}},...},...}
    public static void WriteRecord(Utf8JsonWriter writer, RecordStream stream, StreamRecord record)
    {
        var change = ItemChange.From(record.Content);
        writer.WriteStartObject();
        writer.WriteString("eventID"u8, Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(record.SequenceNumber))));
        writer.WriteString("eventName"u8, change.EventName);
        writer.WriteString("eventVersion"u8, "1.1"u8);
        writer.WriteString("eventSource"u8, "aws:dynamodb"u8);
        writer.WriteString("awsRegion"u8, "us-east-1"u8);
        writer.WriteStartObject("dynamodb"u8);
        writer.WriteNumber("ApproximateCreationDateTime"u8, record.ArrivedAt.ToUnixTimeSeconds());
        WriteOptional(writer, "Keys", change.Keys);
        WriteOptional(writer, "NewImage", change.NewImage);
        WriteOptional(writer, "OldImage", change.OldImage);
        writer.WriteString("SequenceNumber"u8, record.SequenceNumber);
        writer.WriteNumber("SizeBytes"u8, SizeOf(change.Keys) + SizeOf(change.NewImage) + SizeOf(change.OldImage));
        writer.WriteString("StreamViewType"u8, "NEW_AND_OLD_IMAGES"u8);
        writer.WriteEndObject();
        writer.WriteString("eventSourceARN"u8, stream.Arn);
        writer.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter writer, string name, JsonObject? value)
    {
        if (value is null)
            return;

        writer.WritePropertyName(name);
        value.WriteTo(writer, ReflectionJson.Web);
    }

    private static int SizeOf(JsonObject? value) => value is null ? 0 : Encoding.UTF8.GetByteCount(value.ToJsonString(ReflectionJson.Web));
}
