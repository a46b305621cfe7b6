using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads JSON whose shape is not known at compile time.</summary>
/// <remarks>Used by generated readers. A binary contains only the methods that the function uses.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonDomReader
{
    /// <summary>Reads any value, <c>null</c> included.</summary>
    public static JsonElement GetElement(ref JsonReader reader)
    {
        var utf8Reader = new Utf8JsonReader(reader.TakeValue(out _));
        return JsonElement.ParseValue(ref utf8Reader);
    }

    /// <summary>Reads any value, or <see langword="null"/>.</summary>
    public static object? GetObject(ref JsonReader reader) => JsonValueReader.IsNull(ref reader) ? null : GetElement(ref reader);

    /// <summary>Reads any value, <c>null</c> included.</summary>
    public static JsonDocument GetDocument(ref JsonReader reader)
    {
        var utf8Reader = new Utf8JsonReader(reader.TakeValue(out _));
        return JsonDocument.ParseValue(ref utf8Reader);
    }

    /// <summary>Reads any value, or <see langword="null"/>.</summary>
    public static JsonNode? GetNode(ref JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            return System.Text.Json.Nodes.JsonValue.Create(JsonValueReader.GetString(ref reader), NodeOptions);
        var utf8Reader = new Utf8JsonReader(reader.TakeValue(out _));
        return JsonNode.Parse(ref utf8Reader, NodeOptions);
    }

    /// <summary>Reads an object, or <see langword="null"/>.</summary>
    public static JsonObject? GetJsonObject(ref JsonReader reader) =>
        JsonValueReader.StartObject(ref reader) ? (JsonObject)GetNode(ref reader)! : null;

    /// <summary>Reads an array, or <see langword="null"/>.</summary>
    public static JsonArray? GetJsonArray(ref JsonReader reader) =>
        JsonValueReader.StartArray(ref reader) ? (JsonArray)GetNode(ref reader)! : null;

    /// <summary>Reads a single value, or <see langword="null"/>.</summary>
    public static System.Text.Json.Nodes.JsonValue? GetJsonValue(ref JsonReader reader) =>
        reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray
            ? throw JsonValueReader.Mismatch(ref reader, "a single value")
            : (System.Text.Json.Nodes.JsonValue?)GetNode(ref reader);

    /// <summary>Adds members to an extension data object, which is created if it is null. If a name is repeated, the last value is kept.</summary>
    public static JsonObject WithMembers(JsonObject? existing, List<KeyValuePair<string, JsonNode?>> members)
    {
        existing ??= new JsonObject(NodeOptions);
        foreach (KeyValuePair<string, JsonNode?> member in members)
            existing[member.Key] = member.Value;
        return existing;
    }

    /// <summary>Names are looked up in any case, as under <see cref="JsonSerializerOptions.Web"/>.</summary>
    private static JsonNodeOptions NodeOptions => new() { PropertyNameCaseInsensitive = true };
}
