using System.Text.Json.Nodes;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Emulator.Extensions;
using Lambda.Runtime.Emulator.Gateways;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Local.Building;
using Lambda.Runtime.Local.Page;
using Lambda.Runtime.Local.Running;
using Lambda.Runtime.Local.Sources;

namespace Lambda.Runtime.Local.Tests;

/// <summary>Which handlers of a program are served, with and without <c>--handler</c>.</summary>
public sealed class BuiltFunctionsTests
{
    [Theory]
    [InlineData(null, "Orders, Ship")]
    [InlineData("Ship", "Ship")]
    [InlineData("Functions.Ship", "Functions.Ship")]
    [InlineData("*", "*")]
    public async Task NamedHandler_IsServed_OrAllThatAreListed(string? name, string expected)
    {
        await using BuiltFunctions functions = Create(name, new Handler("Ship"), new Handler("Orders"), new Handler("*") { Listed = false });
        Assert.Equal(expected, string.Join(", ", functions.Functions.Select(static function => function.Configuration.Handler)));
    }

    /// <summary>The name of a method serves only its routes, which are not known by method.</summary>
    [Theory]
    [InlineData(null, "GET /orders")]
    [InlineData("Http", "GET /orders")]
    [InlineData("Orders.Get", "")]
    public async Task Routes_AreThoseOfTheProgram(string? name, string expected)
    {
        await using BuiltFunctions functions = Create(name, new BuiltHandler(["Http", "Get", "Orders.Get"], "Lambda.Runtime.Events.HttpApiRequest") { Routes = ["GET /orders"] });
        Assert.Equal(expected, string.Join(", ", Assert.Single(functions.Functions).Routes));
    }

    [Theory]
    [InlineData("http-api", "each", "/orders/7", "GET /orders/{id}")]
    [InlineData("http-api", "each", "/other", null)]
    [InlineData("rest-api", "each", "/orders/7", "/orders/{id}")]
    [InlineData("http-api", "proxy", "/orders/7", "$default")]
    public async Task RoutesOfTheApi_AreThoseOfTheTemplates(string http, string routes, string path, string? expected)
    {
        var arguments = RunArguments.Parse(["/app/Shop.dll", "--project-http", http, "--project-http-routes", routes]);
        await using BuiltFunctions functions = CreateFor(arguments, new BuiltHandler(["Http"], null) { Routes = ["GET /orders/{id:int}"] }, new BuiltHandler(["Ship"], null));
        var gateway = HttpGateway.Create(arguments.Gateway, arguments.GatewaySettings);

        JsonObject? json = gateway.CreateEvent(new HttpEventRequest("GET", path, ""), functions.Functions[0].Configuration.Routes);

        Assert.Equal(expected, (string?)(json?["routeKey"] ?? json?["resource"]));
        Assert.Null(functions.Functions[1].Configuration.Routes);
    }

    [Fact]
    public async Task RoutesOfTheCommandLine_ReplaceThoseOfTheFunction()
    {
        var arguments = RunArguments.Parse(["/app/Shop.dll", "--project-http", "http-api", "--project-http-routes", "each", "--route", "ANY /{proxy+}"]);
        await using BuiltFunctions functions = CreateFor(arguments, new BuiltHandler(["Http"], null) { Routes = ["GET /orders/{id:int}"] });
        var gateway = HttpGateway.Create(arguments.Gateway, arguments.GatewaySettings);

        JsonObject? json = gateway.CreateEvent(new HttpEventRequest("PUT", "/orders/7", ""), Assert.Single(functions.Functions).Configuration.Routes);

        Assert.Equal("ANY /{proxy+}", (string?)json?["routeKey"]);
    }

    /// <summary>The templates give each path of a REST API the method, because the function responds to preflights. An HTTP API responds itself.</summary>
    [Theory]
    [InlineData("rest-api", "/orders/{id}")]
    [InlineData("http-api", null)]
    public async Task PreflightsReachTheFunction_BehindARestApi(string http, string? expected)
    {
        var arguments = RunArguments.Parse(["/app/Shop.dll", "--project-http", http, "--project-http-routes", "each"]);
        await using BuiltFunctions functions = CreateFor(arguments, new BuiltHandler(["Http"], null)
        {
            Routes = ["GET /orders/{id:int}"],
            Cors = "AllowOrigins=*\nAllowMethods=GET\nAllowHeaders=content-type\nExposeHeaders=\nAllowCredentials=false\nMaxAge=0",
        });
        var gateway = HttpGateway.Create(arguments.Gateway, arguments.GatewaySettings);

        JsonObject? json = gateway.CreateEvent(new HttpEventRequest("OPTIONS", "/orders/7", ""), Assert.Single(functions.Functions).Configuration.Routes);

        Assert.Equal(expected, (string?)json?["resource"]);
    }

    /// <summary>As on Lambda, where the only handler runs whatever its name.</summary>
    [Fact]
    public async Task OnlyHandler_IsServedForTheSelectionByTheEvent()
    {
        await using BuiltFunctions functions = Create("*", new Handler("Ship"));
        Assert.Equal("Ship", Assert.Single(functions.Functions).Configuration.Handler);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("ship")]
    public void UnknownName_IsAUsageErrorThatListsTheHandlers(string name)
    {
        StartFailedException failure = Assert.Throws<StartFailedException>(() => Create(name, new Handler("Ship"), new Handler("Orders")));
        Assert.True(failure.IsUsageError);
        Assert.Equal($"--handler is '{name}', which is not a handler of this program. Expected one of: Orders, Ship.", failure.Message);
    }

