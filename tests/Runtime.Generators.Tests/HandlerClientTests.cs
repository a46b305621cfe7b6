using Lambda.Runtime.Generators.Analysis;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>LAMBDA082: clients of the AWS SDK, and instances of HttpClient, that a handler creates in each invocation.</summary>
public sealed class HandlerClientTests
{
    private const string Field = "create one for all invocations in a static field: 'private static readonly";
    private const string Http = $"and opens a new connection for its first request; {Field} HttpClient Client = new(";
    private const string Sdk = $"and configures it again, instead of once during initialization; {Field} AmazonS3Client S3 = new(";
    private const string SdkOfInvocation = "keep one for each value that its arguments depend on, such as in a static ConcurrentDictionary";

    /// <summary>Statements of a handler with the marked part, and a part of the message.</summary>
    public static TheoryData<string, string> Created => new()
    {
        { "using var client = {|new HttpClient()|}; await client.GetStringAsync(url);", $"'new HttpClient()' in handler 'F.Run' creates a client in each invocation, {Http})" },
        { "using HttpClient client = {|new()|}; await client.GetStringAsync(url);", $"'new HttpClient()' in handler 'F.Run' creates a client in each invocation, {Http})" },
        { "using (var client = {|new HttpClient { Timeout = TimeSpan.FromSeconds(1) }|}) await client.GetStringAsync(url);", $"'new HttpClient(…)' in handler 'F.Run' creates a client in each invocation, {Http}…)" },
        { "await {|new HttpClient()|}.GetStringAsync(url);", Http },
        { "var client = {|new HttpClient { BaseAddress = new Uri(url) }|}; await client.GetStringAsync(\"/\");", "such as 'private static readonly HttpClient Client = new(…);', and pass what depends on the invocation with each request" },
        { "await Task.WhenAll(Array.ConvertAll(new[] { url }, async text => { using var client = {|new HttpClient()|}; await client.GetStringAsync(text); }));", Http },
        { "await Get(); async Task Get() { using var client = {|new HttpClient()|}; await client.GetStringAsync(url); }", Http },
        { "using var client = Create(); static HttpClient Create() => {|new HttpClient()|};", Http },
        { "HttpClient client; client = {|new()|}; await client.GetStringAsync(url);", Http },
        { "using var client = url == \"\" ? Shared : {|new HttpClient()|};", Http },
        { "using var client = {|new HttpClient(Handler)|};", Http },
        { "using var client = {|new HttpClient(new SocketsHttpHandler(), disposeHandler: false)|};", Http },
        { "var handler = new SocketsHttpHandler(); using var client = {|new HttpClient(handler, false)|};", Http },
        { "using var client = {|new HttpClient(Handler, disposeHandler: true)|};", Http },
        { "object[] items = new object[1]; items[0] = {|new HttpClient()|};", Http },
        { "var list = new List<HttpClient>(); list.Add({|new HttpClient()|});", Http },
        { "var holder = new Holder { Client = {|new HttpClient()|} };", Http },
        { "using var client = {|new AmazonS3Client()|}; await client.GetAsync(url);", $"'new AmazonS3Client()' in handler 'F.Run' creates a client in each invocation, {Sdk})" },
        { "AmazonS3Client client = {|new(\"eu-west-1\")|}; await client.GetAsync(url);", $"'new AmazonS3Client(…)' in handler 'F.Run' creates a client in each invocation, {Sdk}…)" },
        { "var config = new AmazonS3Config { ForcePathStyle = true }; IAmazonS3 client = {|new AmazonS3Client(config)|}; await client.GetAsync(url);", Sdk },
        { "const string Region = \"eu-west-1\"; await {|new AmazonS3Client(Region)|}.GetAsync(url);", Sdk },
        { "await {|new OwnClient()|}.GetAsync(url);", "'private static readonly OwnClient Client = new();'" },
        { "await {|new AmazonS3Client(url)|}.GetAsync(\"key\");", $"and configures it again, instead of once during initialization; {SdkOfInvocation}" },
        { "var config = new AmazonS3Config { ServiceURL = url }; await {|new AmazonS3Client(config)|}.GetAsync(\"key\");", SdkOfInvocation },
        { "await {|new AmazonS3Client(await Assume(url))|}.GetAsync(\"key\"); Task<AWSCredentials> Assume(string role) => Task.FromResult(new AWSCredentials());", SdkOfInvocation },
        { "foreach (string region in new[] { \"eu-west-1\" }) await {|new AmazonS3Client(region)|}.GetAsync(\"key\");", SdkOfInvocation },
        { "_ = {|new Amazon.Lambda.AmazonLambdaClient()|};", "AmazonLambdaClient Lambda = new();" },
        { "_ = {|new Amazon.DynamoDBv2.AmazonDynamoDBClient()|};", "AmazonDynamoDBClient DynamoDb = new();" },
    };

