using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Json;

namespace Lambda.Runtime.Local.Page;

/// <summary>Replaces the payloads of a sample, which are orders, with that of a handler: as JSON, as text, in Base64, and as an item of DynamoDB.</summary>
internal static class SamplePayload
{
    private static readonly string[] Orders = ["""{"order":7}""", """{"order":8}"""];

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns><see langword="null"/> if the sample has no such payload.</returns>
    public static string? Insert(string sample, string payload) => InText(sample, payload);

    /// <summary>Text that is a payload, contains one, or is the Base64 of such a text.</summary>
    private static string? InText(string text, string payload)
    {
        if (Orders.Contains(text))
            return payload;
        if (text.StartsWith('{'))
            return Parse(text) is JsonObject parsed && InObject(parsed, payload) ? parsed.ToJsonString(Readable) : null;
        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int length) && length > 0 && bytes[0] == '{'
            && InText(Encoding.UTF8.GetString(bytes, 0, length), payload) is { } replaced
            ? Convert.ToBase64String(Encoding.UTF8.GetBytes(replaced))
            : null;
    }

    private static bool InObject(JsonObject parent, string payload)
    {
        bool found = false;
        foreach ((string name, JsonNode? value) in parent.ToArray())
        {
            if (Replace(name, value, payload) is { } replaced)
            {
                parent[name] = replaced;
                found = true;
            }
            else if (value is JsonObject or JsonArray)
            {
                found |= InContainer(value, payload);
            }
        }

        if (found && parent["md5OfBody"] is not null)
            parent["md5OfBody"] = Md5((string)parent["body"]!);
        return found;
    }

    private static bool InContainer(JsonNode container, string payload) => container is JsonObject child
        ? InObject(child, payload)
        : container.AsArray().OfType<JsonObject>().Aggregate(false, (found, item) => InObject(item, payload) | found);

    private static JsonNode? Replace(string name, JsonNode? value, string payload) => value switch
    {
        JsonValue when value.GetValueKind() == JsonValueKind.String => InText((string)value!, payload) is { } text ? JsonValue.Create(text) : null,
        JsonObject when name is "NewImage" or "OldImage" => Parse(payload) is JsonObject item ? DynamoDbJson.FromObject(item) : null,
        JsonObject when Orders.Contains(value.ToJsonString()) => Parse(payload),
        _ => null,
    };

    private static JsonNode? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

#pragma warning disable CA5351 // SQS has this hash of the body in its message.
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
}
