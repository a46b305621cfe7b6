using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;

namespace Lambda.Runtime.Testing;

public static partial class LambdaEvents
{
    /// <summary>Records of a Kinesis stream in a time window of two minutes.</summary>
    /// <param name="data">The data of each record; the event has it in base64.</param>
    /// <param name="state">What the previous invocation of the window returned as its state; an empty object at the window's start.</param>
    /// <param name="isFinal">Whether the window ends with this event.</param>
    public static JsonObject KinesisTimeWindow(IReadOnlyList<string> data, JsonObject? state = null, bool isFinal = false) =>
        AddWindow(Kinesis([.. data]), AwsAccount.Arn("kinesis", "stream/stream"), state, isFinal);

    /// <summary>Changes of items of a DynamoDB table in a time window of two minutes.</summary>
    /// <param name="changes">The changes, built by <see cref="DynamoDB(string, JsonObject, JsonObject, JsonObject)"/>; null for none, as at the window's end.</param>
    /// <param name="state">What the previous invocation of the window returned as its state; an empty object at the window's start.</param>
    /// <param name="isFinal">Whether the window ends with this event.</param>
    public static JsonObject DynamoDBTimeWindow(JsonObject? changes, JsonObject? state = null, bool isFinal = false)
    {
        JsonObject json = changes?.DeepClone().AsObject() ?? new JsonObject { ["Records"] = new JsonArray() };
        string arn = json["Records"] is JsonArray { Count: > 0 } records ? (string)records[0]!["eventSourceARN"]! : TableStreamArn("table");
        return AddWindow(json, arn, state, isFinal);
    }

    private static JsonObject AddWindow(JsonObject json, string arn, JsonObject? state, bool isFinal)
    {
        json["window"] = new JsonObject
        {
            ["start"] = EventTime.FormatIsoSeconds(EventTime.Default.AddSeconds(-EventTime.Default.Second)),
            ["end"] = EventTime.FormatIsoSeconds(EventTime.Default.AddSeconds(120 - EventTime.Default.Second)),
        };
        json["state"] = state?.DeepClone() ?? new JsonObject();
        json["shardId"] = "shardId-000000000000";
        json["eventSourceARN"] = arn;
        json["isFinalInvokeForWindow"] = isFinal;
        json["isWindowTerminatedEarly"] = false;
        return json;
    }
}
