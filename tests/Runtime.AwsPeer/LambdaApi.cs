using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.AwsPeer;

/// <summary>Lambda's API: creates, updates and invokes functions.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html</remarks>
public sealed class LambdaApi
{
    private const string Arn = "arn:aws:lambda:us-east-1:123456789012:function:";

    private readonly ConcurrentDictionary<string, JsonObject> _configurations = new();
    private readonly ConcurrentDictionary<string, byte[]> _zips = new();

    /// <summary>The number of requests for which a role is too new to be assumed, as during the first seconds after its creation.</summary>
    public int RoleIsNewFor { get; set; }

    /// <summary>Invokes a function, given its zip and the event; null if the test does not invoke functions.</summary>
    public Func<byte[], string, Task<string>>? Invoke { get; set; }

    /// <summary>Whether a role, given its name, has a policy, given a part of its document.</summary>
    internal Func<string, string, bool> IsPermitted { get; set; } = static (_, _) => true;

    /// <summary>What happens to events that were not processed, by function.</summary>
    public ConcurrentDictionary<string, JsonObject> InvokeConfigurations { get; } = new();

    /// <summary>The statements that allow services to invoke a function, by function and id.</summary>
    public ConcurrentDictionary<(string Function, string Id), JsonObject> Permissions { get; } = new();

    /// <summary>The function URLs, by function.</summary>
    public ConcurrentDictionary<string, JsonObject> Urls { get; } = new();

    /// <summary>Returns the last zip that was uploaded for a function.</summary>
    public byte[] Zip(string function) => _zips[function];

    internal JsonObject? FindConfiguration(string function) => _configurations.GetValueOrDefault(function);

    internal async Task<AwsResponse> RespondAsync(string method, string path, byte[] body)
    {
        // The first part is the version of the API, the second is "functions".
        string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries)[2..];
        if (method == "POST" && parts.Length == 0)
            return Create(Read(body));
        string operation = (method, parts.ElementAtOrDefault(1)) switch
        {
            ("GET", null) => "GetFunction",
            ("GET", "configuration") => "GetFunctionConfiguration",
            ("PUT", "code") => "UpdateFunctionCode",
            ("PUT", "configuration") => "UpdateFunctionConfiguration",
            ("POST", "invocations") => "Invoke",
            ("PUT", "event-invoke-config") => "PutFunctionEventInvokeConfig",
            ("POST", "policy") => "AddPermission",
            ("GET", "policy") => "GetPolicy",
            ("DELETE", "policy") => "RemovePermission",
            ("GET", "url") => "GetFunctionUrlConfig",
            ("POST", "url") => "CreateFunctionUrlConfig",
            ("PUT", "url") => "UpdateFunctionUrlConfig",
            _ => throw new NotSupportedException($"{method} {path}"),
        };
        if (!_configurations.TryGetValue(parts[0], out JsonObject? configuration))
            return Error(operation, 404, "ResourceNotFoundException", $"Function not found: {Arn}{parts[0]}");
        switch (operation)
        {
            case "GetFunction":
                return new(operation, 200, new JsonObject { ["Configuration"] = configuration.DeepClone(), ["Code"] = new JsonObject() }.ToJsonString());
            case "Invoke":
                return new(operation, 200, await Invoke!(_zips[parts[0]], Encoding.UTF8.GetString(body)));
            case "UpdateFunctionCode" or "UpdateFunctionConfiguration":
                Set(parts[0], configuration, Read(body));
                break;
            case "PutFunctionEventInvokeConfig":
                return PutInvokeConfiguration(parts[0], ((string)configuration["Role"]!).Split('/')[^1], Read(body));
            case "GetFunctionUrlConfig" or "CreateFunctionUrlConfig" or "UpdateFunctionUrlConfig":
                return ConfigureUrl(operation, parts[0], body);
            case "AddPermission" or "GetPolicy" or "RemovePermission":
                return Permit(operation, parts[0], parts.ElementAtOrDefault(2), body);
        }

        return new(operation, 200, configuration.ToJsonString());
    }

    private AwsResponse Create(JsonObject request)
    {
        if (RoleIsNewFor-- > 0)
            return Error("CreateFunction", 400, "InvalidParameterValueException", "The role defined for the function cannot be assumed by Lambda.");
        string name = (string)request["FunctionName"]!;
        var configuration = new JsonObject { ["FunctionArn"] = Arn + name, ["State"] = "Active", ["LastUpdateStatus"] = "Successful", ["Version"] = "$LATEST" };
        Set(name, configuration, (JsonObject)request["Code"]!);
        request.Remove("Code");
        Set(name, configuration, request);
        _configurations[name] = configuration;
        return new("CreateFunction", 201, configuration.ToJsonString());
    }

    private AwsResponse PutInvokeConfiguration(string function, string role, JsonObject request)
    {
        const string operation = "PutFunctionEventInvokeConfig";
        if (!IsPermitted(role, (string)request["DestinationConfig"]!["OnFailure"]!["Destination"]!))
            return Error(operation, 400, "InvalidParameterValueException", "The function's execution role does not have permissions to call SendMessage on the destination");
        InvokeConfigurations[function] = request;
        return new(operation, 200, request.ToJsonString());
    }

    private AwsResponse ConfigureUrl(string operation, string function, byte[] body)
    {
        if (operation == "CreateFunctionUrlConfig" ? !Urls.TryAdd(function, Read(body)) : !Urls.ContainsKey(function))
        {
            return operation == "CreateFunctionUrlConfig"
                ? Error(operation, 409, "ResourceConflictException", "The function URL exists.")
                : Error(operation, 404, "ResourceNotFoundException", "The resource you requested does not exist.");
        }

        if (operation == "UpdateFunctionUrlConfig")
            Urls[function] = Read(body);
        return new(operation, 200, new JsonObject { ["FunctionUrl"] = $"https://{function.ToLowerInvariant()}.lambda-url.us-east-1.on.aws/" }.ToJsonString());
    }

    private AwsResponse Permit(string operation, string function, string? id, byte[] body)
    {
        switch (operation)
        {
            case "AddPermission":
                JsonObject request = Read(body);
                return Permissions.TryAdd((function, (string)request["StatementId"]!), request)
                    ? new(operation, 201, new JsonObject { ["Statement"] = "{}" }.ToJsonString())
                    : Error(operation, 409, "ResourceConflictException", "The statement id provided already exists.");
            case "GetPolicy":
                IEnumerable<JsonNode> statements = Permissions.Where(permission => permission.Key.Function == function).Select(static permission => permission.Value.DeepClone());
                return new(operation, 200, new JsonObject { ["Policy"] = new JsonArray([.. statements]).ToJsonString() }.ToJsonString());
            default:
                Permissions.TryRemove((function, id!), out _);
                return new(operation, 204, "");
        }
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
