using System.Text.Json.Nodes;

namespace JsonTrees;

public static class Integers
{
    /// <summary>Copies the tree, and replaces each integer of up to 64 bits with a text.</summary>
    public static JsonNode? Replace(JsonNode? node, Func<long, string> text) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Replace(member.Value, text)))),
        JsonArray elements => new JsonArray([.. elements.Select(element => Replace(element, text))]),
        JsonValue value when value.TryGetValue(out long number) => JsonValue.Create(text(number)),
        _ => node?.DeepClone(),
    };
}
