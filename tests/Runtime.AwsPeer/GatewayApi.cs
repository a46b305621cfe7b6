using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.AwsPeer;

/// <summary>Amazon API Gateway: creates HTTP APIs and REST APIs from definitions, and stages.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/resources.html and https://docs.aws.amazon.com/apigateway/latest/api/API_Operations.html
/// </remarks>
public sealed class GatewayApi
{
    private const string Id = "a1b2c3d4e5";

    /// <summary>The definition of the HTTP API, and of the REST API.</summary>
    public ConcurrentDictionary<string, JsonObject> Definitions { get; } = new();

    /// <summary>The stages, by their APIs.</summary>
    public ConcurrentDictionary<string, string> Stages { get; } = new();

    internal AwsResponse Respond(string method, string path, byte[] body)
    {
        switch (method, path.Trim('/').Split('/'))
        {
            case ("GET", ["v2", "apis"]):
                return Ok("GetApis", new() { ["items"] = List("http", "apiId", "name") });
            case ("PUT", ["v2", "apis"]):
                Define("http", (string)Read(body)["body"]!);
                return Ok("ImportApi", new() { ["apiId"] = Id });
            case ("PUT", ["v2", "apis", Id]):
                Define("http", (string)Read(body)["body"]!);
                return Ok("ReimportApi", new() { ["apiId"] = Id });
            case ("GET", ["v2", "apis", Id, "stages", string stage]):
                return Stages.TryGetValue("http", out string? name) && name == Uri.UnescapeDataString(stage)
                    ? Ok("GetStage", new() { ["stageName"] = name })
                    : new("GetStage", 404, """{"message":"Unable to find Stage by name"}""", ("x-amzn-ErrorType", "NotFoundException"));
            case ("POST", ["v2", "apis", Id, "stages"]):
                Stages["http"] = (string)Read(body)["stageName"]!;
                return Ok("CreateStage", new() { ["stageName"] = Stages["http"] });
            case ("GET", ["restapis"]):
                return Ok("GetRestApis", new() { ["item"] = List("rest", "id", "name") });
            case ("POST", ["restapis"]):
                Define("rest", new JsonObject { ["info"] = new JsonObject { ["title"] = (string)Read(body)["name"]! } }.ToJsonString());
                return Ok("CreateRestApi", new() { ["id"] = Id });
            case ("PUT", ["restapis", Id]):
                Define("rest", Encoding.UTF8.GetString(body));
                return Ok("PutRestApi", new() { ["id"] = Id });
            case ("POST", ["restapis", Id, "deployments"]):
                Stages["rest"] = (string)Read(body)["stageName"]!;
                return Ok("CreateDeployment", new() { ["id"] = "1" });
            default:
                throw new NotSupportedException($"{method} {path}");
        }
    }

    private JsonArray List(string kind, string id, string name) => Definitions.TryGetValue(kind, out JsonObject? definition)
        ? [new JsonObject { [id] = Id, [name] = (string)definition["info"]!["title"]! }]
        : [];

    private void Define(string kind, string definition) => Definitions[kind] = Read(Encoding.UTF8.GetBytes(definition));

    private static JsonObject Read(byte[] body) => (JsonObject)JsonNode.Parse(body)!;

    private static AwsResponse Ok(string operation, JsonObject result) => new(operation, 200, result.ToJsonString());
}
