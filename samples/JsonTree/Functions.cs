using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime;

public static class Functions
{
    [LambdaHandler]
    public static JsonNode? Redact(JsonNode? tree)
    {
        if (tree is JsonArray elements)
        {
            foreach (JsonNode? element in elements)
                Redact(element);
        }
        else if (tree is JsonObject members)
        {
            foreach ((string name, JsonNode? value) in members.ToList())
            {
                if (name == "password")
                    members[name] = "***";
                else
                    Redact(value);
            }
        }

        return tree;
    }

    [LambdaHandler]
    public static JsonElement Detail(JsonElement envelope) => envelope.GetProperty("detail");
}
