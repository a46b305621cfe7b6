using System.Text.Json.Nodes;

namespace Lambda.Runtime.Testing;

public static partial class LambdaEvents
{
    /// <summary>An action of an agent of Amazon Bedrock, whose action group has functions.</summary>
    /// <param name="function">The function.</param>
    /// <param name="parameters">Its parameters. The values are texts, whatever their type is.</param>
    public static JsonObject BedrockAgentFunction(string function, IReadOnlyDictionary<string, string>? parameters = null)
    {
        JsonObject json = BedrockAgent();
        json["function"] = function;
        json["parameters"] = BedrockParameters(parameters);
        return json;
    }

    /// <summary>An action of an agent of Amazon Bedrock, whose action group has an API schema.</summary>
    /// <param name="method">The HTTP method, such as <c>GET</c>.</param>
    /// <param name="apiPath">The path in the schema, such as <c>/orders/{id}</c>.</param>
    /// <param name="parameters">The parameters of the path and the query. The values are texts, whatever their type is.</param>
    /// <param name="body">The properties of the body, if the operation has one.</param>
    public static JsonObject BedrockAgentApi(
        string method, string apiPath, IReadOnlyDictionary<string, string>? parameters = null, IReadOnlyDictionary<string, string>? body = null)
    {
        JsonObject json = BedrockAgent();
        json["apiPath"] = apiPath;
        json["httpMethod"] = method;
        json["parameters"] = BedrockParameters(parameters);
        if (body is not null)
        {
            json["requestBody"] = new JsonObject
            {
                ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["properties"] = BedrockParameters(body) } },
            };
        }

        return json;
    }

    private static JsonObject BedrockAgent() => new()
    {
        ["messageVersion"] = "1.0",
        ["agent"] = new JsonObject { ["name"] = "agent", ["id"] = "8ZXY0W8P1H", ["alias"] = "TSTALIASID", ["version"] = "DRAFT" },
        ["inputText"] = "Where is my order?",
        ["sessionId"] = "176732304567890",
        ["actionGroup"] = "ActionGroup",
        ["sessionAttributes"] = new JsonObject(),
        ["promptSessionAttributes"] = new JsonObject(),
    };

    private static JsonArray BedrockParameters(IReadOnlyDictionary<string, string>? parameters) => new(
        [.. (parameters ?? new Dictionary<string, string>()).Select(static each => new JsonObject { ["name"] = each.Key, ["type"] = "string", ["value"] = each.Value })]);
}
