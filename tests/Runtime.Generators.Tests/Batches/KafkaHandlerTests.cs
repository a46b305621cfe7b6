using System.Diagnostics;
using System.Text;
using static Lambda.Runtime.Generators.Tests.Batches.BatchFunction;

namespace Lambda.Runtime.Generators.Tests.Batches;

/// <summary>Handlers of single records of Apache Kafka, each compiled and invoked with batches.</summary>
public sealed class KafkaHandlerTests
{
    /// <summary>Three records of a partition, of which the second fails, and two of another one.</summary>
    private static readonly string TwoPartitions = Kafka(
        ("orders-0", "k", Order("a")), ("orders-0", "k", Order("bad")), ("orders-0", "k", Order("c")), ("orders-1", "k", Order("d")), ("orders-1", "k", Order("e")));

    [Fact]
    public void HandlerOfKeyAndValue_HandlesEachRecord()
    {
        var generation = Generation.Of($$"""
            {{Program}}
                [KafkaHandler(Topic = "orders", OnPoison = PoisonAction.Drop, MaxConcurrency = 2)]
                public static async Task Handle(
                    string key, Order? order, [FromMessageAttribute("tenant")] string? tenant, [FromMessageAttribute("id")] byte[] id, LambdaContext context)
                {
                    await Task.Yield();
                    Note($"{key} {order?.Id} {tenant} {id.Length} {context.AwsRequestId.Length}");
                }
            }
            """, packages: Packages);
        Snapshots.Match(generation);
        using var function = CompiledFunction.Start(generation);
        const string Headers = """[{"id":[1]},{"tenant":[-61,-87]}]""";
        Assert.Equal((false, Failed()), function.Invoke(Records("orders-0", Record(0, "k", Order("a"), Headers), Record(1, "l", null, Headers))));
        Assert.Equal(["k a é 1 36", "l  é 1 36"], Handled(function));
        Assert.Equal("", function.Log);
    }