    [Theory]
    // The name in the attribute, or that of the function.
    [InlineData("Sqs", "orders", "System.String", "Sqs orders")]
    [InlineData("Sqs", null, "Lambda.Runtime.Events.SqsEvent", "Sqs Ship")]
    // A handler of the whole event has no attribute that names a queue.
    [InlineData(null, null, "Lambda.Runtime.Events.SqsEvent<Shop.Order>", "Sqs Ship")]
    [InlineData(null, null, "Amazon.Lambda.SQSEvents.SQSEvent", "Sqs Ship")]
    [InlineData("Kinesis", "clicks", "Lambda.Runtime.Events.KinesisEvent", "Kinesis clicks")]
    [InlineData(null, null, "Lambda.Runtime.Events.SnsEvent", "Sns Ship")]
    [InlineData(null, null, "Lambda.Runtime.Events.S3Event", "S3 Ship")]
    [InlineData(null, null, "Lambda.Runtime.Events.EventBridgeEvent<Shop.Order>", "EventBridge Ship")]
    [InlineData(null, null, "Lambda.Runtime.Events.FirehoseEvent", "Firehose Ship")]
    [InlineData(null, null, "Lambda.Runtime.Events.CloudWatchLogsEvent", "Logs Ship")]
    [InlineData("Logs", "/aws/lambda/shop", "Lambda.Runtime.Events.CloudWatchLogsEvent", "Logs /aws/lambda/shop")]
    // A schedule is not in its event.
    [InlineData(null, null, "Lambda.Runtime.Events.ScheduledEvent", "")]
    [InlineData(null, null, null, "")]
    public async Task Source_IsThatOfTheAttributeOrOfTheEvent(string? service, string? name, string? eventType, string expected)
    {
        await using BuiltFunctions functions = Create(
            null, new BuiltHandler(["Ship"], eventType) { Source = service, SourceName = name, Payload = "{}" }, new BuiltHandler(["Other"], null));

        Assert.Equal(expected, string.Join(", ", functions.Sources.Select(static source => $"{source.Service} {source.SourceName}")));
        Assert.All(functions.Sources, static source => Assert.Equal(("Ship", "{}"), (source.Function, source.Payload)));
        Assert.True(functions.ReportsFailures);
    }

    /// <summary>One function takes the messages of all queues, as on Lambda with several event source mappings.</summary>
    [Fact]
    public async Task SelectionByTheEvent_HasTheSourcesOfAllHandlers()
    {
        await using BuiltFunctions functions = Create(
            "*",
            new BuiltHandler(["Ship"], "System.String") { Source = "Sqs", SourceName = "shipments" },
            new BuiltHandler(["Orders"], "System.String") { Source = "Sqs", SourceName = "orders" },
            new BuiltHandler(["*"], null) { IsListed = false });

        Assert.Equal(["Shop orders", "Shop shipments"], functions.Sources.Select(static source => $"{source.Function} {source.SourceName}").Order());
    }

    [Fact]
    public async Task NamedHandler_HasOnlyItsSource()
    {
        await using BuiltFunctions functions = Create(
            "Ship",
            new BuiltHandler(["Ship"], "System.String") { Source = "Sqs", SourceName = "shipments" },
            new BuiltHandler(["Orders"], "System.String") { Source = "Sqs", SourceName = "orders" });

        HandlerSource source = Assert.Single(functions.Sources);
        Assert.Equal(("Shop", "shipments"), (source.Function, source.SourceName));
    }

    /// <summary>A queue's name has 80 letters, digits, hyphens and underscores.</summary>
    [Fact]
    public void QueueOfAFunction_HasAValidName()
    {
        Assert.Equal("My-Shop_2", new HandlerSource("My.Shop_2", HandlerSource.Sqs, null).SourceName);
        Assert.Equal(new string('a', 80), new HandlerSource(new string('a', 81), HandlerSource.Sqs, null).SourceName);
    }

    private static BuiltFunctions Create(string? name, params GeneratedHandler[] handlers) => Create(name, new InProcessBuild(handlers));

    private static BuiltFunctions Create(string? name, params BuiltHandler[] handlers) => Create(name, new DescribedBuild(handlers));

    private static BuiltFunctions Create(string? name, IFunctionBuild build) =>
        CreateFor(new RunArguments { Project = new FunctionProject { Assembly = "Shop.dll" }, Handler = name }, build);

    private static BuiltFunctions CreateFor(RunArguments arguments, params BuiltHandler[] handlers) => CreateFor(arguments, new DescribedBuild(handlers));

    private static BuiltFunctions CreateFor(RunArguments arguments, IFunctionBuild build)
    {
        var terminal = new Terminal(TextWriter.Null);
        return new BuiltFunctions(build, arguments, terminal, new InvocationReporter(terminal, new InvocationHistory()), ExtensionSettings.None, sqsEndpoint: null);
    }

    /// <summary>A build whose functions are not started.</summary>
    private sealed class DescribedBuild(BuiltHandler[] handlers) : IFunctionBuild
    {
        public IReadOnlyList<BuiltHandler> Handlers => handlers;

        public string TaskRoot => AppContext.BaseDirectory;

        public bool IsOutdated() => false;

        public FunctionHost CreateHost() => throw new InvalidOperationException("The function was started.");

        public void Dispose()
        {
        }
    }

    private sealed class Handler(string name) : GeneratedHandler
    {
        private readonly bool _isListed = true;

        public override ReadOnlySpan<string> Names => new[] { name, $"Functions.{name}" };

        public override bool IsListed => _isListed;

        public bool Listed { init => _isListed = value; }

        public override void Invoke(Invocation invocation)
        {
        }
    }
}
