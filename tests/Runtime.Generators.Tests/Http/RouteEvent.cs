using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.Generators.Tests.Http;

/// <summary>A request of a function URL.</summary>
internal static class RouteEvent
{
    public static string Create(string method, string path, string query = "", string? body = null) => $$"""
        {"version":"2.0","rawPath":"{{path}}","rawQueryString":"{{query}}","headers":{"content-type":"application/json"},"requestContext":{"http":{"method":"{{method}}"},"stage":"$default"},"body":{{(body is null ? "null" : JsonSerializer.Serialize(body))}},"isBase64Encoded":false}
        """;

    /// <summary>Creates a request in the form of a service.</summary>
    /// <param name="form"><c>function-url</c>, <c>http-api-v1</c>, <c>rest</c>, <c>alb</c>, <c>alb-multi</c> or <c>lattice</c>.</param>
    /// <param name="method">The method.</param>
    /// <param name="path">The path.</param>
    /// <param name="headers">The headers.</param>
    public static string CreateAs(string form, string method, string path, params (string Name, string Value)[] headers)
    {
        var single = new JsonObject(headers.Select(static header => KeyValuePair.Create(header.Name, (JsonNode?)header.Value)));
        var lists = new JsonObject(headers.Select(static header => KeyValuePair.Create(header.Name, (JsonNode?)new JsonArray(header.Value))));
        JsonObject json = form switch
        {
            "function-url" => new() { ["rawPath"] = path, ["headers"] = single, ["requestContext"] = new JsonObject { ["http"] = new JsonObject { ["method"] = method } } },
            "lattice" => new() { ["path"] = path, ["method"] = method, ["headers"] = lists, ["requestContext"] = new JsonObject { ["serviceArn"] = "arn:a" } },
            "alb" => new() { ["path"] = path, ["httpMethod"] = method, ["headers"] = single, ["requestContext"] = new JsonObject { ["elb"] = new JsonObject() } },
            "alb-multi" => new() { ["path"] = path, ["httpMethod"] = method, ["multiValueHeaders"] = lists, ["requestContext"] = new JsonObject { ["elb"] = new JsonObject() } },
            _ => new() { ["path"] = path, ["httpMethod"] = method, ["multiValueHeaders"] = lists, ["requestContext"] = new JsonObject() },
        };
        if (form == "http-api-v1")
            json["version"] = "1.0";
        return json.ToJsonString();
    }

    /// <summary>Sends a request, and returns the status and the body of the response, or -1 and the error.</summary>
    public static (int Status, string Body) Send(this CompiledFunction function, string method, string path, TimeSpan? remaining = null) =>
        Send(function, Create(method, path), remaining ?? TimeSpan.FromSeconds(30));

    /// <summary>Sends a request with a body.</summary>
    public static (int Status, string Body) Send(this CompiledFunction function, string method, string path, string body) =>
        Send(function, Create(method, path, body: body), TimeSpan.FromSeconds(30));

    private static (int Status, string Body) Send(CompiledFunction function, string json, TimeSpan remaining)
    {
        RudePeer.RudeRequest post = function.Post(Encoding.UTF8.GetBytes(json), remaining);
        JsonObject response = JsonNode.Parse(post.Text)!.AsObject();
        return post.Path.EndsWith("/error", StringComparison.Ordinal) ? (-1, post.Text) : ((int)response["statusCode"]!, (string)response["body"]!);
    }
}
