using System.Runtime.Loader;
using System.Text.Json;
using Lambda.Runtime.Generators.Tests.Batches;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests.Ports;

/// <summary>The function of docs/from-runtime-support.md has the same responses before, during and after the port.</summary>
public sealed class RuntimeSupportPageTests
{
    private const string QueueUrl = "https://sqs.eu-west-1.amazonaws.com/123456789012/shipments";

    /// <summary>Calls the method of the original with a batch, as Amazon's runtime client does.</summary>
    private const string Caller = """

        public sealed class Caller : Amazon.Lambda.Core.ILambdaContext, Amazon.Lambda.Core.ILambdaLogger
        {
            public TimeSpan RemainingTime => TimeSpan.FromSeconds(30);
            public Amazon.Lambda.Core.ILambdaLogger Logger => this;
            public void LogError(string message) { }

            public static string Call(string[] bodies)
            {
                var batch = new Amazon.Lambda.SQSEvents.SQSEvent();
                foreach (string body in bodies)
                    batch.Records.Add(new() { MessageId = $"{batch.Records.Count + 1}", Body = body });
                return System.Text.Json.JsonSerializer.Serialize(new Shipping.Function().HandleAsync(batch, new Caller()).GetAwaiter().GetResult());
            }
        }
        """;

    private static readonly PortPage Page = new("from-runtime-support.md");

    private static string[] Bodies => Page.Blocks("json messages").Single().TrimEnd('\n').Split('\n');

    private static string Batch => SqsBatchText.Of([.. Bodies.Select(static (body, index) => ((string?)$"{index + 1}", (string?)body))]);

    private static string Response => Page.Blocks("json response").Single().TrimEnd('\n');

    private static string[] Sent => [.. Page.Blocks("json sent").Single().TrimEnd('\n').Split('\n').Select(static json => $"{QueueUrl} {json}")];

    public static TheoryData<string, string, string> JsonRows => new()
    {
        { "the name of `OrderId` in a result", "public record T(string OrderId);", """{"orderId":"A-1"} => {"orderId":"A-1"}""" },
        { "the name of `OrderId` in a result", "[assembly: LambdaJson(PropertyNamingPolicy = JsonKnownNamingPolicy.Unspecified)] public record T(string OrderId);", """{"orderId":"A-1"} => {"OrderId":"A-1"}""" },
        { "`{\"orderid\":\"A-1\"}` for `OrderId`", "public record T(string OrderId);", """{"orderid":"A-1"} => {"orderId":"A-1"}""" },
        { "a member that is null in a result", "public record T(string? Note);", """{} => {"note":null}""" },
        { "a member that is null in a result", "[assembly: LambdaJson(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)] public record T(string? Note);", "{} => {}" },
        { "`{\"Quantity\":\"2\"}` for an `int`", "public record T(int Quantity);", """{"Quantity":"2"} => {"quantity":2}""" },
        { "`{\"Quantity\":\"2\"}` for an `int`", "[assembly: LambdaJson(NumberHandling = JsonNumberHandling.Strict)] public record T(int Quantity);", """{"Quantity":"2"} => error: $.Quantity: expected a number that is not in""" },
        { "a member that the type does not have", "public record T(int A);", """{"A":1,"B":2} => {"a":1}""" },
        { "a member that the JSON does not have", "public class T { public string A { get; set; } = \"kept\"; }", """{} => {"a":"kept"}""" },
        { "an enum", "public enum E { Open, Paid } public record T(E State);", """{"state":1} => {"state":1}""" },
        { "a number for a `DateTime`", "public record T(DateTime Time);", """{"time":1480642020} => {"time":"2016-12-02T01:27:00Z"}""" },
        { "`<b>é` in the text of a result", "public record T(string Text);", """{"text":"<b>é"} => {"text":"<b>é"}""" },
        { "`<b>é` in the text of a result", "[assembly: LambdaJson(Escaping = JsonEscaping.HtmlSafe)] public record T(string Text);", """{"text":"<b>é"} => {"text":"\u003Cb\u003E\u00E9"}""" },
    };

    [Fact]
    public void Original_ReportsTheFailedMessages()
    {
        SetQueueUrl(QueueUrl);
        var generation = Generation.Run(
            Source([.. Page.Blocks("csharp common"), .. Page.Blocks("csharp original")], PortSources.AmazonPackages, Caller), packages: PortSources.Packages);
        Assert.Contains(generation.Result.Diagnostics, static found => found.Id == "LAMBDA071");
        var load = new AssemblyLoadContext("original", isCollectible: true);
        System.Reflection.Assembly original = load.LoadFromStream(new MemoryStream(generation.Image));
        Assert.Equal(Response, original.GetType("Caller", throwOnError: true)!.GetMethod("Call")!.Invoke(null, [Bodies]));
        Assert.Equal(Sent, PortSources.Sent(original));
        load.Unload();
    }

    /// <summary>The function after the third step handles the whole batch, with the event classes of Amazon's package.</summary>
    [Fact]
    public void FunctionOfTheThirdStep_ReportsTheFailedMessages() => AssertSame(
        Source([.. Page.Blocks("csharp common"), .. Page.Blocks("csharp step"), .. Page.Blocks("csharp result Warehouse.cs")], PortSources.AmazonPackages), "Shipping");

    [Theory]
    [InlineData("HandleAsync")]
    [InlineData("Shipping")]
    [InlineData("Function::Shipping.Function::HandleAsync")]
    [InlineData("bootstrap")]
    public void Result_ReportsTheFailedMessages(string handler) => AssertSame(Result(), handler);

