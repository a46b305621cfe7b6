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

    /// <summary>Sends a request, and returns the status and the body of the response, or -1 and the error.</summary>
    public static (int Status, string Body) Send(this CompiledFunction function, string method, string path, TimeSpan? remaining = null)
    {
        RudePeer.RudeRequest post = function.Post(Encoding.UTF8.GetBytes(Create(method, path)), remaining ?? TimeSpan.FromSeconds(30));
        JsonObject response = JsonNode.Parse(post.Text)!.AsObject();
        return post.Path.EndsWith("/error", StringComparison.Ordinal) ? (-1, post.Text) : ((int)response["statusCode"]!, (string)response["body"]!);
    }
}
