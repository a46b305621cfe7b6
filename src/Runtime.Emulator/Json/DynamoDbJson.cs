using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.Emulator.Json;

/// <summary>Converts JSON to that of DynamoDB's attributes.</summary>
internal static class DynamoDbJson
{
    /// <summary><c>{"id":"A-1","quantity":7}</c> is <c>{"id":{"S":"A-1"},"quantity":{"N":"7"}}</c>. Arrays become lists, and never sets.</summary>
    public static JsonObject FromObject(JsonObject json) => new(json.Select(static member => KeyValuePair.Create(member.Key, (JsonNode?)FromValue(member.Value))));

    private static JsonObject FromValue(JsonNode? value) => value switch
    {
        null => new JsonObject { ["NULL"] = true },
        JsonObject map => new JsonObject { ["M"] = FromObject(map) },
        JsonArray list => new JsonObject { ["L"] = new JsonArray([.. list.Select(FromValue)]) },
        _ => value.GetValueKind() switch
        {
            JsonValueKind.String => new JsonObject { ["S"] = value.GetValue<string>() },
            JsonValueKind.Number => new JsonObject { ["N"] = value.ToJsonString(ReflectionJson.Web) },
            _ => new JsonObject { ["BOOL"] = value.DeepClone() },
        },
    };
}