    [Fact]
    public void FourthStep_NeedsTheFifth()
    {
        string[] files = [.. Page.Blocks("csharp common"), .. Page.Blocks("csharp result Warehouse.cs"), .. Page.Blocks("csharp result Function.cs")];
        Assert.Equal("LAMBDA016", Assert.Single(Generation.Run(Source(files), packages: PortSources.Packages).Result.Diagnostics).Id);
    }

    /// <summary>A scoped service is created for a message, and with it the singletons that only this service takes.</summary>
    [Fact]
    public void MissingVariable_FailsEachMessage()
    {
        SetQueueUrl(null);
        using var function = CompiledFunction.Start(Generation.Of(Result(), packages: PortSources.Packages));
        Assert.Equal((false, BatchFunction.Failed("1", "2", "3", "4")), function.Invoke(Batch));
        Assert.Contains("SHIPMENTS_QUEUE_URL is not set.", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingVariable_FailsTheInitializationThatNeedsIt()
    {
        SetQueueUrl(null);
        string initializer = Page.Text.Split('`').Single(static code => code.StartsWith("public static void Initialize(", StringComparison.Ordinal));
        string source = Result().Replace("    public static void ConfigureServices(", $"    {initializer}\n    public static void ConfigureServices(", StringComparison.Ordinal);
        using var function = CompiledFunction.Start(Generation.Of(source, packages: PortSources.Packages));
        Assert.EndsWith("/init/error", function.FirstRequest.Path, StringComparison.Ordinal);
        Assert.Contains("SHIPMENTS_QUEUE_URL is not set.", function.FirstRequest.Text, StringComparison.Ordinal);
    }

    /// <summary>An event that keeps a function warm has no messages.</summary>
    [Fact]
    public void EventOfAnotherKind_FailsTheInvocation()
    {
        SetQueueUrl(QueueUrl);
        using var function = CompiledFunction.Start(Generation.Of(Result(), packages: PortSources.Packages));
        Assert.True(function.Invoke("""{"source":"warm-up"}""").IsError);
    }

    /// <summary>A namespace of the function that ends in Lambda, with the directive before it and in it.</summary>
    [Theory]
    [InlineData("using Lambda.Runtime; namespace Shop.Lambda;", null)]
    [InlineData("namespace Shop.Lambda; using Lambda.Runtime;", "CS0234")]
    [InlineData("namespace Shop.Lambda; using global::Lambda.Runtime;", null)]
    public void NamespaceWithTheSameName_HidesThatOfTheLibrary(string start, string? error)
    {
        var generation = Generation.Run($"{start} public static class F {{ [LambdaHandler] public static int Run(int a, LambdaContext context) => a; }}");
        IEnumerable<Diagnostic> errors = generation.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(static found => found.Severity == DiagnosticSeverity.Error);
        Assert.Equal(error is null ? [] : [error], errors.Select(static found => found.Id).Distinct());
    }

    [Theory]
    [MemberData(nameof(JsonRows))]
    public void RowOfJson_IsTrue(string row, string declarations, string example)
    {
        Assert.NotEmpty(row);
        PortJson.AssertResponse(declarations, example);
    }

    [Fact]
    public void EveryRowOfJson_HasATest() => PortJson.AssertEveryRowIsTested(Page, JsonRows.Select(static row => row.Data.Item1));

    /// <summary>The column about JsonSerializer.</summary>
    [Fact]
    public void JsonSerializer_HasTheDefaultsOfTheTable()
    {
        Assert.Equal("""{"OrderId":"A-1","Note":null,"Quantity":0}""", JsonSerializer.Serialize(new Sample { OrderId = "A-1" }));
        Assert.Equal("initial", JsonSerializer.Deserialize<Sample>("""{"orderid":"A-1","more":1}""")!.OrderId);
        Assert.Throws<JsonException>(static () => JsonSerializer.Deserialize<Sample>("""{"Quantity":"2"}"""));
        Assert.Throws<JsonException>(static () => JsonSerializer.Deserialize<DateTime>("1480642020"));
        Assert.Equal("\"\\u003Cb\\u003E\\u00E9\"", JsonSerializer.Serialize("<b>é"));
    }

    private static string Result() => Source([.. Page.Blocks("csharp common"), .. Page.Blocks("csharp result")]);

    private static string Source(string[] files, params string[] others) =>
        PortPage.Combine(files, [PortSources.RecordingSqs, .. others]).Replace("new AmazonSQSClient()", "new RecordingSqs()", StringComparison.Ordinal);

    private static void AssertSame(string source, string handler)
    {
        SetQueueUrl(QueueUrl);
        using var function = CompiledFunction.Start(Generation.Of(source, packages: PortSources.Packages), handler);
        Assert.Equal((false, Response), function.Invoke(Batch));
        Assert.Equal(Sent, PortSources.Sent(function.Assembly));
        Assert.Equal((false, Response), function.Invoke(Page.Blocks("json event.json").Single()));
        Assert.Equal([.. Sent, .. Sent], PortSources.Sent(function.Assembly));
    }

    /// <summary>The functions read the variable of the process. No other test does.</summary>
    private static void SetQueueUrl(string? value) => Environment.SetEnvironmentVariable("SHIPMENTS_QUEUE_URL", value);

    private sealed class Sample
    {
        public string OrderId { get; set; } = "initial";

        public string? Note { get; set; }

        public int Quantity { get; set; }
    }
}
