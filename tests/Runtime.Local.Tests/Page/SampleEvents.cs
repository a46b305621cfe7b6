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

    private const string Lamp = """{"item":"lamp","quantity":2}""";

    private static readonly JsonSerializerOptions Readable = new()
    {
        // For a page's text area: non-ASCII characters stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    private static readonly JsonSerializerOptions OneLine = new(Readable) { WriteIndented = false };

    private static readonly (string Group, string Name, Func<JsonNode> Create)[] All =
    [
        ("Your own", "Greeting", static () => new JsonObject { ["name"] = "World" }),
        ("HTTP", "HTTP API: GET", static () => LambdaEvents.HttpApi("GET", "/orders/7?details=true")),
        ("HTTP", "HTTP API: POST with JSON", static () => LambdaEvents.HttpApi("POST", "/orders", Lamp, JsonContent())),
        ("HTTP", "Function URL", static () => LambdaEvents.FunctionUrl("GET", "/orders/7?details=true")),
        ("HTTP", "REST API", static () => LambdaEvents.RestApi("POST", "/orders", Lamp, JsonContent())),
        ("HTTP", "ALB", static () => LambdaEvents.Alb("POST", "/orders?details=true", Lamp, JsonContent())),
        ("HTTP", "ALB: multi-value headers", static () => LambdaEvents.Alb("GET", "/orders?tag=a&tag=b", multiValue: true)),
        ("HTTP", "VPC Lattice", static () => LambdaEvents.VpcLattice("POST", "/orders", Lamp, JsonContent())),
        ("HTTP", "VPC Lattice: event structure V1", static () => LambdaEvents.VpcLatticeV1("POST", "/orders", Lamp, JsonContent())),
        ("WebSocket APIs", "WebSocket: connect", static () => LambdaEvents.WebSocketConnect("shop=7")),
        ("WebSocket APIs", "WebSocket: message", static () => LambdaEvents.WebSocketMessage("""{"action":"addOrder","order":7}""", "addOrder")),
        ("WebSocket APIs", "WebSocket: disconnect", static () => LambdaEvents.WebSocketDisconnect()),
        ("Authorizers", "HTTP API authorizer", static () => LambdaEvents.HttpApiAuthorizer("GET", "/orders/7", Token())),
        ("Authorizers", "REST API authorizer: TOKEN", static () => LambdaEvents.TokenAuthorizer("Bearer token")),
        ("Authorizers", "REST API authorizer: REQUEST", static () => LambdaEvents.RequestAuthorizer("GET", "/orders/7", Token())),
        ("Authorizers", "WebSocket authorizer", static () => LambdaEvents.WebSocketAuthorizer("token=token")),
        ("Queues and topics", "SQS: two messages", static () => LambdaEvents.Sqs("""{"order":7}""", """{"order":8}""")),
        ("Queues and topics", "SQS: FIFO queue", static () => LambdaEvents.SqsFrom("orders.fifo", """{"order":7}""", """{"order":8}""")),
        ("Queues and topics", "SNS", static () => LambdaEvents.Sns("""{"order":7}""", "Order placed")),
        ("Queues and topics", "SNS in SQS", static () => LambdaEvents.SnsInSqs("""{"order":7}""", "Order placed")),
        ("Queues and topics", "ActiveMQ", static () => LambdaEvents.ActiveMq("orders", """{"order":7}""", """{"order":8}""")),
        ("Queues and topics", "RabbitMQ", static () => LambdaEvents.RabbitMq("orders", """{"order":7}""", """{"order":8}""")),
        ("Streams", "DynamoDB: item added", static () => LambdaEvents.DynamoDB("orders", Key(), Image("placed"))),
        ("Streams", "DynamoDB: item changed", static () => LambdaEvents.DynamoDB("orders", Key(), Image("packed"), Image("placed"))),
        ("Streams", "DynamoDB: item removed", static () => LambdaEvents.DynamoDB("orders", Key(), null, Image("packed"))),
        ("Streams", "DynamoDB in Kinesis", static () => LambdaEvents.DynamoDBInKinesis("orders", Key(), Image("packed"), Image("placed"))),
        ("Streams", "DynamoDB: time window", static () => LambdaEvents.DynamoDBTimeWindow(LambdaEvents.DynamoDB("orders", Key(), Image("placed")))),
        ("Streams", "DocumentDB: document added", static () => LambdaEvents.DocumentDB("orders", Order())),
        ("Streams", "DocumentDB: document updated", static () => LambdaEvents.DocumentDB("orders", Order(), "update")),
        ("Streams", "DocumentDB: document deleted", static () => LambdaEvents.DocumentDB("orders", Order(), "delete")),
        ("Streams", "Kinesis: two records", static () => LambdaEvents.Kinesis("""{"order":7}""", """{"order":8}""")),
        ("Streams", "Kinesis: time window", static () => LambdaEvents.KinesisTimeWindow(["""{"order":7}""", """{"order":8}"""])),
        ("Streams", "Firehose", static () => LambdaEvents.Firehose("""{"order":7}""", """{"order":8}""")),
        ("Streams", "Kafka: Amazon MSK", static () => LambdaEvents.Kafka("orders", """{"order":7}""", """{"order":8}""")),
        ("Streams", "Kafka: self-managed", static () => LambdaEvents.SelfManagedKafka("orders", """{"order":7}""", """{"order":8}""")),
        ("S3", "S3: object created", static () => LambdaEvents.S3("bucket", "invoices/2026/order 7.pdf")),
        ("S3", "S3: object removed", static () => LambdaEvents.S3("bucket", "invoices/2026/order 7.pdf", "ObjectRemoved:Delete")),
        ("S3", "S3 in EventBridge", static () => LambdaEvents.S3InEventBridge("bucket", "invoices/2026/order 7.pdf")),
        ("S3", "S3 in SNS", static () => LambdaEvents.Sns(Text(LambdaEvents.S3("bucket", "invoices/2026/order 7.pdf")), "Amazon S3 Notification")),
        ("S3", "S3 in SQS", static () => LambdaEvents.Sqs(Text(LambdaEvents.S3("bucket", "invoices/2026/order 7.pdf")))),
        ("S3", "S3 test event", static () => LambdaEvents.S3Test("bucket")),
        ("S3", "S3 test event in SQS", static () => LambdaEvents.Sqs(Text(LambdaEvents.S3Test("bucket")))),
        ("S3", "S3 Object Lambda: GetObject", static () => LambdaEvents.S3ObjectLambda("invoices/2026/order 7.pdf")),
        ("S3", "S3 Object Lambda: HeadObject", static () => LambdaEvents.S3ObjectLambda("invoices/2026/order 7.pdf", "HeadObject")),
        ("S3", "S3 Object Lambda: ListObjectsV2", static () => LambdaEvents.S3ObjectLambda("invoices/", "ListObjectsV2")),
        ("S3", "S3 Batch Operations", static () => LambdaEvents.S3Batch("bucket", "invoices/2026/order 7.pdf", new Dictionary<string, string> { ["color"] = "gray" })),
        ("EventBridge and schedules", "EventBridge", static () => OrderPlaced()),
        ("EventBridge and schedules", "EventBridge in SQS", static () => LambdaEvents.Sqs(Text(OrderPlaced()))),
        ("EventBridge and schedules", "EventBridge: scheduled rule", static () => LambdaEvents.ScheduledRule()),
        ("EventBridge and schedules", "EventBridge Scheduler", static () => LambdaEvents.Schedule()),
        ("CloudWatch", "CloudWatch Logs", static () => LambdaEvents.CloudWatchLogs("START", "order 7 is not placed")),
        ("CloudWatch", "CloudWatch alarm", static () => LambdaEvents.CloudWatchAlarm("order-errors")),
        ("CloudWatch", "CloudWatch alarm in EventBridge", static () => LambdaEvents.CloudWatchAlarmInEventBridge("order-errors")),
        ("CloudWatch", "CloudWatch alarm in SNS", static () => LambdaEvents.CloudWatchAlarmInSns("order-errors")),
        ("Cognito", "Cognito: pre sign-up", static () => LambdaEvents.CognitoPreSignUp()),
        ("Cognito", "Cognito: post confirmation", static () => LambdaEvents.CognitoPostConfirmation()),
        ("Cognito", "Cognito: pre authentication", static () => LambdaEvents.CognitoPreAuthentication()),
        ("Cognito", "Cognito: post authentication", static () => LambdaEvents.CognitoPostAuthentication()),
        ("Cognito", "Cognito: define auth challenge", static () => LambdaEvents.CognitoDefineAuthChallenge()),
        ("Cognito", "Cognito: create auth challenge", static () => LambdaEvents.CognitoCreateAuthChallenge()),
        ("Cognito", "Cognito: verify auth challenge response", static () => LambdaEvents.CognitoVerifyAuthChallengeResponse("5")),
        ("Cognito", "Cognito: user migration", static () => LambdaEvents.CognitoUserMigration()),
        ("Cognito", "Cognito: custom message", static () => LambdaEvents.CognitoCustomMessage()),
        ("Cognito", "Cognito: custom email sender", static () => LambdaEvents.CognitoCustomEmailSender()),
        ("Cognito", "Cognito: custom SMS sender", static () => LambdaEvents.CognitoCustomSmsSender()),
        ("Cognito", "Cognito: pre token generation", static () => LambdaEvents.CognitoPreTokenGeneration()),
        ("Cognito", "Cognito: pre token generation V2", static () => LambdaEvents.CognitoPreTokenGenerationV2()),
        ("Cognito", "Cognito: inbound federation", static () => LambdaEvents.CognitoInboundFederation()),
        ("Email", "SES", static () => LambdaEvents.Ses()),
        ("Email", "SES in SNS", static () => LambdaEvents.SesInSns()),
        ("CloudFormation", "CloudFormation: create", static () => LambdaEvents.CustomResource("Create", Properties("2"))),
        ("CloudFormation", "CloudFormation: update", static () => LambdaEvents.CustomResource("Update", Properties("2"), Properties("1"))),
        ("CloudFormation", "CloudFormation: delete", static () => LambdaEvents.CustomResource("Delete", Properties("2"))),
        ("AppSync", "AppSync: query", static () => LambdaEvents.AppSyncResolver("Query", "order", new JsonObject { ["id"] = "7" })),
        ("AppSync", "AppSync: field of an object", static () => LambdaEvents.AppSyncResolver("Order", "customer", source: Order())),
        ("AppSync", "AppSync: batch", static () => new JsonArray(
            LambdaEvents.AppSyncResolver("Order", "customer", source: Order()), LambdaEvents.AppSyncResolver("Order", "customer", source: new JsonObject { ["order"] = 8 }))),
        ("AppSync", "AppSync authorizer", static () => LambdaEvents.AppSyncAuthorizer("token")),
        ("AppSync", "AppSync Events: publish", static () => LambdaEvents.AppSyncEventsPublish("/orders/north", Order(), new JsonObject { ["order"] = 8 })),
        ("AppSync", "AppSync Events: subscribe", static () => LambdaEvents.AppSyncEventsSubscribe("/orders/*")),
        ("AppSync", "AppSync Events authorizer", static () => LambdaEvents.AppSyncEventsAuthorizer("token", "EVENT_PUBLISH", "/orders/north")),
        ("Conversations", "Lex V2: dialog", static () => LambdaEvents.LexV2(
            "PlaceOrder", new Dictionary<string, string?> { ["Item"] = "lamp", ["Quantity"] = null }, "I want a lamp")),
        ("Conversations", "Lex V2: fulfillment", static () => LambdaEvents.LexV2(
            "PlaceOrder", new Dictionary<string, string?> { ["Item"] = "lamp", ["Quantity"] = "2" }, "two", "FulfillmentCodeHook")),
        ("Conversations", "Connect", static () => LambdaEvents.Connect(new JsonObject { ["order"] = "7" })),
        ("Conversations", "Bedrock agent: function", static () => LambdaEvents.BedrockAgentFunction("findOrder", OrderId())),
        ("Conversations", "Bedrock agent: API", static () => LambdaEvents.BedrockAgentApi("GET", "/orders/{id}", OrderId())),
        ("Conversations", "Bedrock agent: API with body", static () => LambdaEvents.BedrockAgentApi("POST", "/orders", body: new Dictionary<string, string> { ["item"] = "lamp" })),
        ("IoT", "IoT authorizer", static () => LambdaEvents.IotAuthorizer("ada", "password")),
        ("IoT", "IoT pre-provisioning hook", static () => LambdaEvents.IotProvisioning()),
        ("Operations", "Config rule: resource changed", static () => LambdaEvents.ConfigRule("AWS::S3::Bucket", "orders", new JsonObject { ["name"] = "orders" })),
        ("Operations", "Config rule: schedule", static () => LambdaEvents.ConfigRuleSchedule()),
        ("Operations", "CodePipeline", static () => LambdaEvents.CodePipeline("""{"order":7}""")),
        ("Operations", "Secrets Manager rotation", static () => LambdaEvents.SecretsManagerRotation()),
        ("Destinations", "Destination: success", static () => LambdaEvents.InvocationRecord(Order(), new JsonObject { ["placed"] = true })),
        ("Destinations", "Destination: failure", static () => LambdaEvents.InvocationRecord(
            Order(), new JsonObject { ["errorType"] = "OutOfStock", ["errorMessage"] = "There are no lamps." }, "RetriesExhausted")),
        ("Destinations", "Destination: failed batch", static () => LambdaEvents.FailedBatchRecord("arn:aws:kinesis:us-east-1:123456789012:stream/orders")),
    ];

    /// <summary>The number of events.</summary>
    public static int Count => All.Length;

    /// <summary>The content of <c>samples.json</c>: <c>[{"group":"Your own","name":"Greeting","event":{"name":"World"}}]</c>.</summary>
    public static string Json { get; } =
        JsonSerializer.Serialize(All.Select(static sample => new { group = sample.Group, name = sample.Name, @event = sample.Create() }), Readable) + "\n";

    /// <summary>Writes the file in the checkout that these tests were built from.</summary>
    public static void WriteFile() => System.IO.File.WriteAllText(Path.GetFullPath($"../../../../{File}", AppContext.BaseDirectory), Json);

    private static JsonObject Order() => new() { ["order"] = 7 };

    private static Dictionary<string, string> OrderId() => new() { ["id"] = "7" };

    private static JsonObject OrderPlaced() => LambdaEvents.EventBridge("com.example.shop", "Order Placed", Order());

    private static JsonObject Properties(string quantity) => new() { ["Quantity"] = quantity };

    // Text in JSON, as the services write it.
    private static string Text(JsonObject json) => JsonSerializer.Serialize(json, OneLine);

    private static Dictionary<string, string> Token() => new() { ["Authorization"] = "Bearer token" };

    private static Dictionary<string, string> JsonContent() => new() { ["content-type"] = "application/json" };

    private static JsonObject Key() => new() { ["order"] = new JsonObject { ["N"] = "7" } };

    private static JsonObject Image(string state) => new() { ["order"] = new JsonObject { ["N"] = "7" }, ["state"] = new JsonObject { ["S"] = state } };
}
