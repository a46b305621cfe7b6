using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Local.Tests.Page;

/// <summary>The events that the page offers, built by <see cref="LambdaEvents"/>. They are in <see cref="File"/>.</summary>
internal static class SampleEvents
{
    /// <summary>The path of the file in the repository.</summary>
    public const string File = "src/Runtime.Local/Page/Files/samples.json";

    private static readonly JsonSerializerOptions Readable = new()
    {
        // For a page's text area: non-ASCII characters stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    private static readonly (string Name, Func<JsonNode> Make)[] All =
    [
        ("Greeting", static () => new JsonObject { ["name"] = "World" }),
        ("HTTP API: GET", static () => LambdaEvents.HttpApi("GET", "/orders/7?details=true")),
        ("HTTP API: POST with JSON", static () => LambdaEvents.HttpApi("POST", "/orders", """{"item":"lamp","quantity":2}""", JsonContent())),
        ("Function URL", static () => LambdaEvents.FunctionUrl("GET", "/orders/7?details=true")),
        ("REST API", static () => LambdaEvents.RestApi("POST", "/orders", """{"item":"lamp","quantity":2}""", JsonContent())),
        ("SQS: two messages", static () => LambdaEvents.Sqs("""{"order":7}""", """{"order":8}""")),
        ("SNS", static () => LambdaEvents.Sns("""{"order":7}""", "Order placed")),
        ("S3: object created", static () => LambdaEvents.S3("bucket", "invoices/2026/order 7.pdf")),
        ("EventBridge", static () => LambdaEvents.EventBridge("com.example.shop", "Order Placed", new JsonObject { ["order"] = 7 })),
        ("DynamoDB: item changed", static () => LambdaEvents.DynamoDB("orders", Key(), Image("packed"), Image("placed"))),
        ("Kinesis: two records", static () => LambdaEvents.Kinesis("""{"order":7}""", """{"order":8}""")),
    ];

    /// <summary>The content of <c>samples.json</c>: <c>[{"name":"Greeting","event":{"name":"World"}}]</c>.</summary>
    public static string Json { get; } =
        JsonSerializer.Serialize(All.Select(static sample => new { name = sample.Name, @event = sample.Make() }), Readable) + "\n";

    /// <summary>Writes the file in the checkout that these tests were built from.</summary>
    public static void WriteFile() => System.IO.File.WriteAllText(Path.GetFullPath($"../../../../{File}", AppContext.BaseDirectory), Json);

    private static Dictionary<string, string> JsonContent() => new() { ["content-type"] = "application/json" };

    private static JsonObject Key() => new() { ["order"] = new JsonObject { ["N"] = "7" } };

    private static JsonObject Image(string state) => new() { ["order"] = new JsonObject { ["N"] = "7" }, ["state"] = new JsonObject { ["S"] = state } };
}
