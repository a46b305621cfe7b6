using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.AwsPeer;

/// <summary>Lambda's API: creates, updates and invokes functions.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html</remarks>
public sealed class LambdaApi
{
    private const string Functions = "/2015-03-31/functions";

    private readonly ConcurrentDictionary<string, JsonObject> _configurations = new();
    private readonly ConcurrentDictionary<string, byte[]> _zips = new();

    /// <summary>The number of requests for which a role is too new to be assumed, as during the first seconds after its creation.</summary>
    public int RoleIsNewFor { get; set; }

    /// <summary>Invokes a function, given its zip and the event; null if the test does not invoke functions.</summary>
    public Func<byte[], string, Task<string>>? Invoke { get; set; }

    /// <summary>Returns the last zip that was uploaded for a function.</summary>
    public byte[] Zip(string function) => _zips[function];

    internal JsonObject? FindConfiguration(string function) => _configurations.GetValueOrDefault(function);

    internal async Task<AwsResponse> RespondAsync(string method, string path, byte[] body)
    {
        string[] parts = path[Functions.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (method == "POST" && parts.Length == 0)
            return Create(Read(body));
        string operation = (method, parts.ElementAtOrDefault(1)) switch
        {
            ("GET", null) => "GetFunction",
            ("GET", "configuration") => "GetFunctionConfiguration",
            ("PUT", "code") => "UpdateFunctionCode",
            ("PUT", "configuration") => "UpdateFunctionConfiguration",
            ("POST", "invocations") => "Invoke",
            _ => throw new NotSupportedException($"{method} {path}"),
        };
        if (!_configurations.TryGetValue(parts[0], out JsonObject? configuration))
            return Error(operation, 404, "ResourceNotFoundException", $"Function not found: arn:aws:lambda:us-east-1:123456789012:function:{parts[0]}");
        switch (operation)
        {
            case "GetFunction":
                return new(operation, 200, new JsonObject { ["Configuration"] = configuration.DeepClone(), ["Code"] = new JsonObject() }.ToJsonString());
            case "Invoke":
                return new(operation, 200, await Invoke!(_zips[parts[0]], Encoding.UTF8.GetString(body)));
            case "UpdateFunctionCode" or "UpdateFunctionConfiguration":
                Set(parts[0], configuration, Read(body));
                break;
        }

        return new(operation, 200, configuration.ToJsonString());
    }

    private AwsResponse Create(JsonObject request)
    {
        if (RoleIsNewFor-- > 0)
            return Error("CreateFunction", 400, "InvalidParameterValueException", "The role defined for the function cannot be assumed by Lambda.");
        string name = (string)request["FunctionName"]!;
        var configuration = new JsonObject { ["State"] = "Active", ["LastUpdateStatus"] = "Successful", ["Version"] = "$LATEST" };
        Set(name, configuration, (JsonObject)request["Code"]!);
        request.Remove("Code");
        Set(name, configuration, request);
        _configurations[name] = configuration;
        return new("CreateFunction", 201, configuration.ToJsonString());
    }

    private void Set(string name, JsonObject configuration, JsonObject request)
    {
        foreach ((string member, JsonNode? value) in request)
        {
            if (member != "ZipFile")
            {
                configuration[member] = value!.DeepClone();
                continue;
            }

            _zips[name] = Convert.FromBase64String((string)value!);
            configuration["CodeSha256"] = Convert.ToBase64String(SHA256.HashData(_zips[name]));
        }
    }

    private static JsonObject Read(byte[] body) => (JsonObject)JsonNode.Parse(body)!;

    private static AwsResponse Error(string operation, int status, string type, string message) => new(
        operation, status, new JsonObject { ["Type"] = "User", ["Message"] = message }.ToJsonString(), ("x-amzn-ErrorType", type));
}
