using System.Text.Json;
using Lambda.Runtime.Events;
using Lambda.Runtime.Generators.Tests.Batches;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests.Dispatch;

/// <summary>Programs with several handlers, of which the event selects one because <c>_HANDLER</c> is <c>*</c>.</summary>
public sealed class DispatchTests
{
    private const string Queue = """{"Records":[{"messageId":"m1","body":"hello","eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:orders"}]}""";
    private const string OtherQueue = """{"Records":[{"messageId":"m1","body":"hello","eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:invoices"}]}""";
    private const string Table =
        """{"Records":[{"eventSource":"aws:dynamodb","eventSourceARN":"arn:aws:dynamodb:eu-west-1:1:table/orders/stream/1","dynamodb":{"SequenceNumber":"1","Keys":{}}}]}""";
    private const string Stream =
        """{"Records":[{"eventSource":"aws:kinesis","eventSourceARN":"arn:aws:kinesis:eu-west-1:1:stream/clicks","kinesis":{"sequenceNumber":"1","data":"aGVsbG8="}}]}""";
    private const string Topic = """{"Records":[{"EventSource":"aws:sns","Sns":{"MessageId":"m1","TopicArn":"arn:aws:sns:eu-west-1:1:news","Message":"hello"}}]}""";
    private const string Bucket = """{"Records":[{"eventSource":"aws:s3","eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"uploads"},"object":{"key":"a"}}}]}""";
    private const string Placed = """{"detail-type":"order-placed","source":"shop","detail":{"id":"a"}}""";
    private const string Paid = """{"detail-type":"order-paid","source":"shop","detail":{"id":"a"}}""";
    private const string Topics = """{"eventSource":"aws:kafka","records":{"carts-0":[{"topic":"carts","partition":0,"offset":1,"value":"aGVsbG8="}]}}""";
    private const string Delivery = """{"deliveryStreamArn":"arn:aws:firehose:eu-west-1:1:deliverystream/lines","records":[{"recordId":"1","data":"aGVsbG8="}]}""";
    private const string Schedule = """{"detail-type":"Scheduled Event","source":"aws.events","detail":{}}""";
    private const string Http = """{"version":"2.0","rawPath":"/","requestContext":{"http":{"method":"GET"}}}""";
    private const string SignUp = """{"triggerSource":"PreSignUp_SignUp","request":{},"response":{}}""";

    /// <summary>A program with most kinds of handlers.</summary>
    private const string Handlers = """
        public static class Functions
        {
            [SqsHandler(Queue = "orders")] public static void Orders(string body) => Log.Add("Orders");
            [SqsHandler(Queue = "invoices")] public static async Task Invoices(string body) { await Task.Yield(); Log.Add("Invoices"); }
            [DynamoDbHandler(Table = "orders")] public static void Changes(DynamoDbChange change) => Log.Add("Changes");
            [KinesisHandler(Stream = "clicks")] public static void Clicks(string click) => Log.Add("Clicks");
            [SnsHandler(Topic = "news")] public static void News(string news) => Log.Add("News");
            [S3Handler(Bucket = "uploads")] public static void Uploads(S3Record record) => Log.Add("Uploads");
            [EventBridgeHandler("order-placed")] public static void Placed(string detail) => Log.Add("Placed");
            [EventBridgeHandler("order-paid")] public static void Paid(string detail) => Log.Add("Paid");
            [KafkaHandler(Topic = "carts")] public static void Carts(string cart) => Log.Add("Carts");
            [FirehoseHandler(Stream = "lines")] public static string Lines(string line) { Log.Add("Lines"); return line; }
            [LogsHandler(LogGroup = "g")] public static void Watch(string message) => Log.Add("Watch");
            [ScheduleHandler] public static void Clean() => Log.Add("Clean");
            [LambdaHandler] public static string Api(HttpApiRequest request) { Log.Add("Api"); return ""; }
            [LambdaHandler] public static CognitoPreSignUpEvent SignUp(CognitoPreSignUpEvent e) { Log.Add("SignUp"); return e; }
            [LambdaHandler] public static string Plain(string name) { Log.Add("Plain"); return ""; }
            [ScheduleHandler] public static void Input(int input) => Log.Add("Input");
        }
        """;

    [Fact]
    public void Request_SelectsTheRoutes()
    {
        using CompiledFunction function = Start("""
            public static class Functions
            {
                [SqsHandler] public static void Orders(string body) => Log.Add("Orders");
                [LambdaRoute("GET /")] public static void Home() => Log.Add("Home");
                [LambdaRoute("GET /other")] public static void Other() => Log.Add("Other");
            }
            """);
        Assert.Equal((false, """{"statusCode":204,"headers":{},"body":""}"""), function.Invoke(Http));
        Assert.False(function.Invoke(Queue).IsError);
        Assert.Equal(["Home", "Orders"], CallLog.Read(function));
    }

