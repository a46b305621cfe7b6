using static Lambda.Runtime.Generators.Tests.Batches.BatchFunction;

namespace Lambda.Runtime.Generators.Tests.Batches;

/// <summary>The loop over a batch as a method, for handlers of the whole batch.</summary>
public sealed class BatchLoopTests
{
    private static readonly string Messages = SqsBatchText.Fifo(
        ("m1", "g1", """{"id":"bad1"}"""), ("m2", "g2", """{"id":"2a"}"""), ("m3", "g1", """{"id":"1b"}"""), ("m2", "g2", """{"id":"2a"}"""), ("m4", "g2", """{"id":"2b"}"""));

    private static readonly string Records = StreamHandlerTests.Kinesis(("k", """{"id":"a"}"""), ("k", """{"id":"bad"}"""), ("k", """{"id":"c"}"""));

    private static readonly string Changes = StreamHandlerTests.DynamoDb(("INSERT", "NewImage", "a"), ("INSERT", "NewImage", "bad"), ("INSERT", "NewImage", "c"));

    private static readonly string Partitions = KafkaHandlerTests.Kafka(
        ("orders-0", null, KafkaHandlerTests.Order("bad")), ("orders-0", "k", KafkaHandlerTests.Order("0b")), ("orders-1", "k", KafkaHandlerTests.Order("1a")));

    private static readonly string FailedOfPartitions = KafkaHandlerTests.Failed(("orders-0", 15), ("orders-0", 16));

    public static TheoryData<string, string, string, string> Loops => new()
    {
        { "SqsBatchResponse Run(SqsEvent<Order> batch, LambdaContext context) => SqsBatch.Handle(batch.Records, context, message => Note(message.Body!.Id));", Messages, Failed("m1", "m3"), "bad1 2a 2b" },
        { "Task<SqsBatchResponse> Run(SqsEvent<Order> batch, LambdaContext context) => SqsBatch.HandleAsync(batch.Records, context, async message => { await Task.Yield(); Note(message.Body!.Id); });", Messages, Failed("m1", "m3"), "bad1 2a 2b" },
        { "Task<SqsBatchResponse> Run(SqsEvent batch, LambdaContext context) => SqsBatch.HandleAsync(batch.Records, context, async message => { if (message.MessageId == \"m1\") await WaitFor(\"2b\"); Note(message.Body.Split('\"')[3]); }, maxConcurrency: 2);", Messages, Failed("m1", "m3"), "2a 2b bad1" },
        { "KinesisBatchResponse Run(KinesisEvent<Order> batch, LambdaContext context) => KinesisBatch.Handle(batch.Records, context, record => Note(record.Kinesis.Data!.Id));", Records, Failed("1001"), "a bad" },
        { "Task<KinesisBatchResponse> Run(KinesisEvent batch, LambdaContext context) => KinesisBatch.HandleAsync(batch.Records, context, async record => { await Task.Yield(); Note(System.Text.Encoding.UTF8.GetString(record.Kinesis.Data).Split('\"')[3]); });", Records, Failed("1001"), "a bad" },
        { "DynamoDbBatchResponse Run(DynamoDbEvent<Order> batch, LambdaContext context) => DynamoDbBatch.Handle(batch.Records, context, record => Note(record.DynamoDb!.NewImage!.Id));", Changes, Failed("1001"), "a bad" },
        { "Task<DynamoDbBatchResponse> Run(DynamoDbEvent batch, LambdaContext context) => DynamoDbBatch.HandleAsync(batch.Records, context, async record => { await Task.Yield(); Note(record.DynamoDb!.NewImage![\"id\"].S!); });", Changes, Failed("1001"), "a bad" },
        { "KafkaBatchResponse Run(KafkaEvent<string, Order> batch, LambdaContext context) => KafkaBatch.Handle(batch.Records, context, record => Note(record.Value!.Id));", Partitions, FailedOfPartitions, "bad 1a" },
        { "Task<KafkaBatchResponse> Run(KafkaEvent batch, LambdaContext context) => KafkaBatch.HandleAsync(batch.Records, context, async record => { await Task.Yield(); Note(System.Text.Encoding.UTF8.GetString(record.Value!).Split('\"')[3]); });", Partitions, FailedOfPartitions, "bad 1a" },
        { "Task<KafkaBatchResponse> Run(KafkaEvent<string, Order> batch, LambdaContext context) => KafkaBatch.HandleAsync(batch.Records, context, async record => { if (record.Offset == 15 && record.Partition == 0 && record.Key is null) await WaitFor(\"1a\"); Note(record.Value!.Id); }, maxConcurrency: 2);", Partitions, FailedOfPartitions, "1a bad" },
    };

    [Theory]
    [MemberData(nameof(Loops))]
    public void LoopOverTheBatch_ReportsAsTheAttributeDoes(string method, string batch, string response, string handled)
    {
        using CompiledFunction function = Start("LambdaHandler", $"public static {method}", "");
        Assert.Equal((false, response), function.Invoke(batch));
        Assert.Equal(handled, string.Join(" ", Handled(function)));
        Assert.Contains("failed: InvalidOperationException: cannot handle bad", function.Log, StringComparison.Ordinal);
        Assert.Matches(@"WARN RequestId: \S+ 1 of \d (messages|records) failed, 1 was not begun because of those\n$", function.Log);
    }

    [Fact]
    public void LoopOverTheBatch_FailsIfTheListIsIgnored()
    {
        using CompiledFunction function = Start(
            "LambdaHandler",
            "public static SqsBatchResponse Run(SqsEvent batch, LambdaContext context) => SqsBatch.Handle(batch.Records, context, message => Note(\"bad\"));",
            "",
            ("LAMBDA_BATCH_RESPONSES", "off"));
        (bool isError, string body) = function.Invoke(SqsBatchText.Of(("m1", "a")));
        Assert.True(isError);
        Assert.Contains("BatchFailedException", body, StringComparison.Ordinal);
    }

    [Fact]
    public void LoopThatIgnoresTheDeadline_IsLeftBehind()
    {
        using CompiledFunction function = Start(
            "LambdaHandler",
            "public static Task<SqsBatchResponse> Run(SqsEvent batch, LambdaContext context) => SqsBatch.HandleAsync(batch.Records, context, message => Task.Delay(Timeout.Infinite));",
            "");
        Assert.Equal(Failed("m1", "m2"), Invoke(function, SqsBatchText.Of(("m1", "a"), ("m2", "b")), TimeSpan.FromSeconds(1)));
        Assert.Contains("message m1, received 2 times, was still being handled shortly before the deadline", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void InvalidConcurrency_IsAnError()
    {
        const string Call = "SqsBatch.HandleAsync(batch.Records, context, message => Task.CompletedTask, maxConcurrency: 0)";
        using CompiledFunction function = Start("LambdaHandler", $"public static Task<SqsBatchResponse> Run(SqsEvent batch, LambdaContext context) => {Call};", "");
        (bool isError, string body) = function.Invoke(SqsBatchText.Of(("m1", "a")));
        Assert.True(isError);
        Assert.Contains("ArgumentOutOfRangeException", body, StringComparison.Ordinal);
    }
}
