using System.IO.Compression;
using System.Text;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>Methods in source files.</summary>
public sealed class SourceTests(BuiltLayer layer)
{
    private const string Greetings = """
        namespace Shop;

        public record Person(string Name);

        public static class Greetings
        {
            public static string Handle(Person person) => $"Hello, {person.Name}!";

            [LambdaHandler("own")]
            public static string Other(Person person) => $"Bye, {person.Name}!";
        }
        """;

    [Theory]
    [InlineData("greetings.Handle", "\"Hello, World!\"")]
    [InlineData("greetings.Greetings.Handle", "\"Hello, World!\"")]
    [InlineData("greetings.Shop.Greetings::Handle", "\"Hello, World!\"")]
    [InlineData("greetings.own", "\"Bye, World!\"")]
    [InlineData("greetings.Other", "\"Bye, World!\"")]
    public async Task Method_IsFoundByEachName(string handler, string expected)
    {
        using var files = new LayerFunction(layer, ("greetings.cs", Greetings));
        Assert.Equal(expected, await files.GetResponse(handler, """{"name":"World"}"""));
    }

    [Fact]
    public async Task OtherFilesInFolder_AreCompiled_AndScriptsAreNot()
    {
        using var files = new LayerFunction(
            layer,
            ("price.cs", "public static class Functions { public static int Handle(int count) => Prices.Of(count); }"),
            ("prices.cs", "public static class Prices { public static int Of(int count) => 3 * count; }"),
            ("script.cs", "Console.WriteLine(1);"),
            ("other.csx", "this is not C#"));
        Assert.Equal("21", await files.GetResponse("price.Handle", "7"));
    }

    [Fact]
    public async Task TypesOfEvents_AreReferenced()
    {
        using var files = new LayerFunction(layer, ("queue.cs", """
            using Lambda.Runtime.Events;
            public record Order(int Count);
            public static class Functions { public static int Handle(SqsEvent<Order> batch) => batch.Records.Sum(static message => message.Body!.Count); }
            """));
        Assert.Equal("10", await files.GetResponse("queue.Handle", """{"Records":[{"body":"{\"count\":7}"},{"body":"{\"count\":3}"}]}"""));
    }

    [Theory]
    [InlineData("queue.Handle")]
    [InlineData("queue.ship")]
    public async Task HandlerOfSingleMessages_ReportsThoseThatFailed(string handler)
    {
        using var files = new LayerFunction(layer, ("queue.cs", """
            public record Order(int Count);
            public static class Functions
            {
                [SqsHandler(Name = "ship", MaxConcurrency = 2)]
                public static async Task Handle(Order order)
                {
                    await Task.Yield();
                    if (order.Count == 0)
                        throw new ArgumentException("nothing to ship");
                }
            }
            """));
        const string Batch = """{"Records":[{"messageId":"m1","body":"{\"count\":7}"},{"messageId":"m2","body":"{\"count\":0}"},{"messageId":"m3","body":"no JSON"}]}""";
        const string Failed = """{"batchItemFailures":[{"itemIdentifier":"m2"},{"itemIdentifier":"m3"}]}""";
        Assert.Equal(Failed, await files.GetResponse(handler, Batch));
    }

