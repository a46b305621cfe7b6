using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.Local.Page;

/// <summary>Gives the queue, stream, table, topic or bucket of a sample, or the type of its event, the name in the attribute of a handler.</summary>
internal static class SampleSource
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="sample">The event.</param>
    /// <param name="name">The name.</param>
    /// <returns>The event; unchanged if it has no such name.</returns>
    public static string Rename(string sample, string name)
    {
        if (JsonNode.Parse(sample) is not JsonObject root)
            return sample;
        Set(root, "detail-type", name);
        SetArn(root, "deliveryStreamArn", name);
        foreach (JsonObject record in (root["Records"] as JsonArray ?? []).OfType<JsonObject>())
        {
            SetArn(record, "eventSourceARN", name);
            SetArn(record["Sns"], "TopicArn", name);
            Set(record["s3"]?["bucket"], "name", name);
            SetArn(record["s3"]?["bucket"], "arn", name);
        }

        if (root["records"] is JsonObject partitions)
            root["records"] = new JsonObject(partitions.ToArray().Select(partition => RenameTopic(partition.Key, partition.Value!.DeepClone().AsArray(), name)));
        return root.ToJsonString(Readable);
    }

    // {"orders-0":[{"topic":"orders","partition":0}]}
    private static KeyValuePair<string, JsonNode?> RenameTopic(string partition, JsonArray records, string name)
    {
        foreach (JsonNode? record in records)
            Set(record, "topic", name);
        return new(name + partition[partition.LastIndexOf('-')..], records);
    }

    private static void Set(JsonNode? parent, string member, string value)
    {
        if (parent is JsonObject && parent[member] is JsonValue)
            parent[member] = value;
    }

    // arn:aws:sqs:us-east-1:123456789012:queue, arn:aws:dynamodb:us-east-1:123456789012:table/orders/stream/2026-01-01T00:00:00.000
    private static void SetArn(JsonNode? parent, string member, string name)
    {
        if (parent is not JsonObject || (string?)parent[member] is not { } arn)
            return;
        string[] parts = arn.Split('/');
        if (parts.Length > 1)
            parts[1] = name;
        parent[member] = parts.Length > 1 ? string.Join('/', parts) : arn[..(arn.LastIndexOf(':') + 1)] + name;
    }
}
