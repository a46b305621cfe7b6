using System.Diagnostics;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Local.Page;
using Lambda.Runtime.Local.Running;
using Lambda.Runtime.Local.Sources;
using Lambda.Runtime.Local.Tests.Page;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Local.Tests;

/// <summary>What <c>dotnet run</c> prints at the start.</summary>
public sealed class StartupBannerTests
{
    [Fact]
    public async Task SingleFunction_HasAllPathsOfTheFunctionUrl() =>
        Assert.Contains("\n  url       http://b:2/, the function URL\n  handlers  Hello\n", await PrintAsync("Hello"), StringComparison.Ordinal);

    [Fact]
    public async Task AnotherService_IsNamedWithItsStage()
    {
        string output = await PrintAsync("echo", ["Http"], routes: ["GET /orders"], options: ["--as", "rest-api", "--stage", "dev"]);
        Assert.Contains("\n  url       http://b:2/dev/, the REST API\n", output, StringComparison.Ordinal);
        Assert.Contains("\n  curl -i http://b:2/dev/orders\n", output, StringComparison.Ordinal);
        string several = await PrintAsync("echo", ["Count", "Hello"], options: ["--as", "alb"]);
        Assert.Contains("\n  url       http://b:2/lambda-url/Count/, the load balancer of Count\n", several, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeveralFunctions_EachHaveAFunctionUrl() => Assert.Contains(
        "\n  url       http://b:2/lambda-url/Count/, the function URL of Count\n            http://b:2/lambda-url/Hello/, the function URL of Hello\n  handlers  Count, Hello\n",
        await PrintAsync("Count", "Hello"),
        StringComparison.Ordinal);

    [Fact]
    public async Task SeveralFunctions_ProcessIsThatOfTheFirst() => Assert.Matches(
        @"\n  process   \d+ of Count, for a debugger to attach to; each other function starts with its first event\n", await PrintAsync("Count", "Hello"));

    [Fact]
    public async Task FunctionWhoseInitializationFailed_HasNoProcess() => Assert.Contains(
        "\n  process   none until the next event, because initialization failed\n", await PrintAsync("exit", ["Hello"]), StringComparison.Ordinal);

    [Theory]
    [InlineData("Shop.Order", """{"name":"World"}""")]
    [InlineData(null, """{"name":"World"}""")]
    [InlineData("string", "\"World\"")]
    [InlineData("int?", "7")]
    [InlineData("System.Collections.Generic.List<Shop.Order>", "[]")]
    [InlineData("Shop.Order[]", "[]")]
    [InlineData("System.Collections.Generic.Dictionary<string, string>", """{"name":"World"}""")]
    [InlineData("Amazon.Lambda.SQSEvents.SQSEvent", """{"Records":[{"messageId":""")]
    [InlineData("Amazon.Lambda.CloudWatchEvents.CloudWatchEvent<Shop.Order>", """{"version":"0",""")]
    [InlineData("Amazon.Lambda.APIGatewayEvents.APIGatewayHttpApiV2ProxyRequest", """{"version":"2.0",""")]
    [InlineData("Amazon.Lambda.APIGatewayEvents.APIGatewayProxyRequest", """{"resource":""")]
    [InlineData("Amazon.Lambda.SNSEvents.SNSEvent", """{"Records":[{"EventSource":"aws:sns",""")]
    [InlineData("Amazon.Lambda.S3Events.S3Event", """{"Records":[{"eventVersion":""")]
    [InlineData("Amazon.Lambda.DynamoDBEvents.DynamoDBEvent", """{"Records":[{"eventID":""")]
    [InlineData("Amazon.Lambda.KinesisEvents.KinesisEvent", """{"Records":[{"kinesis":""")]
    [InlineData("Lambda.Runtime.Events.SqsEvent<Shop.Order>", """{"Records":[{"messageId":""")]
    [InlineData("Lambda.Runtime.Events.CloudWatchLogsEvent", """{"awslogs":{"data":""")]
    public Task Curl_SendsAnEventOfTheHandlersType(string? eventType, string json) => AssertSentAsync("curl", "curl -d ", eventType, json);

    /// <summary>AWS CLI 1 and 2 read <c>--payload</c> differently, unless it names a file.</summary>
    [Theory]
    [InlineData("Shop.Order", """{"name":"World"}""")]
    [InlineData("Amazon.Lambda.SQSEvents.SQSEvent", """{"Records":[{"messageId":""")]
    public Task AwsCli_SendsAnEventOfTheHandlersType(string eventType, string json) => AssertSentAsync("aws", "| aws ", eventType, json);

    [Fact]
    public Task HandlerWithAPayload_GetsItInTheEvent() => AssertSentAsync(
        "curl", "curl -d ", "Lambda.Runtime.Events.EventBridgeEvent", """{"version":"0","id":""", """{"id":"a"}""", "\"detail\":{\"id\":\"a\"}}");

    /// <summary>What a schedule sends to a handler with a payload is its input.</summary>
    [Fact]
    public Task PayloadThatIsTheEvent_IsSent() => AssertSentAsync("curl", "curl -d ", "Shop.Job", """{"days":7}""", """{"days":7}""");

    /// <summary>An event in the message is chosen by the type of the payload.</summary>
    [Fact]
    public async Task HandlerWithAnEventAsPayload_GetsAnEventThatHasIt() => Assert.Contains(
        "/lambda-page/samples/sns-in-sqs.json",
        await PrintAsync("echo", ["Hello"], "Lambda.Runtime.Events.SqsEvent", "Lambda.Runtime.Events.SnsNotification"),
        StringComparison.Ordinal);

    [Fact]
    public async Task Sources_HaveTheirFunctionsAndACommand() => Assert.Contains(
        """

          handlers  Orders
          queue     orders, for Shop: curl -d '{"id":"A-1"}' http://a:1/queues/orders
          queue     Audit, for Audit: curl -d 'text' http://a:1/queues/Audit
          stream    clicks, for Shop: curl -d 'text' http://a:1/streams/clicks
          table     items, for Shop: curl -d '{"sku":"B-1"}' 'http://a:1/tables/items?key=sku'
          kafka     shipments, for Shop: curl -d 'text' http://a:1/kafka/shipments
          topic     sold, for Shop: curl -d 'text' http://a:1/topics/sold
          bucket    incoming, for Shop: curl -d 'content' http://a:1/buckets/incoming/key.txt
          events    Order Placed, for Shop: curl -d '{}' http://a:1/events/Order%20Placed
          schedule  rate(1 hour), for Shop: curl -d '' http://a:1/schedules/Shop
          firehose  lines, for Shop: curl -d 'text' http://a:1/firehose/lines
          logs      /aws/lambda/shop, for Shop: curl -d '{"level":"ERROR"}' http://a:1/log-groups/aws/lambda/shop
          limits    
        """,
        await PrintAsync(
            new HandlerSource("Shop", HandlerSource.Sqs, "orders") { Payload = """{"id":"A-1"}""" }, new HandlerSource("Audit", HandlerSource.Sqs, null),
            new HandlerSource("Shop", HandlerSource.Kinesis, "clicks"), new HandlerSource("Shop", HandlerSource.DynamoDb, "items") { Payload = """{"sku":"B-1"}""" },
            new HandlerSource("Shop", HandlerSource.Kafka, "shipments"), new HandlerSource("Shop", HandlerSource.Sns, "sold"),
            new HandlerSource("Shop", HandlerSource.S3, "incoming"), new HandlerSource("Shop", HandlerSource.EventBridge, "Order Placed"),
            new HandlerSource("Shop", HandlerSource.Schedule, "rate(1 hour)"), new HandlerSource("Shop", HandlerSource.Firehose, "lines"),
            new HandlerSource("Shop", HandlerSource.Logs, "/aws/lambda/shop") { Payload = """{"level":"ERROR"}""" }, new HandlerSource("Shop", "Unknown", null)),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("curl -i http://b:2/orders", "POST /orders", "GET /orders/{id}", "GET /orders")]
    [InlineData("curl -i http://b:2/orders/1", "POST /orders", "GET,PUT /orders/{id:int}")]
    [InlineData("curl -i http://b:2/", "* /")]
    [InlineData("curl -i -X DELETE http://b:2/orders", "DELETE /orders", "DELETE /orders/{id}")]
    public async Task Routes_AreListedWithACallOfOne(string call, params string[] routes)
    {
        string banner = await PrintAsync("echo", ["Http"], routes: routes);
        Assert.Contains($"\n  {call}\n", banner, StringComparison.Ordinal);
        // In the order of the page.
        string[] sorted = [.. RouteExample.Create(routes, static (_, _) => true).Select(static example => example.Route)];
        Assert.Contains($"\n  routes    {string.Join("\n            ", sorted)}\n  limits", banner, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rest-api", "curl -i --json '{}' http://b:2/dev/orders", "POST /orders")]
    [InlineData("rest-api", "curl -i -X PUT --json '{}' http://b:2/dev/orders", "PUT /orders")]
    [InlineData("rest-api", "curl -i -X DELETE http://b:2/dev/orders", "DELETE /orders")]
    [InlineData("rest-api", "curl -i http://b:2/dev/orders/1", "ANY /orders/{id}", "POST /orders")]
    [InlineData("http-api", "curl -i http://b:2/dev/files/a/b", "ANY /files/{name+}")]
    public async Task CallIsOneOfARouteOfTheApi_AndTheApiIsListed(string service, string call, params string[] routes)
    {
        string[] options = ["--as", service, "--stage", "dev", .. routes.SelectMany(static route => new[] { "--route", route })];
        string banner = await PrintAsync("echo", ["Http"], routes: ["GET /orders", "POST /orders", "GET /orders/{id:int}"], options: options);
        Assert.Contains($"\n  {call}\n", banner, StringComparison.Ordinal);
        Assert.Contains($"\n  api       {string.Join("\n            ", routes)}\n  limits", banner, StringComparison.Ordinal);
        Assert.Contains("\n            GET /orders", banner, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("orders", """{"id":"A-1"}""", null)]
    [InlineData("orders.fifo", """{"id":"A-1"}""", "one")]
    [InlineData("orders", """{"name":"O'Neil"}""", null)]
    public async Task CommandOfAQueue_SendsThePayload(string queue, string payload, string? group)
    {
        Assert.SkipUnless(IsInstalled("curl"), "curl is not installed.");
        await using PageFixture page = await PageFixture.StartAsync();
        page.Registry.GetOrCreate(queue, new QueueSettings(), out _);
        string banner = await PrintAsync(new HandlerSource("Shop", HandlerSource.Sqs, queue) { Payload = payload });

        string line = banner.Split('\n').Single(static line => line.StartsWith("  queue ", StringComparison.Ordinal));
        string output = await RunAsync(line[line.IndexOf("curl", StringComparison.Ordinal)..].Replace("http://a:1", page.Address, StringComparison.Ordinal));

        NewMessage sent = Assert.Single(page.Registry.Find(queue)!.Peek()).Content;
        Assert.Contains("\"messageId\":", output, StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(payload), JsonNode.Parse(sent.Body)), sent.Body);
        Assert.Equal(group, sent.GroupId);
    }

    [Fact]
    public async Task FunctionWithRoutes_HasTheAddressWithoutAName()
    {
        string banner = await PrintAsync("echo", ["Archive", "Http", "Ship"], routes: ["GET /orders"]);

        Assert.Contains("\n  curl -i http://b:2/orders\n", banner, StringComparison.Ordinal);
        Assert.Contains("http://b:2/lambda-url/Archive/, the function URL of Archive\n            http://b:2/, the function URL of Http\n", banner, StringComparison.Ordinal);
        Assert.Contains(" of Archive, for a debugger to attach to", banner, StringComparison.Ordinal);
    }

    private static async Task AssertSentAsync(string program, string part, string? eventType, string json, string? payload = null, string end = "")
    {
        Assert.SkipUnless(IsInstalled(program) && IsInstalled("curl"), $"{program} is not installed.");
        await using PageFixture page = await PageFixture.StartAsync();
        page.With("Hello", static request => PageFixture.Respond(request, PageFixture.Event(request)), eventType, payload);
        string command = (await PrintAsync("echo", ["Hello"], eventType, payload: payload)).Split('\n').Single(line => line.Contains(part, StringComparison.Ordinal))
            .Replace("http://a:1", page.Address, StringComparison.Ordinal);

        string output = await RunAsync(command);

        Assert.StartsWith(json, output, StringComparison.Ordinal);
        Assert.EndsWith(end, output, StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(string command)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", command]) { RedirectStandardOutput = true };
        start.Environment["NO_PROXY"] = "127.0.0.1";
        using Process shell = Process.Start(start)!;
        string output = await shell.ReadWithinLimitAsync(shell.StandardOutput);
        await shell.EndWithinLimitAsync();
        Assert.Equal(0, shell.ExitCode);
        return output;
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static Task<string> PrintAsync(params string[] names) => PrintAsync("echo", names);

    private static Task<string> PrintAsync(params HandlerSource[] sources) => PrintAsync("echo", ["Orders"], sources: sources);

    private static async Task<string> PrintAsync(
        string mode, string[] names, string? eventType = null, string? payloadType = null, string? payload = null, HandlerSource[]? sources = null, string[]? routes = null,
        string[]? options = null)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(output);
        var reporter = new InvocationReporter(terminal, new InvocationHistory());
        LocalFunction[] functions =
        [
            .. names.Select(name => new LocalFunction(
                static () => new ProcessHost(TestFunctionProcess.Path),
                AppContext.BaseDirectory,
                TestFunctionProcess.Options(mode).ToConfiguration() with { FunctionName = name, Handler = name, HasRoutes = name == "Http" },
                terminal,
                reporter)
            {
                EventType = eventType,
                PayloadType = payloadType,
                Payload = payload,
                Routes = names.Length == 1 || name == "Http" ? routes ?? [] : [],
            }),
        ];
        await functions[0].StartAsync();
        StartupBanner.Print(terminal, "http://a:1", "http://b:2", RunArguments.Parse(["/app/Shop.dll", .. options ?? []]), functions, sources ?? []);
        foreach (LocalFunction function in functions)
            await function.DisposeAsync();
        return output.ToString();
    }
}