    /// <summary>The handlers of all sources, and their selection by the event, in one compilation.</summary>
    [Fact]
    public async Task HandlersOfAllSources_AreSelectedByTheEvent()
    {
        using var files = new LayerFunction(layer, ("shop.cs", """
            using Lambda.Runtime.Events;
            public record Order(int Count);
            public static class Functions
            {
                [SqsHandler] public static void OnMessage(Order order) => throw new ArgumentException($"message {order.Count}");
                [KinesisHandler] public static void OnClick(Order order) => throw new ArgumentException($"click {order.Count}");
                [DynamoDbHandler] public static void OnChange(DynamoDbChange<Order> change) => throw new ArgumentException($"change {change.NewImage!.Count}");
                [SnsHandler] public static void OnNews(Order order) => throw new ArgumentException($"news {order.Count}");
                [S3Handler] public static void OnUpload(S3Record record) => throw new ArgumentException($"upload {record.S3.Object.Key}");
                [EventBridgeHandler("paid")] public static void OnPaid(Order order) => throw new ArgumentException($"paid {order.Count}");
                [KafkaHandler] public static void OnCart(string key, Order order) => throw new ArgumentException($"cart {order.Count} of {key}");
                [FirehoseHandler] public static string OnLine(Order order) => throw new ArgumentException($"line {order.Count}");
                [LogsHandler] public static void OnLog(string message, CloudWatchLogsSource source) => throw new ArgumentException($"log {message}");
                [ScheduleHandler] public static void OnTime() => throw new ArgumentException("time");
            }
            """));
        await Check("message 1", """{"Records":[{"messageId":"1","eventSource":"aws:sqs","body":"{\"count\":1}"}]}""");
        await Check("click 1", """{"Records":[{"eventSource":"aws:kinesis","kinesis":{"sequenceNumber":"1","data":"eyJjb3VudCI6MX0="}}]}""");
        await Check("change 1", """{"Records":[{"eventSource":"aws:dynamodb","eventName":"INSERT","dynamodb":{"SequenceNumber":"1","Keys":{},"NewImage":{"count":{"N":"1"}}}}]}""");
        await Check("news 1", """{"Records":[{"EventSource":"aws:sns","Sns":{"MessageId":"1","Message":"{\"count\":1}"}}]}""");
        await Check("upload a", """{"Records":[{"eventSource":"aws:s3","s3":{"bucket":{"name":"b"},"object":{"key":"a"}}}]}""");
        await Check("paid 1", """{"detail-type":"paid","detail":{"count":1}}""");
        await Check("cart 1 of Ada", """{"eventSource":"aws:kafka","records":{"carts-0":[{"offset":1,"key":"QWRh","value":"eyJjb3VudCI6MX0="}]}}""");
        await Check("line 1", """{"deliveryStreamArn":"arn:aws:firehose:eu-west-1:1:deliverystream/lines","records":[{"recordId":"1","data":"eyJjb3VudCI6MX0="}]}""");
        await Check("log hello", $$$"""{"awslogs":{"data":"{{{Gzip("""{"messageType":"DATA_MESSAGE","logGroup":"g","logEvents":[{"id":"1","message":"hello"}]}""")}}}"}}""");
        await Check("time", """{"detail-type":"Scheduled Event","detail":{}}""");

        async Task Check(string message, string json)
        {
            InvocationOutcome outcome = await files.Invoke("shop.*", json);
            Assert.Contains(outcome.Logs, line => line.EndsWith($"ArgumentException: {message}", StringComparison.Ordinal));
        }
    }

