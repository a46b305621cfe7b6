using System.Text;
using static Lambda.Runtime.Generators.Tests.Batches.BatchFunction;

namespace Lambda.Runtime.Generators.Tests.Batches;

/// <summary>Handlers of single records of Amazon Kinesis and Amazon DynamoDB, each compiled and invoked with batches.</summary>
public sealed class StreamHandlerTests
{
    [Theory]
    [InlineData("public static void Handle(Order order) => Note(order.Id);")]
    [InlineData("public static async Task Handle(Order order) { await Task.Yield(); Note(order.Id); }")]
    [InlineData("public static async ValueTask Handle(byte[] data, KinesisRecord record) { await Task.Yield(); Note(System.Text.Json.JsonDocument.Parse(record.Kinesis.Data).RootElement.GetProperty(\"id\").GetString()!); }")]
    public void FailedRecord_StopsTheBatch(string method)
    {
        using CompiledFunction function = Start("KinesisHandler", method, "");
        Assert.Equal((false, Failed()), function.Invoke(Kinesis(("k", """{"id":"a"}"""), ("k", """{"id":"b"}"""))));
        Assert.Equal((false, Failed("1001")), function.Invoke(Kinesis(("k", """{"id":"c"}"""), ("l", """{"id":"bad"}"""), ("k", """{"id":"d"}"""))));
        Assert.Equal(["a", "b", "c", "bad"], Handled(function));
        Assert.Contains("record 1001 failed: InvalidOperationException: cannot handle bad\n", function.Log, StringComparison.Ordinal);
        Assert.EndsWith("1 of 3 records failed, 1 was not begun because of those\n", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void DataOfKinesis_IsTextOrBytes()
    {
        using CompiledFunction text = Start("KinesisHandler", "public static void Handle(string data) => Note(data);", "");
        Assert.Equal((false, Failed()), text.Invoke(Kinesis(("k", "é\n"), ("k", ""))));
        Assert.Equal(["é\n", ""], Handled(text));

        using CompiledFunction bytes = Start("KinesisHandler", "public static void Handle(byte[] data) => Note(Convert.ToHexString(data));", "");
        Assert.Equal((false, Failed()), bytes.Invoke(Kinesis(("k", "é\n"))));
        Assert.Equal(["C3A90A"], Handled(bytes));
    }

    [Theory]
    [InlineData("\"?\"", "expected base64, found other text")]
    [InlineData("\"/w==\"", "expected text, found bytes that are not valid UTF-8")]
    [InlineData("7", "expected content in a string, found another value")]
    [InlineData("null", "expected content, found none")]
    public void DataThatCannotBeRead_StopsTheBatch(string data, string error)
    {
        using CompiledFunction function = Start("KinesisHandler", "public static void Handle(string data) => Note(data);", "");
        string batch = $$$"""{"Records":[{"kinesis":{"sequenceNumber":"1","data":{{{data}}}}},{"kinesis":{"sequenceNumber":"2","data":"YQ=="}}]}""";
        Assert.Equal((false, Failed("1")), function.Invoke(batch));
        Assert.Contains($"record 1 cannot be read: JsonException: $.kinesis.data: {error}", function.Log, StringComparison.Ordinal);
        Assert.Empty(Handled(function));
    }

    [Fact]
    public void DroppedRecord_DoesNotStopTheBatch()
    {
        using CompiledFunction function = Start("KinesisHandler", "public static void Handle(Order order) => Note(order.Id);", "OnPoison = PoisonAction.Drop");
        Assert.Equal((false, Failed()), function.Invoke(Kinesis(("k", "not JSON"), ("k", """{"id":"b"}"""))));
        Assert.Equal(["b"], Handled(function));
        Assert.Contains("record 1000 cannot be read, and is dropped: \"bm90IEpTT04=\": JsonException: ", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void ConcurrentRecords_KeepTheOrderOfTheirKey()
    {
        using CompiledFunction function = Start(
            "KinesisHandler", "public static async Task Handle(Order order) { if (order.Id == \"a1\") await WaitFor(\"b2\"); Note(order.Id); }", "MaxConcurrency = 2");
        string batch = Kinesis(("k", """{"id":"a1"}"""), ("k", """{"id":"a2"}"""), ("l", """{"id":"b1"}"""), ("l", """{"id":"b2"}"""));
        Assert.Equal((false, Failed()), function.Invoke(batch));
        Assert.Equal(["b1", "b2", "a1", "a2"], Handled(function));
    }

    [Fact]
    public void FirstUnprocessedRecord_IsReportedWhenSeveralRun()
    {
        using CompiledFunction function = Start(
            "KinesisHandler", "public static async Task Handle(Order order) { if (order.Id == \"a1\") await WaitFor(\"bad\"); Note(order.Id); }", "MaxConcurrency = 2");
        string batch = Kinesis(("k", """{"id":"a1"}"""), ("l", """{"id":"bad"}"""), ("m", """{"id":"c"}"""));
        Assert.Equal((false, Failed("1001")), function.Invoke(batch));
        Assert.Equal(["bad", "a1"], Handled(function));
    }

    [Fact]
    public void HandlerThatIsLeftBehind_IsTheFirstUnprocessedRecord()
    {
        using CompiledFunction function = Start(
            "KinesisHandler",
            "public static async Task Handle(Order order) { await Task.Delay(order.Id[0] == 'a' ? Timeout.Infinite : 1); Note(order.Id); }",
            "MaxConcurrency = 3");
        string batch = Kinesis(("k", """{"id":"a1"}"""), ("l", """{"id":"b"}"""), ("m", """{"id":"c"}"""));
        Assert.Equal(Failed("1000"), Invoke(function, batch, TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [InlineData("public static void Handle(DynamoDbChange<Order> change) => Note($\"{change.NewImage?.Id ?? change.OldImage?.Id} {change.Operation}\");")]
    [InlineData("public static async Task Handle(DynamoDbChange change) { await Task.Yield(); Note($\"{(change.NewImage ?? change.OldImage)![\"id\"].S} {change.Operation}\"); }")]
    [InlineData("public static void Handle(DynamoDbRecord<Order> record) => Note($\"{record.DynamoDb!.NewImage?.Id ?? record.DynamoDb.OldImage?.Id} {record.EventName}\");")]
    [InlineData("public static void Handle(DynamoDbRecord record, DynamoDbChange<Order> change) => Note($\"{change.NewImage?.Id ?? change.OldImage?.Id} {record.EventName}\");")]
    public void Changes_AreHandledUntilOneFails(string method)
    {
        using CompiledFunction function = Start("DynamoDbHandler", method, "");
        string batch = DynamoDb(("INSERT", "NewImage", "a"), ("REMOVE", "OldImage", "b"), ("MODIFY", "NewImage", "bad"), ("INSERT", "NewImage", "c"));
        Assert.Equal((false, Failed("1002")), function.Invoke(batch));
        Assert.Equal(["a INSERT", "b REMOVE", "bad MODIFY"], Handled(function));
    }

    [Fact]
    public void ImageOfAnotherType_StopsTheBatchWithAPath()
    {
        using CompiledFunction function = Start("DynamoDbHandler", "public static void Handle(DynamoDbChange<Order> change) => Note(change.NewImage!.Id);", "");
        string batch = """{"Records":[{"eventName":"INSERT","dynamodb":{"SequenceNumber":"7","NewImage":{"id":{"S":"a"},"price":{"S":"much"}}}}]}""";
        Assert.Equal((false, Failed("7")), function.Invoke(batch));
        Assert.Contains("record 7 cannot be read: JsonException: $.dynamodb.NewImage.price", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void RecordWithoutAChange_FailsTheInvocation()
    {
        using CompiledFunction function = Start("DynamoDbHandler", "public static void Handle(DynamoDbChange<Order> change) => Note(change.NewImage!.Id);", "");
        Assert.True(function.Invoke("""{"Records":[{}]}""").IsError);
        Assert.Contains("record number 1 cannot be read: JsonException: $.dynamodb: expected a change of an item, found none", function.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KinesisHandler", "Order order", "aws:sqs", "expected \\\"aws:kinesis\\\", because the handler has [KinesisHandler]")]
    [InlineData("DynamoDbHandler", "DynamoDbRecord record", "aws:kinesis", "expected \\\"aws:dynamodb\\\", because the handler has [DynamoDbHandler]")]
    public void EventsOfOtherServices_AreErrors(string attribute, string parameter, string source, string error)
    {
        using CompiledFunction function = Start(attribute, $"public static void Handle({parameter}) {{ }}", "");
        (bool isError, string body) = function.Invoke($$"""{"Records":[{"eventSource":"{{source}}"}]}""");
        Assert.True(isError);
        Assert.Contains($"$.Records[0].eventSource: {error}", body, StringComparison.Ordinal);
    }

    /// <summary>A batch whose sequence numbers begin with 1000.</summary>
    internal static string Kinesis(params (string Key, string Data)[] records) => Records(records.Select(static (record, index) => $$"""
        {"kinesis":{"kinesisSchemaVersion":"1.0","partitionKey":"{{record.Key}}","sequenceNumber":"{{1000 + index}}",
        "data":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes(record.Data))}}","approximateArrivalTimestamp":1545084650.987},
        "eventSource":"aws:kinesis","eventVersion":"1.0","eventID":"shardId-000000000006:{{1000 + index}}","eventName":"aws:kinesis:record"}
        """));

    /// <summary>A batch whose sequence numbers begin with 1000.</summary>
    internal static string DynamoDb(params (string Operation, string Image, string Id)[] changes) => Records(changes.Select(static (change, index) => $$$"""
        {"eventID":"{{{index}}}","eventName":"{{{change.Operation}}}","eventVersion":"1.1","eventSource":"aws:dynamodb","awsRegion":"eu-central-1",
        "dynamodb":{"Keys":{"id":{"S":"{{{change.Id}}}"}},"{{{change.Image}}}":{"id":{"S":"{{{change.Id}}}"},"price":{"N":"7"}},"SequenceNumber":"{{{1000 + index}}}",
        "SizeBytes":26,"StreamViewType":"NEW_AND_OLD_IMAGES"},"eventSourceARN":"arn:aws:dynamodb:eu-central-1:123456789012:table/Orders/stream/2015-06-27T00:48:05.899"}
        """));

    private static string Records(IEnumerable<string> records) => $$"""{"Records":[{{string.Join(",", records)}}]}""";
}
