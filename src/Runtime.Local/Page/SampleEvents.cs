using System.Reflection;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.Local.Page;

/// <summary>The events that the page offers.</summary>
internal static class SampleEvents
{
    /// <summary>The folder below <c>/lambda-page/</c> with a file for each service.</summary>
    public const string Folder = "samples";

    private static readonly string[] Numbers =
        ["byte", "decimal", "double", "float", "int", "long", "sbyte", "short", "uint", "ulong", "ushort"];

    // Types of Amazon's packages, and the name of the sample.
    private static readonly Dictionary<string, string> Services = new()
    {
        ["APIGatewayHttpApiV2ProxyRequest"] = "http-api",
        ["APIGatewayProxyRequest"] = "rest-api",
        ["CloudWatchEvent"] = "eventbridge",
        ["DynamoDBEvent"] = "dynamodb",
        ["KinesisEvent"] = "kinesis",
        ["S3Event"] = "s3",
        ["SNSEvent"] = "sns",
        ["SQSEvent"] = "sqs",
    };

    /// <summary>Returns an event that a handler can read; for a type of the function, that of the page's first sample.</summary>
    /// <param name="eventType">The handler's event type, as C# writes it; <see langword="null"/> if the event is not JSON.</param>
    public static SampleEvent For(string? eventType)
    {
        string type = eventType?.TrimEnd('?') ?? "";
        // Amazon.Lambda.CloudWatchEvents.CloudWatchEvent<Order>
        string name = type.Split('<')[0].Split('.')[^1];
        if (Services.TryGetValue(name, out string? service))
            return new SampleEvent(Find(service)!, $"{Folder}/{service}.json");

        return new SampleEvent(type switch
        {
            "string" => "\"World\"",
            "bool" => "true",
            _ when Numbers.Contains(type) => "7",
            _ when type.EndsWith(']') || IsCollection(type, name) => "[]",
            _ => """{"name":"World"}""",
        });
    }

    /// <summary>Returns the event of a service in one line; <see langword="null"/> if there is none.</summary>
    /// <param name="service">The beginning of its name: <c>sqs</c> for the sample "SQS: two messages".</param>
    // [{"name":"Greeting","event":{"name":"World"}}]
    public static string? Find(string service)
    {
        using Stream file = Assembly.GetExecutingAssembly().GetManifestResourceStream("Page/samples.json")!;
        return JsonNode.Parse(file)!.AsArray().FirstOrDefault(sample => Slug((string)sample!["name"]!) == service)?["event"]!.ToJsonString();
    }

    private static string Slug(string name) => name.Split(':')[0].Replace(' ', '-').ToLowerInvariant();

    private static bool IsCollection(string type, string name) => type.StartsWith("System.Collections.", StringComparison.Ordinal)
        && (name is "IEnumerable" || name.EndsWith("List", StringComparison.Ordinal) || name.EndsWith("Collection", StringComparison.Ordinal)
            || name.EndsWith("Array", StringComparison.Ordinal) || name.EndsWith("Set", StringComparison.Ordinal));
}
