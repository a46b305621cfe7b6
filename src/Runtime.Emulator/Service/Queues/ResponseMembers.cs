using System.Text.Json.Nodes;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>Creates the JSON objects of responses.</summary>
internal static class ResponseMembers
{
    /// <summary>Creates an object. Members that are <see langword="null"/> are absent.</summary>
    public static JsonObject Create(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var json = new JsonObject();
        foreach ((string name, JsonNode? value) in members)
        {
            if (value is not null)
                json[name] = value;
        }

        return json;
    }

    /// <returns><see langword="null"/> for no items: the service leaves such members out.</returns>
    public static JsonArray? CreateArray(IEnumerable<JsonNode> items)
    {
        var array = new JsonArray([.. items]);
        return array.Count == 0 ? null : array;
    }

    /// <returns><see langword="null"/> for no values.</returns>
    public static JsonObject? CreateMap(IEnumerable<KeyValuePair<string, string>> values)
    {
        var map = new JsonObject(values.Select(static value => KeyValuePair.Create(value.Key, (JsonNode?)JsonValue.Create(value.Value))));
        return map.Count == 0 ? null : map;
    }
}
