using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.AwsPeer;

/// <summary>Services whose requests are JSON with the operation in a header: rules of EventBridge, subscriptions of CloudWatch Logs, and delivery streams of Firehose.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Operations.html</remarks>
public sealed class EventsApi
{
    private const string Arn = "arn:aws:events:us-east-1:123456789012:rule/";

    /// <summary>What was set last, by operation and name.</summary>
    public ConcurrentDictionary<string, JsonObject> Settings { get; } = new();

    internal AwsResponse Respond(string target, byte[] body)
    {
        string operation = target.Split('.')[^1];
        var request = (JsonObject)JsonNode.Parse(body)!;
        string name = (string)(request["Name"] ?? request["Rule"] ?? request["filterName"] ?? request["DeliveryStreamName"]!)!;
        if (operation == "DescribeDeliveryStream")
        {
            return Settings.ContainsKey($"CreateDeliveryStream {name}")
                ? new(operation, 200, """{"DeliveryStreamDescription":{"VersionId":"3","Destinations":[{"DestinationId":"destination-1"}]} }""")
                : new(operation, 400, """{"__type":"ResourceNotFoundException","message":"There is no such delivery stream."}""");
        }

        Settings[$"{operation} {name}"] = request;
        return new(operation, 200, operation switch
        {
            "PutRule" => new JsonObject { ["RuleArn"] = Arn + name }.ToJsonString(),
            "PutTargets" => """{"FailedEntryCount":0,"FailedEntries":[]}""",
            "CreateDeliveryStream" => new JsonObject { ["DeliveryStreamARN"] = name }.ToJsonString(),
            _ => "{}",
        });
    }
}
