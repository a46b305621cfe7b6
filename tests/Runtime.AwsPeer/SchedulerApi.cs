using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.AwsPeer;

/// <summary>EventBridge Scheduler: creates and updates schedules.</summary>
/// <remarks>https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Operations.html</remarks>
public sealed class SchedulerApi
{
    /// <summary>The schedules by name.</summary>
    public ConcurrentDictionary<string, JsonObject> Schedules { get; } = new();

    internal AwsResponse Respond(string method, string path, byte[] body, Func<string, bool> isRole)
    {
        string operation = method switch { "GET" => "GetSchedule", "POST" => "CreateSchedule", "PUT" => "UpdateSchedule", _ => throw new NotSupportedException(method) };
        string name = path.Split('/')[^1];
        bool exists = Schedules.TryGetValue(name, out JsonObject? schedule);
        if (operation == "CreateSchedule" ? exists : !exists)
        {
            return exists ? Error(409, "ConflictException", "Schedule already exists.")
                : Error(404, "ResourceNotFoundException", "Schedule does not exist.");
        }

        if (operation == "GetSchedule")
            return new(operation, 200, schedule!.ToJsonString());
        var request = (JsonObject)JsonNode.Parse(body)!;
        if (!isRole(((string)request["Target"]!["RoleArn"]!).Split('/')[^1]))
            return Error(400, "ValidationException", "The execution role you provide must allow AWS EventBridge Scheduler to assume the role.");
        Schedules[name] = request;
        return new(operation, 200, new JsonObject { ["ScheduleArn"] = name }.ToJsonString());

        AwsResponse Error(int status, string type, string message) =>
            new(operation, status, new JsonObject { ["Message"] = message }.ToJsonString(), ("x-amzn-ErrorType", type));
    }
}