    [Fact]
    public void Event_SelectsItsHandler()
    {
        using CompiledFunction function = Start(Handlers);
        string logs = LogsHandlerTests.Logs("hello");
        foreach (string json in new[] { Queue, OtherQueue, Table, Stream, Topic, Bucket, Placed, Paid, Topics, Delivery, logs, Schedule, Http, SignUp, Queue })
            Assert.False(function.Invoke(json).IsError, json);
        Assert.Equal(
            ["Orders", "Invoices", "Changes", "Clicks", "News", "Uploads", "Placed", "Paid", "Carts", "Lines", "Watch", "Clean", "Api", "SignUp", "Orders"],
            CallLog.Read(function));
    }

    [Theory]
    [InlineData("\"Ada\"", "has no members that tell its source")]
    [InlineData("7", "has no members that tell its source")]
    [InlineData("""{"id":"a"}""", "has no members that tell its source")]
    [InlineData("""{"Records":[{"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-central-1:123456789012:other"}]}""", "is from Amazon SQS \"other\"")]
    [InlineData("""{"detail-type":"order-lost","detail":{}}""", "is from Amazon EventBridge \"order-lost\"")]
    [InlineData("""{"requestContext":{"elb":{}}}""", "is from an Application Load Balancer")]
    public void EventThatFitsNoHandler_IsAnErrorThatListsThem(string json, string found)
    {
        using CompiledFunction function = Start(Handlers);
        (bool isError, string body) = function.Invoke(json);
        Assert.True(isError);
        JsonElement error = JsonDocument.Parse(body).RootElement;
        Assert.Equal("Function.UnknownEvent", error.GetProperty("errorType").GetString());
        Assert.Equal(
            $"_HANDLER is \"*\", and the event {found}. Expected one for Api (an HTTP API or function URL), Carts (Apache Kafka \"carts\"), Changes (Amazon DynamoDB \"orders\"), Clean (Amazon EventBridge "
            + "\"Scheduled Event\"), Clicks (Amazon Kinesis \"clicks\"), Invoices (Amazon SQS \"invoices\"), Lines (Amazon Data Firehose \"lines\"), News (Amazon SNS \"news\"), Orders (Amazon SQS \"orders\"), "
            + "Paid (Amazon EventBridge \"order-paid\"), Placed (Amazon EventBridge \"order-placed\"), SignUp (Amazon Cognito \"PreSignUp\"), Uploads (Amazon S3 \"uploads\"), Watch (Amazon CloudWatch Logs).",
            error.GetProperty("errorMessage").GetString());
        Assert.Empty(CallLog.Read(function));
    }