    /// <summary>Statements of a handler that create no client in each invocation.</summary>
    public static TheoryData<string> Kept => new()
    {
        "await Shared.GetStringAsync(url);",
        "s_client ??= new HttpClient(); await s_client.GetStringAsync(url);",
        "HttpClient client = s_client ??= new HttpClient();",
        "if (s_client is null) s_client = new HttpClient { BaseAddress = new Uri(url) };",
        "s_client = s_client ?? new HttpClient();",
        "Own ??= new HttpClient();",
        "System.Threading.LazyInitializer.EnsureInitialized(ref s_client, () => new HttpClient());",
        "System.Threading.Interlocked.CompareExchange(ref s_client, new HttpClient(), null);",
        "await Tenants.GetOrAdd(url, static tenant => new AmazonS3Client(tenant)).GetAsync(\"key\");",
        "await Tenants.GetOrAdd(url, tenant => { var client = new AmazonS3Client(tenant); return client; }).GetAsync(\"key\");",
        "if (!Tenants.TryGetValue(url, out AmazonS3Client? client)) { client = new AmazonS3Client(url); Tenants[url] = client; }",
        "if (!Tenants.TryGetValue(url, out AmazonS3Client? client)) Tenants[url] = client = new AmazonS3Client(url);",
        "var client = new AmazonS3Client(url); Tenants.TryAdd(url, client);",
        "Tenants.TryAdd(url, new AmazonS3Client(url));",
        "Clients[0] = new HttpClient();",
        "using var client = new HttpClient(Handler, disposeHandler: false);",
        "using var client = new HttpClient(disposeHandler: false, handler: _handler);",
        "HttpMessageHandler shared = Handler; using var client = new HttpClient(shared, false);",
        "using var client = new HttpClient(new Retries { InnerHandler = Handler }, disposeHandler: false);",
        "using var client = new HttpClient(Handlers.CreateHandler(), disposeHandler: false);",
        "_ = new Uri(url); _ = new HttpRequestMessage(); _ = new HttpMessageInvoker(Handler, false); _ = new AmazonS3Config();",
    };

