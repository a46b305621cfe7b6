using System.Text;
using System.Text.Json;
using static Lambda.Runtime.Generators.Tests.Batches.BatchFunction;

namespace Lambda.Runtime.Generators.Tests.Batches;

/// <summary>Handlers that transform single records of Amazon Data Firehose, each compiled and invoked with batches.</summary>
public sealed class FirehoseHandlerTests
{
    private const string Double = "public static Order? Handle(Order order) { Note(order.Id); return order.Price < 0 ? null : order with { Price = order.Price * 2 }; }";

    [Theory]
    [InlineData("public static Order Handle(Order order) => order with { Price = 7 };", """{"id":"a","price":7}""" + "\n")]
    [InlineData("public static async Task<Order> Handle(Order order) { await Task.Yield(); return order with { Price = 7 }; }", """{"id":"a","price":7}""" + "\n")]
    [InlineData("public static async ValueTask<string?> Handle(string text, CancellationToken token) { await Task.Delay(1, token); return text.ToUpperInvariant(); }", """{"ID":"A"}""")]
    [InlineData("public static byte[] Handle(byte[] data, LambdaContext context) => [.. data, 1];", "{\"id\":\"a\"}\u0001")]
    [InlineData("public static string Handle(FirehoseRecord record, Order order) => $\"{record.RecordId} {record.Content.Length} {order.Id} é\";", "r0 10 a é")]
    [InlineData("public static int? Handle(Order order) => order.Id.Length;", "1\n")]
    [InlineData("public static Dictionary<string, Order> Handle(Order order) => new() { [\"é\"] = order };", """{"é":{"id":"a","price":0}}""" + "\n")]
    [InlineData("public static FirehoseResponseRecord Handle(FirehoseRecord record) => record.Ok([.. record.Content.Span, (byte)'!']);", """{"id":"a"}!""")]
    [InlineData("public static async Task<FirehoseResponseRecord?> Handle(string text) { await Task.Yield(); return new() { Result = FirehoseResults.Ok, Data = [(byte)text[2]] }; }", "i")]
    public void Record_IsTransformed(string method, string expected)
    {
        using CompiledFunction function = Start("FirehoseHandler", method, "");
        Assert.Equal([("r0", "Ok", expected)], Transform(function, """{"id":"a"}"""));
        Assert.Equal([("r0", "Ok", expected), ("r1", "Ok", expected.Replace("r0", "r1", StringComparison.Ordinal))], Transform(function, """{"id":"a"}""", """{"id":"a"}"""));
        Assert.Equal("", function.Log);
    }

    [Theory]
    [InlineData("public static Order? Handle() => null;")]
    [InlineData("public static Task<string?> Handle() => Task.FromResult<string?>(null);")]
    [InlineData("public static byte[]? Handle() => null;")]
    [InlineData("public static int? Handle() => null;")]
    [InlineData("public static FirehoseResponseRecord? Handle() => null;")]
    [InlineData("public static FirehoseResponseRecord Handle(FirehoseRecord record) => record.Dropped();")]
    public void Null_DropsTheRecord(string method)
    {
        using CompiledFunction function = Start("FirehoseHandler", method, "");
        Assert.Equal([("r0", "Dropped", "a"), ("r1", "Dropped", "")], Transform(function, "a", ""));
        Assert.Equal("", function.Log);
    }

