using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.AwsPeer;

/// <summary>The part of Lambda's API that connects queues and streams to functions, with Lambda's rules for them.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html</remarks>
public sealed class EventSourceMappingApi
{
    internal const string Path = "/2015-03-31/event-source-mappings";

    private readonly ConcurrentDictionary<string, JsonObject> _mappings = new();
    private readonly LambdaApi _lambda;
    private readonly SqsApi _sqs;
    private readonly Func<string, string, bool> _isPermitted;

    /// <param name="lambda">The functions.</param>
    /// <param name="sqs">The queues.</param>
    /// <param name="isPermitted">Whether a role, given its name, has a policy, given the end of its name or a part of its document.</param>
    internal EventSourceMappingApi(LambdaApi lambda, SqsApi sqs, Func<string, string, bool> isPermitted)
    {
        _lambda = lambda;
        _sqs = sqs;
        _isPermitted = isPermitted;
    }

    /// <summary>The number of requests for which a new policy of a role is not known yet, as during the first seconds after it was attached.</summary>
    public int PolicyIsNewFor { get; set; }

    /// <summary>The mappings, in the order of the functions' names.</summary>
    public IReadOnlyList<JsonObject> Mappings => [.. _mappings.Values.OrderBy(static mapping => (string)mapping["FunctionName"]!, StringComparer.Ordinal)];

    internal AwsResponse Respond(string method, string path, Func<string, string?> query, byte[] body)
    {
        string id = path[Path.Length..].Trim('/');
        switch (method)
        {
            case "GET":
                IEnumerable<JsonObject> mappings = _mappings.Values.Where(mapping => IsOf(mapping, query("FunctionName"), query("EventSourceArn")));
                JsonNode[] found = [.. mappings.Select(static mapping => mapping.DeepClone())];
                return new("ListEventSourceMappings", 200, new JsonObject { ["EventSourceMappings"] = new JsonArray(found) }.ToJsonString());
            case "POST":
                return Create((JsonObject)JsonNode.Parse(body)!);
            case "PUT":
                return Update(id, (JsonObject)JsonNode.Parse(body)!);
            default:
                throw new NotSupportedException($"{method} {path}");
        }
    }

    private static bool IsOf(JsonObject mapping, string? function, string? source) => (string?)mapping["FunctionName"] == function && (string?)mapping["EventSourceArn"] == source;

    private AwsResponse Create(JsonObject request)
    {
        const string operation = "CreateEventSourceMapping";
        if (_mappings.Values.Any(mapping => IsOf(mapping, (string?)request["FunctionName"], (string?)request["EventSourceArn"])))
            return Error(operation, 409, "ResourceConflictException", "An event source mapping with this source and function already exists.");
        if (FindError(request) is { } error)
            return Error(operation, 400, "InvalidParameterValueException", error);
        string id = Guid.NewGuid().ToString();
        request["UUID"] = id;
        request["State"] = "Creating";
        _mappings[id] = request;
        return new(operation, 202, request.ToJsonString());
    }

    private AwsResponse Update(string id, JsonObject request)
    {
        const string operation = "UpdateEventSourceMapping";
        JsonObject mapping = _mappings[id].DeepClone().AsObject();
        foreach ((string member, JsonNode? value) in request)
            mapping[member] = value!.DeepClone();
        if (FindError(mapping) is { } error)
            return Error(operation, 400, "InvalidParameterValueException", error);
        _mappings[id] = mapping;
        return new(operation, 202, mapping.ToJsonString());
    }

    private string? FindError(JsonObject mapping)
    {
        if (_lambda.FindConfiguration((string)mapping["FunctionName"]!) is not { } function)
            return "Function does not exist.";
        string role = ((string)function["Role"]!).Split('/')[^1];
        string source = (string)mapping["EventSourceArn"]!;
        string service = source.Split(':')[2];
        string policy = service switch { "sqs" => "SQSQueue", "kinesis" => "Kinesis", "kafka" => "MSK", _ => "DynamoDB" };
        if (PolicyIsNewFor-- > 0 || !_isPermitted(role, $"AWSLambda{policy}ExecutionRole"))
        {
            return service == "sqs" ? "The provided execution role does not have permissions to call ReceiveMessage on SQS"
                : $"Cannot access stream {source}. Please ensure the role can perform the GetRecords action.";
        }

        return service == "sqs" ? FindQueueError(mapping, function, source) : FindStreamError(mapping, role);
    }

    private string? FindQueueError(JsonObject mapping, JsonObject function, string source)
    {
        int size = (int?)mapping["BatchSize"] ?? 10;
        int window = (int?)mapping["MaximumBatchingWindowInSeconds"] ?? 0;
        bool isFifo = source.EndsWith(".fifo", StringComparison.Ordinal);
        return _sqs.FindByArn(source) is not { } queue ? "Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue."
            : int.Parse((string?)queue["VisibilityTimeout"] ?? "30", null) < (int)function["Timeout"]! ? "Queue visibility timeout is less than Function timeout"
            : mapping.ContainsKey("StartingPosition") ? "StartingPosition is not valid for SQS event sources."
            : isFifo && mapping.ContainsKey("MaximumBatchingWindowInSeconds") ? "Batching window is not supported for FIFO queues."
            : size > 10 && (isFifo || window == 0) ? "Maximum batch size cannot be greater than 10."
            : (int?)mapping["ScalingConfig"]?["MaximumConcurrency"] is < 2 or > 1000 ? "MaximumConcurrency must be between 2 and 1000."
            : null;
    }

    private string? FindStreamError(JsonObject mapping, string role) =>
        !mapping.ContainsKey("StartingPosition") ? "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null."
        : (string?)mapping["DestinationConfig"]?["OnFailure"]?["Destination"] is not { } queue ? null
        : _sqs.FindByArn(queue) is null ? "The destination does not exist."
        : !_isPermitted(role, queue) ? "The provided execution role does not have permissions to call SendMessage on SQS"
        : null;

    private static AwsResponse Error(string operation, int status, string type, string message) => new(
        operation, status, new JsonObject { ["Type"] = "User", ["Message"] = message }.ToJsonString(), ("x-amzn-ErrorType", type));
}