    [Theory]
    [InlineData("[SqsHandler] public static void A(string body) { } [SqsHandler(Queue = \"orders\")] public static void B(string body) { }", "A takes events from Amazon SQS and B those from Amazon SQS \"orders\"")]
    [InlineData("[KinesisHandler(Stream = \"q\")] public static void A(string data) { } [KinesisHandler(Stream = \"q\")] public static void B(int data) { }", "A takes events from Amazon Kinesis \"q\" and B those from Amazon Kinesis \"q\"")]
    [InlineData("[SqsHandler] public static void A(string body) { } [LambdaHandler] public static SqsBatchResponse B(SqsEvent batch) => new();", "A takes events from Amazon SQS and B those from Amazon SQS")]
    [InlineData("[EventBridgeHandler] public static void A(string body) { } [ScheduleHandler] public static void B() { }", "A takes events from Amazon EventBridge and B those from Amazon EventBridge \"Scheduled Event\"")]
    [InlineData("[LambdaHandler] public static string A(HttpApiRequest a) => \"\"; [LambdaHandler] public static string B(HttpApiRequest? b) => \"\";", "A takes events from an HTTP API or function URL and B those from an HTTP API or function URL")]
    public void HandlersOfTheSameEvents_AreAnInitError(string handlers, string message)
    {
        Generation generation = Compile($"public static class Functions {{ {handlers} }}");
        using (var all = CompiledFunction.Start(generation, "*"))
        {
            Assert.EndsWith("/init/error", all.FirstRequest.Path, StringComparison.Ordinal);
            JsonElement error = JsonDocument.Parse(all.FirstRequest.Body).RootElement;
            Assert.Equal("Runtime.AmbiguousHandlers", error.GetProperty("errorType").GetString());
            Assert.Contains(message, error.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
        }

        // By its name, each of them runs.
        using var one = CompiledFunction.Start(generation, "B");
        Assert.EndsWith("/next", one.FirstRequest.Path, StringComparison.Ordinal);
    }

    /// <summary>The names of the resources of a stage begin with a prefix, and those in the code do not.</summary>
    [Theory]
    [InlineData("dev-", "dev-orders", "Orders")]
    [InlineData("dev-", "orders", "Orders")]
    [InlineData("", "orders", "Orders")]
    [InlineData("dev-", "dev-other", "is from Amazon SQS \\\"other\\\"")]
    [InlineData("dev-", "test-orders", "is from Amazon SQS \\\"test-orders\\\"")]
    [InlineData("", "dev-orders", "is from Amazon SQS \\\"dev-orders\\\"")]
    public void Prefix_IsNotAPartOfTheName(string prefix, string queue, string expected)
    {
        using var function = CompiledFunction.Start(Compile(Handlers), "*", ("LAMBDA_PREFIX", prefix));
        string body = function.Invoke(Queue.Replace(":orders", $":{queue}")).Body;
        Assert.Contains(expected, CallLog.Read(function) is [var called] ? called : body, StringComparison.Ordinal);
    }

    [Fact]
    public void Handlers_ShareTheirInitializationAndShutdown()
    {
        CompiledFunction function = Start("""
            public sealed class Store : IDisposable
            {
                public Store() => Log.Add("store");
                public void Dispose() => Log.Add("store disposed");
            }

            [LambdaStartup]
            public static class Startup
            {
                public static void ConfigureServices(IServiceCollection services) { Log.Add("configure"); services.AddSingleton<Store>(); }
                public static async Task InitializeAsync(IServiceProvider services) { await Task.Yield(); Log.Add("initialize"); }
                [LambdaShutdown] public static void Stop() => Log.Add("stop");
            }

            public sealed class Watch : ILambdaMiddleware
            {
                public async ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next) { Log.Add("before"); await next(invocation); }
            }

            [LambdaMiddleware<Watch>]
            public sealed class Orders : IDisposable
            {
                static Orders() => Log.Add("static");
                private readonly Store _store;
                public Orders(Store store) { Log.Add("orders"); _store = store; }
                [SqsHandler] public async Task Handle(string body, CancellationToken token, [FromServices] Store store) { await Task.Yield(); Log.Add(ReferenceEquals(store, _store) ? "handled" : "another"); }
                public void Dispose() => Log.Add("orders disposed");
            }

            public sealed class Never : IDisposable
            {
                public Never() => Log.Add("never");
                [LambdaHandler] public string Run(string name) => name;
                public void Dispose() => Log.Add("never disposed");
            }

            public static class Api
            {
                [LambdaHandler] public static string Get(HttpApiRequest request, [FromServices] Store store) { Log.Add("get"); return ""; }
            }
            """);
        Assert.Equal(["static", "configure", "initialize", "store", "orders"], CallLog.Read(function));
        Assert.Equal((false, """{"batchItemFailures":[]}"""), function.Invoke(Queue));
        Assert.False(function.Invoke(Http).IsError);
        function.Dispose();
        Assert.Equal(
            ["static", "configure", "initialize", "store", "orders", "before", "handled", "get", "stop", "orders disposed", "store disposed"], CallLog.Read(function));
    }

    [Fact]
    public void StartupThatThrows_IsTheInitError()
    {
        using CompiledFunction function = Start("""
            [LambdaStartup] public static class Startup { public static void Initialize() => throw new TimeoutException("not up"); }
            public sealed class Functions : IDisposable
            {
                [SqsHandler] public void A(string body) { }
                [SnsHandler] public void B(string body) { }
                public void Dispose() => Log.Add("disposed");
            }
            """);
        Assert.EndsWith("/init/error", function.FirstRequest.Path, StringComparison.Ordinal);
        Assert.Contains("\"errorType\":\"TimeoutException\"", function.FirstRequest.Text, StringComparison.Ordinal);
    }

    /// <summary>As for any other name: a program with one handler runs it.</summary>
    [Theory]
    [InlineData("[SqsHandler] public static void A(string body) => Log.Add(body);", Queue, "hello")]
    [InlineData("[LambdaHandler] public static void A(string name) => Log.Add(name);", "\"Ada\"", "Ada")]
    public void OnlyHandler_RunsAnyway(string handler, string json, string expected)
    {
        using CompiledFunction function = Start($"public static class Functions {{ {handler} }}");
        Assert.False(function.Invoke(json).IsError);
        Assert.Equal([expected], CallLog.Read(function));
    }

    [Fact]
    public void HandlersWithoutSuchEvents_AreNotSelected()
    {
        using CompiledFunction function = Start("public static class Functions { [LambdaHandler] public static int A() => 1; [LambdaHandler] public static int B() => 1; }");
        Assert.Contains("_HANDLER is \\\"*\\\", which is not a handler of this program. Expected one of: A, B.", function.FirstRequest.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Dispatcher_IsGenerated() =>
        Snapshots.Match(Generation.Of("""
            using Lambda.Runtime.Events;

            public static class Functions
            {
                [SqsHandler(Queue = "orders")] public static void Ship(string order) { }
                [SnsHandler] public static void Announce(string news) { }
                [LambdaHandler] public static int Count() => 1;
            }
            """, packages: Packages));

    private static MetadataReference[] Packages => [MetadataReference.CreateFromFile(typeof(SqsEvent).Assembly.Location)];

    private static CompiledFunction Start(string program) => CompiledFunction.Start(Compile(program), "*");

    private static Generation Compile(string program) => Generation.Of($"using Lambda.Runtime.Events; {CallLog.Usings}{program}", packages: Packages);
}
