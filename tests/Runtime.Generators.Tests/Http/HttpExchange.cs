using System.Text.Json.Nodes;

namespace Lambda.Runtime.Generators.Tests.Http;

/// <summary>Requests and responses as text, as pages show them.</summary>
internal static class HttpExchange
{
    /// <summary>Creates the event of an HTTP API.</summary>
    public static string CreateEvent(string request)
    {
        string[] parts = request.Split("\n\n", 2);
        string[] lines = parts[0].Split('\n');
        string[] target = lines[0].Split(' ')[1].Split('?');
        return new JsonObject
        {
            ["version"] = "2.0",
            ["rawPath"] = target[0],
            ["rawQueryString"] = target.ElementAtOrDefault(1) ?? "",
            ["headers"] = new JsonObject(lines.Skip(1).Select(static line => KeyValuePair.Create<string, JsonNode?>(line.Split(": ")[0], line.Split(": ", 2)[1]))),
            ["requestContext"] = new JsonObject { ["http"] = new JsonObject { ["method"] = lines[0].Split(' ')[0] }, ["stage"] = "$default" },
            ["body"] = parts.Length > 1 ? parts[1] : null,
            ["isBase64Encoded"] = false,
        }.ToJsonString();
    }

    /// <summary>Returns a response as it is sent: the status line, the headers, and the body.</summary>
    public static string Print((bool IsError, string Body) response)
    {
        Assert.False(response.IsError, response.Body);
        JsonObject json = JsonNode.Parse(response.Body)!.AsObject();
        IEnumerable<string> headers = json["headers"]!.AsObject().Select(static header => $"{header.Key}: {header.Value}\n");
        IEnumerable<string> cookies = (json["cookies"]?.AsArray() ?? []).Select(static cookie => $"set-cookie: {cookie}\n");
        return $"HTTP/1.1 {json["statusCode"]}\n{string.Concat([.. headers, .. cookies])}\n{json["body"]}";
    }
}
