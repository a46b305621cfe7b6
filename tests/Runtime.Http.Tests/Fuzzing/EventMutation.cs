using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.Http.Tests.Fuzzing;

/// <summary>Changes the structure of an event: values are replaced, removed, moved and repeated.</summary>
internal sealed class EventMutation(Random random)
{
    private const int MaxLength = 64 * 1024;

    private static readonly string[] Others =
    [
        "null", "7", "-1", "1e999", "true", "false", "\"\"", "\"text\"",
        "\"\\ud800\"", "\"\\u0000\"", "\"a\\r\\nb: c\"", "\"/names/a\"", "\"/e/query/all\"", "\"/e/body/json\"", "\"/orders\"",
        "\"GET\"", "\"POST\"", "\"\\u0047ET\"", "\"%\"", "\"=\"", "\"YQ==\"",
        "\"YR==\"", "\"YQ\"", "\"tag=%ff&tag=a&n=1&n=2\"", "\"a=1; a=2\"", "[]", "{}", "[null]", "[7,\"a\",{}]",
        """{"a":null,"b":[null],"c":{}}""", """{"tag":["a",7,null,"b"],"n":"\ud800"}""", """{"content-type":"text/plain","X-A":["a",["b"]]}""", """{"http":{"method":"GET"}}""",
        """{"elb":{}}""", """{"connectionId":"a"}""",
    ];

    private static readonly string[] Names =
    [
        "requestContext", "headers", "multiValueHeaders", "rawPath", "path", "raw_path", "rawQueryString", "queryStringParameters", "query_string_parameters",
        "multiValueQueryStringParameters", "cookies", "body", "isBase64Encoded", "is_base64_encoded", "httpMethod", "method", "http", "stage", "requestId", "authorizer", "elb",
        "connectionId", "serviceArn", "a", "", "raw\\u0050ath", "\\ud800", "tag", "content-type",
    ];

    /// <returns>The event with a change; another event for bytes that are no object.</returns>
    public byte[] Change(byte[] input)
    {
        JsonNode? root = Parse(input);
        if (root is not (JsonObject or JsonArray))
            root = Parse(RequestEvents.Create((HttpForm)random.Next(8), new RequestText("POST", "/orders", "tag=a", [], ["a=b"], """{"name":"a"}"""), isEscaped: false))!;
        JsonNode[] parents = [.. Parents(root)];
        string placeholder = Guid.NewGuid().ToString();
        ChangeOne(parents[random.Next(parents.Length)], placeholder);
        // What JsonNode cannot contain, such as half of a surrogate pair or a name that occurs twice, replaces a text.
        string name = Names[random.Next(Names.Length)];
        string json = root.ToJsonString().Replace($"\"{placeholder}\":\"{placeholder}\"", $"\"{name}\":{Other()}", StringComparison.Ordinal)
            .Replace($"\"{placeholder}\"", Other(), StringComparison.Ordinal);
        return json.Length <= MaxLength ? Encoding.UTF8.GetBytes(json) : input;
    }

    private void ChangeOne(JsonNode parent, string placeholder)
    {
        if (parent is JsonObject { Count: > 0 } members && random.Next(4) > 0)
        {
            string name = members.ElementAt(random.Next(members.Count)).Key;
            JsonNode? value = members[name];
            members.Remove(name);
            if (random.Next(4) > 0)
                members.Add(random.Next(6) == 0 ? Names[random.Next(Names.Length)] + placeholder[..1] : name, random.Next(3) == 0 ? new JsonArray(value) : placeholder);
        }
        else if (parent is JsonObject other)
        {
            other.Add(placeholder, placeholder);
        }
        else
        {
            parent.AsArray().Add(placeholder);
        }
    }

    private string Other() => Others[random.Next(Others.Length)];

    private static JsonNode? Parse(byte[] json)
    {
        try
        {
            var node = JsonNode.Parse(json);
            // Members are read when they are used: names that occur twice, and half of a surrogate pair, fail only then.
            return node is not null && Parents(node).Any(static parent => parent.ToJsonString().Length == 0) ? null : node;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IEnumerable<JsonNode> Parents(JsonNode node)
    {
        if (node is not (JsonObject or JsonArray))
            yield break;
        yield return node;
        foreach (JsonNode? child in node is JsonObject members ? members.Select(static member => member.Value) : node.AsArray())
        {
            foreach (JsonNode parent in child is null ? [] : Parents(child))
                yield return parent;
        }
    }
}
