using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.Testing.Tests.Filters;

/// <summary>Single records as they are in the events of functions.</summary>
internal static class Records
{
    public static JsonElement Sqs(string body) => Read(LambdaEvents.Sqs(body)["Records"]![0]!);

    public static JsonElement Kinesis(string data) => Read(LambdaEvents.Kinesis("stream", ("key-1", data))["Records"]![0]!);

    public static JsonElement Kafka(string? value) => Read(LambdaEvents.Kafka("topic", ("key-1", value))["records"]!["topic-0"]![0]!);

    public static JsonElement DynamoDB(JsonObject keys, JsonObject? newImage, JsonObject? oldImage = null) =>
        Read(LambdaEvents.DynamoDB("orders", keys, newImage, oldImage)["Records"]![0]!);

    /// <summary>A record with one member changed; <see langword="null"/> removes it.</summary>
    public static JsonElement With(JsonElement record, string member, JsonNode? value)
    {
        JsonObject changed = JsonObject.Create(record)!;
        changed.Remove(member);
        if (value is not null)
            changed[member] = value;
        return Read(changed);
    }

    private static JsonElement Read(JsonNode node) => JsonElement.Parse(node.ToJsonString());
}