    [Theory]
    [InlineData(Double)]
    [InlineData("public static async Task<Order?> Handle(Order order) { await Task.Yield(); Note(order.Id); return order.Price < 0 ? null : order with { Price = order.Price * 2 }; }")]
    public void FailedRecords_KeepTheirData(string method)
    {
        using CompiledFunction function = Start("FirehoseHandler", method, "");
        Assert.Equal(
            [
                ("r0", "Ok", """{"id":"a","price":4}""" + "\n"), ("r1", "ProcessingFailed", """{"id":"bad"}"""), ("r2", "Dropped", """{"id":"b","price":-1}"""),
                ("r3", "ProcessingFailed", "no JSON"), ("r4", "Ok", """{"id":"c","price":0}""" + "\n"),
            ],
            Transform(function, """{"id":"a","price":2}""", """{"id":"bad"}""", """{"id":"b","price":-1}""", "no JSON", """{"id":"c"}"""));
        Assert.Equal(["a", "bad", "b", "c"], Handled(function));
        Assert.Contains("record r1 failed: InvalidOperationException: cannot handle bad", function.Log, StringComparison.Ordinal);
        Assert.Contains("record r3 cannot be read: JsonException: $: ", function.Log, StringComparison.Ordinal);
        Assert.EndsWith("2 of 5 records failed\n", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void DroppedPoisonRecord_IsLoggedWithItsData()
    {
        using CompiledFunction function = Start("FirehoseHandler", Double, "OnPoison = PoisonAction.Drop");
        Assert.Equal([("r0", "Dropped", "no JSON"), ("r1", "ProcessingFailed", """{"id":"bad"}""")], Transform(function, "no JSON", """{"id":"bad"}"""));
        Assert.Contains("record r0 cannot be read, and is dropped: \"bm8gSlNPTg==\": JsonException: ", function.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"?\"", "expected base64, found other text", "?")]
    [InlineData("7", "expected content in a string, found another value", "")]
    [InlineData("null", "expected content, found none", "")]
    public void DataThatCannotBeRead_HasFailed(string data, string error, string returned)
    {
        using CompiledFunction function = Start("FirehoseHandler", "public static string Handle(string text) => text;", "");
        (bool isError, string body) = function.Invoke($$$"""{"records":[{"recordId":"r0","data":{{{data}}}},{"recordId":"r1","data":"YQ=="}]}""");
        Assert.Equal(
            (false, $$$"""{"records":[{"recordId":"r0","result":"ProcessingFailed","data":"{{{returned}}}"},{"recordId":"r1","result":"Ok","data":"YQ=="}]}"""), (isError, body));
        Assert.Contains($"record r0 cannot be read: JsonException: $.data: {error}", function.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public static Order Handle(Order order) => order;", "AppendNewline = false", """{"id":"a","price":0}""")]
    [InlineData("public static Order Handle(Order order) => order;", "AppendNewline = true", """{"id":"a","price":0}""" + "\n")]
    [InlineData("public static string Handle() => \"a\";", "AppendNewline = true", "a\n")]
    [InlineData("public static string Handle() => \"a\\n\";", "AppendNewline = true", "a\n")]
    [InlineData("public static string Handle() => \"\";", "AppendNewline = true", "")]
    [InlineData("public static byte[] Handle() => [65];", "AppendNewline = true", "A\n")]
    [InlineData("public static FirehoseResponseRecord Handle(FirehoseRecord record) => record.Ok([65]);", "AppendNewline = true, Stream = \"orders\"", "A\n")]
    public void LineFeed_FollowsResultsAsTheOptionSays(string method, string options, string expected)
    {
        using CompiledFunction function = Start("FirehoseHandler", method, options);
        Assert.Equal([("r0", "Ok", expected)], Transform(function, """{"id":"a"}"""));
    }

    [Fact]
    public void KeysOfDynamicPartitioning_AreInTheResponse()
    {
        const string method = """
            public static FirehoseResponseRecord Handle(FirehoseRecord record, Order order) => new()
            {
                RecordId = record.RecordId,
                Result = FirehoseResults.Ok,
                Data = record.Data,
                Metadata = new() { PartitionKeys = new Dictionary<string, string> { ["customer"] = order.Id } },
            };
            """;
        using CompiledFunction function = Start("FirehoseHandler", method, "");
        Assert.Equal(
            (false, """{"records":[{"recordId":"r0","result":"Ok","data":"eyJpZCI6ImEifQ==","metadata":{"partitionKeys":{"customer":"a"}}}]}"""),
            function.Invoke(Firehose("""{"id":"a"}""")));
    }

    [Theory]
    [InlineData("record.ProcessingFailed()", "The handler returned a record with the result \"ProcessingFailed\".")]
    [InlineData("new() { Result = \"OK\", Data = [] }", "The handler returned a record with the result \"OK\"; expected one of: Ok, Dropped, ProcessingFailed.")]
    [InlineData("new()", "The handler returned a record with the result \"\"; expected one of: Ok, Dropped, ProcessingFailed.")]
    [InlineData("new() { Result = \"Ok\" }", "The handler returned a record with the result \"Ok\" and without Data; create it by the method Ok of FirehoseRecord.")]
    [InlineData("new() { RecordId = \"r1\", Result = \"Dropped\" }", "The handler returned a record with the RecordId \"r1\"; expected \"r0\", the one that it was called for, or none.")]
    public void ResponseRecordThatFirehoseRejects_HasFailed(string result, string error)
    {
        using CompiledFunction function = Start("FirehoseHandler", $"public static FirehoseResponseRecord Handle(FirehoseRecord record) => {result};", "");
        Assert.Equal([("r0", "ProcessingFailed", "a")], Transform(function, "a"));
        Assert.Contains($"record r0 failed: InvalidOperationException: {error}", function.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public static Order Handle(Order order) => order;")]
    [InlineData("public static FirehoseResponseRecord Handle(byte[] data, FirehoseRecord record) => record.Ok([.. data, (byte)'\\n']);")]
    public void RecordsOfKafka_HaveTheirContentInAnotherMember(string method)
    {
        using CompiledFunction function = Start("FirehoseHandler", method, "");
        string json = """
            {"sourceMSKArn":"arn:aws:kafka:eu-central-1:123456789012:cluster/orders/abc-1","records":[
            {"recordId":"r0","data":null,"kafkaRecordValue":"eyJpZCI6ImEiLCJwcmljZSI6MH0="},{"recordId":"r1","kafkaRecordValue":"?"}]}
            """;
        (bool isError, string body) = function.Invoke(json);
        Assert.Equal(
            (false, """{"records":[{"recordId":"r0","result":"Ok","kafkaRecordValue":"eyJpZCI6ImEiLCJwcmljZSI6MH0K"},{"recordId":"r1","result":"ProcessingFailed","kafkaRecordValue":"?"}]}"""),
            (isError, body));
        Assert.Contains("$.kafkaRecordValue: expected base64, found other text", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void ConcurrentRecords_AreReturnedInTheOrderOfTheEvent()
    {
        const string method = "public static async Task<string?> Handle(string text) { if (text == \"a\") await WaitFor(\"e\"); else await Task.Yield(); Note(text); return text == \"c\" ? null : text; }";
        using CompiledFunction function = Start("FirehoseHandler", method, "MaxConcurrency = 3");
        Assert.Equal(
            [("r0", "Ok", "a"), ("r1", "ProcessingFailed", "bad"), ("r2", "Dropped", "c"), ("r3", "Ok", "d"), ("r4", "Ok", "e"), ("r5", "Ok", "f")],
            Transform(function, "a", "bad", "c", "d", "e", "f"));
    }

    [Fact]
    public void ManyConcurrentRecords_AreReturnedOnce()
    {
        const string method = "public static async Task<string> Handle(string text) { await Task.Delay(int.Parse(text) % 3); return text; }";
        using CompiledFunction function = Start("FirehoseHandler", method, "MaxConcurrency = 8");
        string[] data = [.. Enumerable.Range(0, 200).Select(static i => $"{i * 7919 % 200}")];
        Assert.Equal(data.Select(static (text, i) => ($"r{i}", "Ok", text)), Transform(function, data));
    }

    [Fact]
    public void NoRecordIsBegun_NearTheDeadline()
    {
        using CompiledFunction function = Start("FirehoseHandler", "public static string Handle(string text) { Thread.Sleep(700); return text; }", "");
        Assert.Equal([("r0", "Ok", "a"), ("r1", "ProcessingFailed", "b")], Results(Invoke(function, Firehose("a", "b"), TimeSpan.FromSeconds(1))));
        Assert.EndsWith("0 of 2 records failed, 1 was not begun because the deadline is near\n", function.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("MaxConcurrency = 3")]
    public void HandlerThatIgnoresTheDeadline_HasFailed(string options)
    {
        using CompiledFunction function = Start(
            "FirehoseHandler", "public static async Task<string> Handle(string text) { if (text == \"b\") await Task.Delay(1500); return text; }", options);
        string response = Invoke(function, Firehose("a", "b", "c"), TimeSpan.FromSeconds(1));
        Assert.Equal([("r0", "Ok", "a"), ("r1", "ProcessingFailed", "b"), ("r2", options.Length > 0 ? "Ok" : "ProcessingFailed", "c")], Results(response));

        // It ends during the next invocation, whose response does not have its result.
        Assert.Equal([("r0", "Ok", "d"), ("r1", "Ok", "e")], Transform(function, "d", "e"));
    }

    [Theory]
    [InlineData("FailInvocation = FailInvocation.WhenAnyFails", new[] { "a", "bad" })]
    [InlineData("FailInvocation = FailInvocation.WhenAllFail", new[] { "bad" })]
    public void Failures_FailTheInvocationIfSet(string options, string[] data)
    {
        using CompiledFunction function = Start("FirehoseHandler", "public static string Handle(string text) { Note(text); return text; }", options);
        (bool isError, string body) = function.Invoke(Firehose(data));
        Assert.True(isError);
        Assert.Contains($"1 of {data.Length} records failed; the first with InvalidOperationException: cannot handle bad", body, StringComparison.Ordinal);
        Assert.Equal([("r0", "Ok", "c")], Transform(function, "c"));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("FailInvocation = FailInvocation.WhenAllFail", false)]
    [InlineData("FailInvocation = FailInvocation.WhenAnyFails", true)]
    public void VariableForIgnoredLists_HasNoEffect(string options, bool fails)
    {
        using CompiledFunction function = Start(
            "FirehoseHandler", "public static string Handle(string text) { Note(text); return text; }", options, ("LAMBDA_BATCH_RESPONSES", "off"));
        (bool isError, string body) = function.Invoke(Firehose("a", "bad"));
        Assert.Equal(fails, isError);
        Assert.Equal(!fails, body.Contains("ProcessingFailed", StringComparison.Ordinal));
    }

    [Fact]
    public void ResultsThatDoNotFitIntoTheResponse_HaveFailed()
    {
        using CompiledFunction function = Start("FirehoseHandler", "public static string Handle(string text) => new('x', int.Parse(text) * 1000);", "");
        Assert.Equal(
            [
                ("r0", "Ok", 2_000_000), ("r1", "Ok", 2_000_000), ("r2", "ProcessingFailed", 4), ("r3", "Ok", 700_000), ("r4", "ProcessingFailed", 3), ("r5", "Ok", 1000),
            ],
            Transform(function, "2000", "2000", "2000", "700", "100", "1").Select(static record => (record.Id, record.Result, record.Text.Length)));
        Assert.Contains("record r2 failed: InvalidOperationException: The result has 2666", function.Log, StringComparison.Ordinal);
        Assert.Contains("would be longer than the 6291556 bytes that Lambda accepts. Return less, or let the Firehose stream send smaller", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void ResultThatCannotBeWritten_HasFailed()
    {
        const string method = "public class Node { public string Id { get; set; } = \"n\"; public Node? Next { get; set; } } public static Node Handle(string text) { var node = new Node(); node.Next = text == \"b\" ? node : null; return node; }";
        using CompiledFunction function = Start("FirehoseHandler", method, "");
        const string written = """{"id":"n","next":null}""" + "\n";
        Assert.Equal([("r0", "Ok", written), ("r1", "ProcessingFailed", "b"), ("r2", "Ok", written)], Transform(function, "a", "b", "c"));
        Assert.Contains("record r1 failed: JsonException: The value is deeper than 64 levels, or refers to itself.", function.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Records":[]}""", "$: expected an event of Amazon Data Firehose, with \\\"records\\\", found an object without them")]
    [InlineData("""{"records":{"orders-0":[]}}""", "$.records: expected an array")]
    [InlineData("""{"records":[{"recordId":"r0","data":""},{"data":""}]}""", "$.records[1].recordId: expected the ID of a record, found none")]
    [InlineData("""{"records":[{"recordId":"","data":""}]}""", "$.records[0].recordId: expected the ID of a record, found none")]
    public void OtherEvents_AreErrors(string json, string error)
    {
        using CompiledFunction function = Start("FirehoseHandler", "public static string Handle(string text) { Note(text); return text; }", "");
        (bool isError, string body) = function.Invoke(json);
        Assert.True(isError);
        Assert.Contains(error, body, StringComparison.Ordinal);
        Assert.Empty(Handled(function));
        Assert.Equal((false, """{"records":[]}"""), function.Invoke("""{"records":[]}"""));
    }

    [Theory]
    [InlineData("")]
    [InlineData(", MaxConcurrency = 2")]
    public void MiddlewarePerRecord_DecidesWhetherTheResultCounts(string options)
    {
        const string middleware = """
            public sealed class Gate : ILambdaMiddleware
            {
                public async ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
                {
                    switch (invocation.Record!.Number)
                    {
                        case 1: return;
                        case 2: await next(invocation); await next(invocation); break;
                        case 3: await next(invocation); throw new InvalidOperationException($"rejects {invocation.Record.Id}");
                        case 4: try { await next(invocation); } catch (InvalidOperationException) { } break;
                        default: await next(invocation); break;
                    }
                }
            }
            """;
        using CompiledFunction function = Start(
            "FirehoseHandler",
            $"{middleware} public static Task<string> Handle(string text) {{ Note(text); return Task.FromResult(text + text); }}",
            $"Name = \"gated\"{options}), LambdaMiddleware<Gate>(PerRecord = true");
        Assert.Equal(
            [("r0", "Ok", "aa"), ("r1", "Dropped", "b"), ("r2", "Ok", "cc"), ("r3", "ProcessingFailed", "d"), ("r4", "Dropped", "bad"), ("r5", "Ok", "ff")],
            Transform(function, "a", "b", "c", "d", "bad", "f"));
        Assert.Contains("record r3 failed: InvalidOperationException: rejects r3", function.Log, StringComparison.Ordinal);
    }

    /// <summary>A batch whose IDs are <c>r0</c>, <c>r1</c>, …</summary>
    internal static string Firehose(params IEnumerable<string> data) => $$"""
        {"invocationId":"2b4d1ad9-2f48-94bd-a088-767c317e994a","deliveryStreamArn":"arn:aws:firehose:eu-central-1:123456789012:deliverystream/orders","region":"eu-central-1",
        "records":[{{string.Join(",", data.Select(static (text, index) => $$"""
        {"recordId":"r{{index}}","approximateArrivalTimestamp":1772800000123,"data":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}}"}
        """))}}]}
        """;

    private static (string Id, string Result, string Text)[] Transform(CompiledFunction function, params string[] data)
    {
        (bool isError, string body) = function.Invoke(Firehose(data));
        Assert.False(isError, body);
        return Results(body);
    }

    private static (string Id, string Result, string Text)[] Results(string response)
    {
        using var document = JsonDocument.Parse(response);
        return
        [
            .. document.RootElement.GetProperty("records").EnumerateArray().Select(static record =>
                (record.GetProperty("recordId").GetString()!, record.GetProperty("result").GetString()!, Encoding.UTF8.GetString(record.GetProperty("data").GetBytesFromBase64()))),
        ];
    }
}