    [Theory]
    [MemberData(nameof(Created))]
    public void ClientThatAHandlerCreates_IsReported(string statements, string message)
    {
        string marked = statements[(statements.IndexOf("{|", StringComparison.Ordinal) + 2)..statements.IndexOf("|}", StringComparison.Ordinal)];
        Diagnostic diagnostic = Assert.Single(Analyze(statements.Replace("{|", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal)));
        Assert.Equal(("LAMBDA082", marked), (diagnostic.Id, Analysis.Marked(diagnostic)));
        Assert.Contains(message, diagnostic.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public void ClientThatIsKept_IsNotReported(string statements) => Assert.Empty(Analyze(statements));

    /// <summary>An <c>HttpClient</c> makes each invocation open a connection. Clients of the SDK share connections, so that another one costs little.</summary>
    [Theory]
    [InlineData("_ = new HttpClient();", DiagnosticSeverity.Warning)]
    [InlineData("_ = new AmazonS3Client();", DiagnosticSeverity.Info)]
    public void Severity_IsThatOfTheCost(string statements, DiagnosticSeverity severity) => Assert.Equal(severity, Assert.Single(Analyze(statements)).Severity);

    [Theory]
    [InlineData("[LambdaHandler]")]
    [InlineData("[SqsHandler]")]
    [InlineData("[LambdaRoute(\"GET /orders\")]")]
    public void EachKindOfHandler_IsAnalyzed(string attribute) => Assert.Single(AnalyzeSource($$"""
        using System.Net.Http;
        public static class F { {{attribute}} public static void Run() { using var client = new HttpClient(); } }
        """));

    [Fact]
    public void ExpressionBody_IsAnalyzed() => Assert.Single(AnalyzeSource("""
        using System.Net.Http; using System.Threading.Tasks;
        public static class F { [LambdaHandler] public static Task<string> Run(string url) => new HttpClient().GetStringAsync(url); }
        """));

    /// <summary>The object of a handler's class is created once.</summary>
    [Fact]
    public void ClientsOfFieldsConstructorsAndOtherMethods_AreNotReported() => Assert.Empty(AnalyzeSource("""
        using System; using System.Net.Http; using Amazon.S3;

        public sealed class F
        {
            private static readonly HttpClient Shared = new();
            private static readonly Lazy<AmazonS3Client> Later = new(() => new AmazonS3Client());
            private readonly HttpClient _own = new();
            private readonly AmazonS3Client _s3;

            public F() => _s3 = new AmazonS3Client();

            [LambdaHandler]
            public string Run() => $"{Shared}{Later}{_own}{_s3}{Create()}";

            private static HttpClient Create() => new();
        }

        [LambdaStartup]
        internal static class Startup { public static void Initialize() { using var client = new HttpClient(); } }
        """));

    [Fact]
    public void HandlerInALibrary_IsAnalyzed() => Assert.Single(Analysis.Run(
        new HandlerClientAnalyzer(),
        Generation.Run("public static class F { [LambdaHandler] public static void Run() => new System.Net.Http.HttpClient(); }", OutputKind.DynamicallyLinkedLibrary),
        ("_LambdaIsIndirect", "true")));

    [Fact]
    public void TestProject_IsNotAnalyzed()
    {
        var generation = Generation.Run("public static class F { [LambdaHandler] public static void Run() => new System.Net.Http.HttpClient(); }");
        Assert.Single(Analysis.Run(new HandlerClientAnalyzer(), generation));
        Assert.Empty(Analysis.Run(new HandlerClientAnalyzer(), generation, ("IsTestProject", "true")));
    }

    [Fact]
    public void Pragma_SuppressesIt() => Assert.Empty(Analyze("\n#pragma warning disable LAMBDA082\nusing var client = new HttpClient();\n"));

    [Theory]
    [InlineData("AmazonS3Client", "S3")]
    [InlineData("AmazonSQSClient", "Sqs")]
    [InlineData("AmazonEC2Client", "Ec2")]
    [InlineData("AmazonDynamoDBClient", "DynamoDb")]
    [InlineData("AmazonDynamoDBStreamsClient", "DynamoDbStreams")]
    [InlineData("AmazonAPIGatewayClient", "ApiGateway")]
    [InlineData("AmazonIoTClient", "IoT")]
    [InlineData("HttpClient", "Client")]
    [InlineData("OwnClient", "Client")]
    [InlineData("AmazonClient", "Client")]
    public void NameOfTheField_IsThatOfTheService(string type, string name) => Assert.Equal(name, ClientNames.FieldName(type));

    private static Diagnostic[] Analyze(string statements) => AnalyzeSource($$"""
        using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.Net.Http; using System.Threading.Tasks; using Amazon.Runtime; using Amazon.S3;

        public interface IHttpMessageHandlerFactory { HttpMessageHandler CreateHandler(); }

        public sealed class OwnClient : AmazonS3Client;

        public sealed class Retries : DelegatingHandler;

        public sealed class Holder { public HttpClient? Client { get; set; } }

        public sealed class F
        {
            private static readonly HttpClient Shared = new();
            private static readonly SocketsHttpHandler Handler = new();
            private static readonly IHttpMessageHandlerFactory Handlers = null!;
            private static readonly ConcurrentDictionary<string, AmazonS3Client> Tenants = new();
            private static readonly HttpClient[] Clients = new HttpClient[1];
            private static HttpClient? s_client;
            private readonly SocketsHttpHandler _handler = new();

            private HttpClient? Own { get; set; }

            [LambdaHandler]
            public async Task Run(string url)
            {
                {{statements}}
            }
        }
        """);

    private static Diagnostic[] AnalyzeSource(string source)
    {
        var generation = Generation.Run(source, packages: [AwsSdkShapes.Reference]);
        Assert.DoesNotContain(generation.Output.GetDiagnostics(TestContext.Current.CancellationToken), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return Analysis.Run(new HandlerClientAnalyzer(), generation);
    }
}