    private static string Gzip(string text)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return Convert.ToBase64String(compressed.ToArray());
    }

    [Fact]
    public async Task EventSelection_NeedsHandlersWithAttributes()
    {
        using var files = new LayerFunction(layer, ("f.cs", "public static class F { public static int Handle(int i) => i + 1; }"));
        (string type, string message) = await files.InitError("f.*");
        Assert.Equal("Runtime.HandlerNotFound", type);
        Assert.StartsWith("_HANDLER is \"f.*\", and f.cs has no handlers whose events tell their source.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LambdaJson_IsGenerated()
    {
        using var files = new LayerFunction(layer, ("double.cs", """
            public record Order(int Count);
            public static class Functions
            {
                [LambdaHandler(Payload = Payload.Text)]
                public static string Handle(string json) => LambdaJson.Serialize(new Order(2 * LambdaJson.Deserialize<Order>(json)!.Count));
            }
            """));
        Assert.Equal("""{"count":14}""", await files.GetResponse("double.Handle", """{"count":7}"""));
    }

    [Fact]
    public async Task Exception_HasFileAndLine()
    {
        using var files = new LayerFunction(layer, ("f.cs", "public static class F\n{\n    public static void Handle() =>\n        throw new FormatException(\"no\");\n}\n"));
        InvocationOutcome outcome = await files.Invoke("f.Handle", "{}");
        Assert.Equal("FormatException", outcome.Error!.Type);
        Assert.Equal("at F.Handle() in f.cs:line 4", Assert.Single(outcome.Error.StackTrace));
    }

    [Fact]
    public async Task ChangedSource_IsCompiledByNextInstance()
    {
        using var files = new LayerFunction(layer, ("greetings.cs", Greetings));
        Assert.Equal("\"Hello, World!\"", await files.GetResponse("greetings.Handle", """{"name":"World"}"""));
        files.Write("greetings.cs", Greetings.Replace("Hello", "Good day", StringComparison.Ordinal));
        Assert.Equal("\"Good day, World!\"", await files.GetResponse("greetings.Handle", """{"name":"World"}"""));
    }

    [Fact]
    public async Task SecondInstance_UsesCache_AndDamagedEntryIsReplaced()
    {
        using var files = new LayerFunction(layer, ("f.cs", "public static class F { public static int Handle(int i) => i + 1; }"));
        Assert.Equal("2", await files.GetResponse("f.Handle", "1"));
        string entry = Assert.Single(files.Cached);
        byte[] whole = await File.ReadAllBytesAsync(entry, TestContext.Current.CancellationToken);
        DateTime time = File.GetLastWriteTimeUtc(entry);
        Assert.Equal("2", await files.GetResponse("f.Handle", "1"));
        Assert.Equal(time, File.GetLastWriteTimeUtc(Assert.Single(files.Cached)));

        await File.WriteAllBytesAsync(entry, whole[..(whole.Length / 2)], TestContext.Current.CancellationToken);
        Assert.Equal("2", await files.GetResponse("f.Handle", "1"));
        Assert.Equal(whole, await File.ReadAllBytesAsync(Assert.Single(files.Cached), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void CacheKey_DependsOnEveryInput()
    {
        using var files = new LayerFunction(layer, ("f.cs", "class A;"), ("library.dll", "1"));
        var keys = new HashSet<ulong> { Key("f.Handle"), Key("f.Other") };
        files.Write("library.dll", "2");
        keys.Add(Key("f.Handle"));
        files.Write("f.cs", "class B;");
        keys.Add(Key("f.Handle"));
        files.Write("g.cs", "");
        keys.Add(Key("f.Handle"));
        Assert.Equal(5, keys.Count);
        Assert.Contains(Key("f.Handle"), keys);

        ulong Key(string handler)
        {
            var folder = new FunctionFolder(files.TaskRoot);
            return FunctionInputs.Read(HandlerReference.Parse(handler, folder), folder).CacheKey();
        }
    }

    [Fact]
    public async Task LibraryThatIsNotAnAssembly_IsIgnored()
    {
        using var files = new LayerFunction(layer, ("f.cs", "public static class F { public static int Handle(int i) => i + 1; }"), ("native.dll", "no assembly"));
        Assert.Equal("2", await files.GetResponse("f.Handle", "1"));
    }

    [Fact]
    public async Task UnwritableCache_DoesNotPreventStart()
    {
        using var files = new LayerFunction(layer, ("f.cs", "public static class F { public static int Handle(int i) => i + 1; }"));
        await File.WriteAllTextAsync(Path.Combine(files.Temporary, "lambda-csharp-layer"), "a file where the folder would be", TestContext.Current.CancellationToken);
        Assert.Equal("2", await files.GetResponse("f.Handle", "1"));
        Assert.Equal(["f.cs"], Directory.EnumerateFileSystemEntries(files.TaskRoot).Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public async Task ConcurrentInvocations_EachRespondToTheirOwnEvent()
    {
        using var files = new LayerFunction(layer, ("f.cs", "public static class F { public static async Task<int> Handle(int i) { await Task.Yield(); return i; } }"));
        await using LambdaFunction function = await files.Start("f.Handle", new() { MaxConcurrency = 4 });
        InvocationOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => function.InvokeJsonAsync($"{i}", TestContext.Current.CancellationToken)));
        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"{i}"), outcomes.Select(outcome => outcome.Text));
    }
}
