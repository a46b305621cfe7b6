using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;

namespace Lambda.Runtime.Testing;

public static partial class LambdaEvents
{
    private const string Kind = "NEW_AND_OLD_IMAGES";

    /// <summary>Records of a Kinesis stream, with these texts as their data.</summary>
    public static JsonObject Kinesis(params string[] data) => Kinesis("stream", [.. data.Select(text => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text))]);

    /// <summary>Records of a Kinesis stream.</summary>
    /// <param name="stream">The stream's name.</param>
    /// <param name="data">The data of each record; the event has it in base64.</param>
    // Kinesis("one") is a record, not a stream without records.
    [OverloadResolutionPriority(-1)]
    public static JsonObject Kinesis(string stream, params ReadOnlyMemory<byte>[] data) => Records(data, (bytes, i) =>
    {
        string sequenceNumber = $"4959033827149025660855969253836157109592157598913658889{i:d2}";
        return new JsonObject
        {
            ["kinesis"] = new JsonObject
            {
                ["kinesisSchemaVersion"] = "1.0",
                ["partitionKey"] = "1",
                ["sequenceNumber"] = sequenceNumber,
                ["data"] = Convert.ToBase64String(bytes.Span),
                ["approximateArrivalTimestamp"] = EventTime.Default.ToUnixTimeMilliseconds() / 1000m,
            },
            ["eventSource"] = "aws:kinesis",
            ["eventVersion"] = "1.0",
            ["eventID"] = $"shardId-000000000000:{sequenceNumber}",
            ["eventName"] = "aws:kinesis:record",
            ["invokeIdentityArn"] = $"arn:aws:iam::{Account}:role/function",
            ["awsRegion"] = Region,
            ["eventSourceARN"] = $"arn:aws:kinesis:{Region}:{Account}:stream/{stream}",
        };
    });

    /// <summary>A change of an item of a DynamoDB table: added, changed or removed, depending on which images are given.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="keys">The key, in DynamoDB's JSON: <c>{"Id":{"N":"101"}}</c>.</param>
    /// <param name="newImage">The item after the change, if it exists.</param>
    /// <param name="oldImage">The item before the change, if it existed.</param>
    /// <exception cref="ArgumentException">Neither image is given.</exception>
    public static JsonObject DynamoDB(string table, JsonObject keys, JsonObject? newImage, JsonObject? oldImage = null)
    {
        ArgumentNullException.ThrowIfNull(keys);
        string eventName = (newImage, oldImage) switch
        {
            (not null, null) => "INSERT",
            (not null, not null) => "MODIFY",
            (null, not null) => "REMOVE",
            _ => throw new ArgumentException("The item has neither image. Expected newImage, oldImage, or both.", nameof(newImage)),
        };
        var change = new JsonObject
        {
            ["ApproximateCreationDateTime"] = EventTime.Default.ToUnixTimeSeconds(),
            ["Keys"] = keys.DeepClone(),
        };
        if (newImage is not null)
            change["NewImage"] = newImage.DeepClone();
        if (oldImage is not null)
            change["OldImage"] = oldImage.DeepClone();
        change["SequenceNumber"] = "4421584500000000017450439091";
        change["SizeBytes"] = Encoding.UTF8.GetByteCount(keys.ToJsonString() + newImage?.ToJsonString() + oldImage?.ToJsonString());
        change["StreamViewType"] = Kind;
        return Records([change], (item, _) => new JsonObject
        {
            ["eventID"] = "c4ca4238a0b923820dcc509a6f75849b",
            ["eventName"] = eventName,
            ["eventVersion"] = "1.1",
            ["eventSource"] = "aws:dynamodb",
            ["awsRegion"] = Region,
            ["dynamodb"] = item,
            ["eventSourceARN"] = $"arn:aws:dynamodb:{Region}:{Account}:table/{table}/stream/2026-01-01T00:00:00.000",
        });
    }
}