    [Theory]
    [InlineData("public static void Handle(Order order) => Note(order.Id);")]
    [InlineData("public static void Handle(string key, Order order) => Note(order.Id);")]
    [InlineData("public static async Task Handle(Order order) { await Task.Yield(); Note(order.Id); }")]
    [InlineData("public static void Handle(KafkaRecord<string, Order> record) => Note(record.Value!.Id);")]
    [InlineData("public static async ValueTask Handle(KafkaRecord record, byte[] value) { await Task.Yield(); if (value.Length == record.Value!.Length) Note(System.Text.Encoding.UTF8.GetString(value).Split('\"')[3]); }")]
    public void FailedRecord_StopsItsPartition(string method)
    {
        using CompiledFunction function = Start(method);
        Assert.Equal((false, Failed()), function.Invoke(Kafka(("orders-0", "k", Order("x")))));
        Assert.Equal((false, Failed(("orders-0", 16), ("orders-0", 17))), function.Invoke(TwoPartitions));
        Assert.Equal(["x", "a", "bad", "d", "e"], Handled(function));
        Assert.Contains("record orders-0@16 failed: InvalidOperationException: cannot handle bad\n", function.Log, StringComparison.Ordinal);
        Assert.EndsWith("1 of 5 records failed, 1 was not begun because of those\n", function.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("string value", "é\n", "é\n")]
    [InlineData("string value", "", "")]
    [InlineData("byte[] value", "é", "2")]
    [InlineData("string key, string value", "v", "k v")]
    [InlineData("LambdaContext context, byte[] key, CancellationToken token, int number", "7", "1 7")]
    [InlineData("string key, int[] numbers", "[1,2]", "k 2")]
    [InlineData("string first, List<Order> second", "[]", "k 0")]
    public void Payloads_AreTheValueOrTheKeyAndTheValue(string parameters, string value, string expected)
    {
        IEnumerable<string> shown = parameters.Split(", ").Select(static parameter => parameter.Split(' '))
            .Where(static pair => pair[0] is not ("LambdaContext" or "CancellationToken"))
            .Select(static pair => pair[0] switch
            {
                "byte[]" or "int[]" => $"{{{pair[1]}.Length}}",
                "List<Order>" => $"{{{pair[1]}.Count}}",
                _ => $"{{{pair[1]}}}",
            });
        using CompiledFunction function = Start($"public static void Handle({parameters}) => Note($\"{string.Join(' ', shown)}\");");
        Assert.Equal((false, Failed()), function.Invoke(Kafka(("orders-0", "k", value))));
        Assert.Equal([expected], Handled(function));
    }

    [Theory]
    [InlineData("Order? order", "null", true)]
    [InlineData("string? text", "null", true)]
    [InlineData("string key, byte[]? bytes", "null", true)]
    [InlineData("int? number", "null", true)]
    [InlineData("KafkaRecord record", "null", true)]
    [InlineData("string? key, Order? order", null, true)]
    [InlineData("Order order", "null", false, "value", "Order?")]
    [InlineData("string text", "null", false, "value", "string?")]
    [InlineData("byte[]? key, byte[] bytes", "null", false, "value", "byte[]?")]
    [InlineData("int number", null, false, "value", "int?")]
    [InlineData("string key, Order? order", null, false, "key", "string?")]
    [InlineData("Guid key, Order? order", null, false, "key", "System.Guid?")]
    public void MissingKeyOrValue_NeedsANullableType(string parameters, string? value, bool isTaken, string part = "", string type = "")
    {
        using CompiledFunction function = Start($"public static void Handle({parameters}) => Note(\"taken\");");
        string record = $$"""{"topic":"orders","partition":0,"offset":15{{(value is null ? "" : $",\"key\":\"aw==\",\"value\":{value}")}},"headers":[]}""";
        Assert.Equal((false, isTaken ? Failed() : Failed(("orders-0", 15))), function.Invoke(Records("orders-0", record)));
        Assert.Equal(isTaken ? ["taken"] : [], Handled(function));
        string error = $"record orders-0@15 cannot be read: JsonException: $.{part}: expected a value, found none; take '{type}' for records without it";
        Assert.Equal(!isTaken, function.Log.Contains(error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Order order", "\"?\"", "$.value: expected base64, found other text")]
    [InlineData("string text", "\"/w==\"", "$.value: expected text, found bytes that are not valid UTF-8")]
    [InlineData("string text", "7", "$.value: expected content in a string, found another value")]
    [InlineData("Order order", "\"bnVsbA==\"", "$: expected a value, found null")]
    [InlineData("Order order", "\"eyJpZCI6N30=\"", "$.id: expected a string, found the number 7")]
    [InlineData("int key, Order? order", "\"eyJpZCI6N30=\"", "in the key, $: ")]
    [InlineData("Order key, Order? order", "\"eyJpZCI6N30=\"", "in the key, $: ")]
    public void PartThatCannotBeRead_StopsThePartition(string parameters, string value, string error)
    {
        using CompiledFunction function = Start($"public static void Handle({parameters}) => Note(\"taken\");");
        string batch = Records("orders-0", $$"""{"offset":15,"key":"aw==","value":{{value}}}""", Record(16, "k", "{}"));
        Assert.Equal((false, Failed(("orders-0", 15), ("orders-0", 16))), function.Invoke(batch));
        Assert.Contains($"record orders-0@15 cannot be read: JsonException: {error}", function.Log, StringComparison.Ordinal);
        Assert.Empty(Handled(function));
    }

    [Fact]
    public void DroppedRecord_DoesNotStopItsPartition()
    {
        using CompiledFunction function = Start("public static void Handle(string key, Order order) => Note(order.Id);", "OnPoison = PoisonAction.Drop");
        Assert.Equal((false, Failed()), function.Invoke(Kafka(
            ("orders-0", "k", "not JSON"), ("orders-0", "k", null), ("orders-0", null, Order("a")), ("orders-0", "k", Order("b")))));
        Assert.Equal(["b"], Handled(function));
        Assert.Contains("record orders-0@15 cannot be read, and is dropped: \"bm90IEpTT04=\": JsonException: ", function.Log, StringComparison.Ordinal);
        Assert.Contains("record orders-0@16 cannot be read, and is dropped: null: JsonException: $.value: expected a value, found none", function.Log, StringComparison.Ordinal);
        Assert.Contains(
            "record orders-0@17 cannot be read, and is dropped: \"eyJpZCI6ImEifQ==\": JsonException: $.key: expected a value, found none", function.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("string? tenant", "[]", "")]
    [InlineData("string? tenant", "null", "")]
    [InlineData("string? tenant", """[{"Tenant":[65]}]""", "")]
    [InlineData("string tenant", """[{"tenant":[110,111]}]""", "no")]
    [InlineData("string tenant", """[{"tenant":[97]},{"other":[98]},{"tenant":[-61,-87]}]""", "é")]
    [InlineData("string tenant", """[{"tenant":[195,169]}]""", "é")]
    [InlineData("string? tenant", """[{"tenant":[97]},{"tenant":null}]""", "")]
    [InlineData("byte[] tenant", """[{"tenant":[-1,255]}]""", "FFFF")]
    public void LastHeaderOfAName_IsTaken(string parameter, string headers, string expected)
    {
        string text = parameter.StartsWith("byte", StringComparison.Ordinal) ? "Convert.ToHexString(tenant)" : "tenant ?? \"\"";
        using CompiledFunction function = Start($"public static void Handle([FromMessageAttribute(\"tenant\")] {parameter}) => Note({text});");
        Assert.Equal((false, Failed()), function.Invoke(Records("orders-0", Record(15, "k", "v", headers))));
        Assert.Equal([expected], Handled(function));
    }

    [Theory]
    [InlineData("""[{"other":[97]}]""", "failed: JsonException: $.headers: expected the header \"tenant\", found none")]
    [InlineData("""[{"tenant":[-1]}]""", "cannot be read: JsonException: $.headers: in \"tenant\", expected text, found bytes that are not valid UTF-8")]
    [InlineData("""[{"tenant":[256]}]""", "cannot be read: JsonException: $.headers[0].tenant[0]: expected a byte, from -128 to 255, found the number 256")]
    [InlineData("\"no\"", "cannot be read: JsonException: $.headers: expected an array, found a string")]
    public void HeaderThatCannotBeTaken_IsAFailure(string headers, string error)
    {
        using CompiledFunction function = Start("public static void Handle(string value, [FromMessageAttribute(\"tenant\")] string tenant) => Note(tenant);");
        Assert.Equal((false, Failed(("orders-0", 15))), function.Invoke(Records("orders-0", Record(15, "k", "v", headers))));
        Assert.Contains($"record orders-0@15 {error}", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void ConcurrentRecords_KeepTheOrderOfTheirPartition()
    {
        using CompiledFunction function = Start(
            "public static async Task Handle(Order order) { if (order.Id == \"a1\") await WaitFor(\"b2\"); Note(order.Id); }", "MaxConcurrency = 2");
        Assert.Equal((false, Failed()), function.Invoke(Kafka(
            ("orders-0", "k", Order("a1")), ("orders-0", "l", Order("a2")), ("orders-1", "k", Order("b1")), ("orders-1", "l", Order("b2")))));
        Assert.Equal(["b1", "b2", "a1", "a2"], Handled(function));
    }

    [Fact]
    public void ConcurrentPartitions_StopAtTheirFailures()
    {
        using CompiledFunction function = Start(
            "public static async Task Handle(Order order) { if (order.Id == \"a\") await WaitFor(\"bad2\"); Note(order.Id); }", "MaxConcurrency = 4");
        Assert.Equal((false, Failed(("orders-0", 16), ("orders-0", 17), ("orders-1", 15), ("orders-1", 16))), function.Invoke(Kafka(
            ("orders-0", "k", Order("a")), ("orders-0", "k", Order("bad1")), ("orders-0", "k", Order("b")), ("orders-1", "k", Order("bad2")), ("orders-1", "k", Order("c")),
            ("returns-1", "k", Order("d")), ("returns-1", "k", Order("e")))));
        Assert.Equal(["a", "bad1", "bad2", "d", "e"], Handled(function).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void RecordThatOccursTwice_IsHandledAndReportedOnce()
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);");
        string[] first = [Record(15, "k", Order("a")), Record(15, "k", Order("a")), Record(16, "k", Order("bad")), Record(16, "k", Order("bad"))];
        string batch = Event([("orders-0", string.Join(",", first)), ("orders-1", Record(15, "k", Order("b")))]);
        Assert.Equal((false, Failed(("orders-0", 16))), function.Invoke(batch));
        Assert.Equal(["a", "bad", "b"], Handled(function));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"offset\":null,")]
    [InlineData("\"offset\":\"\",")]
    [InlineData("\"offset\":-1,")]
    [InlineData("\"offset\":{},")]
    public void FailedRecordWithoutAnOffset_FailsTheInvocation(string offset)
    {
        using CompiledFunction function = Start("public static void Handle(string value) => Note(value);", "OnPoison = PoisonAction.Drop");
        (bool isError, string body) = function.Invoke(Records("orders-0", $$"""{{{offset}}"value":"YmFk"}"""));
        Assert.True(isError);
        Assert.Contains("1 of 1 records failed; the first with InvalidOperationException: cannot handle bad", body, StringComparison.Ordinal);
        Assert.Contains("record number 1 failed: ", function.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FailInvocation = FailInvocation.WhenAnyFails", "", true)]
    [InlineData("FailInvocation = FailInvocation.WhenAllFail", "", false)]
    [InlineData("", "off", true)]
    [InlineData("", "on", false)]
    public void SomeFailures_FailTheInvocationIfSet(string options, string variable, bool isError)
    {
        using CompiledFunction function = BatchFunction.Start(
            "KafkaHandler", "public static void Handle(Order order) => Note(order.Id);", options, variable.Length == 0 ? [] : [("LAMBDA_BATCH_RESPONSES", variable)]);
        Assert.Equal(isError, function.Invoke(TwoPartitions).IsError);
    }

    [Fact]
    public void RecordsOfAllPartitions_AreReportedNearTheDeadline()
    {
        using CompiledFunction function = Start("public static async Task Handle(Order order) { Note(order.Id); await Task.Delay(order.Id == \"a\" ? 0 : Timeout.Infinite); }");
        Assert.Equal(
            Failed(("orders-0", 16), ("orders-1", 15)),
            Invoke(function, Kafka(("orders-0", "k", Order("a")), ("orders-0", "k", Order("b")), ("orders-1", "k", Order("c"))), TimeSpan.FromSeconds(1)));
        Assert.Equal(["a", "b"], Handled(function));
        Assert.Contains("record orders-0@16 was still being handled shortly before the deadline", function.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"eventSource":"aws:kafka","records":{}}""", "", false)]
    [InlineData("""{"eventSource":"SelfManagedKafka","records":{"orders-0":[]}}""", "", false)]
    [InlineData("""{"records":{"orders-0":[]},"eventSource":"aws:SelfManagedKafka"}""", "", false)]
    [InlineData("""{"eventSource":"aws:rmq","records":{}}""", "$.eventSource: expected \\\"aws:kafka\\\" or \\\"SelfManagedKafka\\\", because the handler has [KafkaHandler], found aws:rmq", true)]
    [InlineData("""{"Records":[{"eventSource":"aws:sqs","body":"a"}]}""", "$: expected an event of Apache Kafka, with \\\"records\\\", found an object without them", true)]
    [InlineData("""{"records":[{"data":"YQ=="}]}""", "$.records: expected an object, found an array", true)]
    [InlineData("""{"records":{"orders-0":null}}""", "$.records.orders-0: expected an array, found null", true)]
    [InlineData("""{"records":{"orders-0":[7]}}""", "$.records.orders-0[0]: expected an object, found the number 7", true)]
    public void OtherEvents_AreErrors(string json, string expected, bool isError)
    {
        using CompiledFunction function = Start("public static void Handle(string? value) => Note(\"taken\");");
        (bool isFound, string body) = function.Invoke(json);
        Assert.Equal(isError, isFound);
        Assert.Contains(isError ? expected : Failed(), body, StringComparison.Ordinal);
        Assert.Empty(Handled(function));
    }

    [Fact]
    public void MiddlewarePerRecord_SeesPartitionAndOffset()
    {
        using var function = CompiledFunction.Start(Generation.Of($$"""
            {{Program}}
                [KafkaHandler, LambdaMiddleware<Noting>(PerRecord = true)] public static void Handle(Order order) => Note(order.Id);

                public static void Add(string text) => Note(text);
            }

            public sealed class Noting : ILambdaMiddleware
            {
                public ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
                {
                    LambdaRecord record = invocation.Record!;
                    Functions.Add($"{record.Number} {record.Id} {record.SourceArn} {record.ReceiveCount} {LambdaJson.Deserialize<KafkaRecord>(invocation.Event.Span)!.Offset}");
                    return next(invocation);
                }
            }
            """, packages: Packages));
        Assert.Equal((false, Failed()), function.Invoke(Kafka(("orders-0", "k", Order("a")), ("orders-1", "k", Order("b")))));
        const string arn = "arn:aws:kafka:eu-central-1:123456789012:cluster/shop/1";
        Assert.Equal([$"0 orders-0@15 {arn}  15", "a", $"1 orders-1@15 {arn}  15", "b"], Handled(function));
    }

    [Fact]
    public void Tracing_CreatesASpanForEachRecord()
    {
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == LambdaTracing.SourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> options) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using var function = CompiledFunction.Start(Generation.Of($$"""
            {{Program}}
                [KafkaHandler, LambdaMiddleware<LambdaTracing>(PerRecord = true)] public static void Handle(Order order) => Note(order.Id);
            }
            """, packages: Packages));
        Assert.Equal((false, Failed(("my-orders-7", 16))), function.Invoke(Kafka(("my-orders-7", "k", Order("a")), ("my-orders-7", "k", Order("bad")))));
        Activity[] records = [.. spans.Where(static span => span.DisplayName == "process my-orders")];
        Assert.Equal([15L, 16L], records.Select(static span => (long)span.GetTagItem("messaging.kafka.offset")!));
        string[] names = ["messaging.system", "messaging.destination.name", "messaging.destination.partition.id", "messaging.operation.type", "messaging.message.id"];
        Assert.All(records, span => Assert.Equal(["kafka", "my-orders", "7", "process", null], names.Select(name => (string?)span.GetTagItem(name))));
        Assert.Equal([ActivityStatusCode.Unset, ActivityStatusCode.Error], records.Select(static span => span.Status));
    }

    [Fact]
    public void LargeBatches_AreHandledInOneInvocation()
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);");
        (string, string?, string?)[] records =
            [.. Enumerable.Range(0, 10_000).Select(static i => ($"orders-{i % 100}", (string?)"k", (string?)Order(i == 4_242 ? "bad" : $"{i}")))];
        Assert.Equal((false, Failed([.. Enumerable.Range(57, 58).Select(static i => ("orders-42", i))])), function.Invoke(Kafka(records)));
        Assert.Equal(10_000 - 57, Handled(function).Count);
    }

    /// <summary>A batch by partition, whose offsets begin with 15 in each.</summary>
    internal static string Kafka(params (string Partition, string? Key, string? Value)[] records) => Event(records
        .GroupBy(static record => record.Partition)
        .Select(static partition => (partition.Key, string.Join(",", partition.Select(static (record, index) => Record(15 + index, record.Key, record.Value))))));

    /// <summary>The response that reports these records.</summary>
    internal static string Failed(params (string Partition, int Offset)[] records)
    {
        IEnumerable<string> failures = records.Select(static record => $$$"""{"itemIdentifier":{"partition":"{{{record.Partition}}}","offset":{{{record.Offset}}}}}""");
        return $$"""{"batchItemFailures":[{{string.Join(",", failures)}}]}""";
    }

    internal static string Order(string id) => $$"""{"id":"{{id}}"}""";

    private static CompiledFunction Start(string method, string options = "") => BatchFunction.Start("KafkaHandler", method, options);

    private static string Records(string partition, params string[] records) => Event([(partition, string.Join(",", records))]);

    private static string Event(IEnumerable<(string Partition, string Records)> partitions) => $$$"""
        {"eventSource":"aws:kafka","eventSourceArn":"arn:aws:kafka:eu-central-1:123456789012:cluster/shop/1","bootstrapServers":"b-1.example.com:9092",
        "records":{{{{string.Join(",", partitions.Select(static partition => $"\"{partition.Partition}\":[{partition.Records}]"))}}}}}
        """;

    private static string Record(int offset, string? key, string? value, string headers = "[]") => $$"""
        {"topic":"orders","partition":0,"offset":{{offset}},"timestamp":1545084650987,"timestampType":"CREATE_TIME",
        "key":{{Base64(key)}},"value":{{Base64(value)}},"headers":{{headers}}}
        """;

    private static string Base64(string? text) => text is null ? "null" : $"\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}\"";
}
