using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests.Batches;

/// <summary>LAMBDA073, and other diagnostics at handlers of single records.</summary>
public sealed class BatchDiagnosticTests
{
    /// <summary>Methods, with the text at which the error is reported between <c>[|</c> and <c>|]</c>.</summary>
    public static TheoryData<string, string, string> Errors => new()
    {
        { "[LambdaHandler, SqsHandler] public static void [|Run|](string body) { }", "LAMBDA073", "Handler 'Functions.Run' has [LambdaHandler] and [SqsHandler], but an event is handled once; remove one" },
        { "[SqsHandler(MaxConcurrency = 0)] public static void [|Run|](string body) { }", "LAMBDA073", "sets MaxConcurrency to 0; expected 1 or more" },
        { "[KinesisHandler(MaxConcurrency = 2)] public static void [|Run|](string body) { }", "LAMBDA073", "sets MaxConcurrency, but returns nothing, so that a record ends before the next can begin; return Task or ValueTask, or remove MaxConcurrency" },
        { "[SqsHandler(Envelope = (Envelope)99)] public static void [|Run|](string body) { }", "LAMBDA073", "sets Envelope to 99, which is not a value of Envelope; name one of them" },
        { "[SqsHandler(Envelope = Envelope.Sns)] public static void [|Run|](S3Record record) { }", "LAMBDA073", "takes S3Record, but sets another Envelope; remove it, or set Envelope.S3" },
        { "[SqsHandler(Envelope = Envelope.S3)] public static void [|Run|](string body) { }", "LAMBDA073", "sets Envelope.S3, but does not take S3Record of Lambda.Runtime.Events; take it as the payload, or remove Envelope" },
        { "[SqsHandler(Queue = \"arn:aws:sqs:eu-central-1:123456789012:orders\")] public static void [|Run|](string body) { }", "LAMBDA073", "sets Queue to \"arn:aws:sqs:eu-central-1:123456789012:orders\", which is not a name; write the name alone, without its ARN or URL" },
        { "[SqsHandler(Queue = \"my.queue\")] public static void [|Run|](string body) { }", "LAMBDA073", "sets Queue to \"my.queue\", which SQS does not accept; a name has at most 80 characters, and a period only in .fifo at the end" },
        { "[SqsHandler(Queue = \".fifo\")] public static void [|Run|](string body) { }", "LAMBDA073", "sets Queue to \".fifo\", which SQS does not accept" },
        { $"[SqsHandler(Queue = \"{new string('n', 76)}.fifo\")] public static void [|Run|](string body) {{ }}", "LAMBDA073", "which SQS does not accept" },
        { "[KinesisHandler(Stream = \"\")] public static void [|Run|](string body) { }", "LAMBDA073", "sets Stream to \"\", which is not a name" },
        { "[DynamoDbHandler(Table = \"my table\")] public static void [|Run|](DynamoDbRecord record) { }", "LAMBDA073", "sets Table to \"my table\", which is not a name" },
        { "[SnsHandler(Topic = \"orders.fifo\")] public static void [|Run|](string text) { }", "LAMBDA073", "sets Topic to \"orders.fifo\", but a FIFO topic cannot invoke a function; subscribe a queue to it, and mark the method [SqsHandler]" },
        { "[S3Handler(Bucket = \"Uploads\")] public static void [|Run|](S3Record record) { }", "LAMBDA073", "sets Bucket to \"Uploads\", which S3 does not accept; a name has 3 to 63 lowercase letters, digits, hyphens and periods" },
        { "[S3Handler(Bucket = \"up\")] public static void [|Run|](S3Record record) { }", "LAMBDA073", "which S3 does not accept" },
        { "[ScheduleHandler(\"every hour\")] public static void [|Run|]() { }", "LAMBDA073", "has the schedule \"every hour\", which EventBridge Scheduler does not accept; expected rate(1 hour), cron(0 8 * * ? *) or at(2030-12-31T08:00:00)" },
        { "[ScheduleHandler(\"\")] public static void [|Run|]() { }", "LAMBDA073", "expected rate(1 hour), cron(0 8 * * ? *) or at(2030-12-31T08:00:00)" },
        { "[EventBridgeHandler(\"\")] public static void [|Run|](string detail) { }", "LAMBDA073", "has the detail-type \"\", which no event has; write the detail-type of the events, or no argument for any" },
        { "[EventBridgeHandler(\" \")] public static void [|Run|](string detail) { }", "LAMBDA073", "has the detail-type \" \", which no event has" },
        { "[LambdaHandler, LambdaMiddleware<LambdaTracing>(PerRecord = true)] public static void [|Run|](string body) { }", "LAMBDA073", "sets PerRecord for the middleware 'LambdaTracing', but takes whole events; remove PerRecord" },
        { "[SqsHandler] public static void Run(string body) { } public static class Inner { [KinesisHandler] public static void [|Run|](string data) { } }", "LAMBDA011", "give one of them another name: [KinesisHandler(Name = \"name\")]" },
        { "[SqsHandler(Name = \"a b\")] public static void [|Run|](string body) { }", "LAMBDA010", "The name \"a b\" of handler 'Functions.Run' is empty or contains white space" },
        { "[SqsHandler(CancellationMarginMilliseconds = -1)] public static void [|Run|](string body) { }", "LAMBDA032", "is -1; expected 0 or more" },
        { "[SqsHandler] public static int [|Run|](string body) => 1;", "LAMBDA009", "Handler 'Functions.Run' returns 'int', which nothing receives: the response of a batch is the list of its failures; return nothing, Task or ValueTask" },
        { "[SqsHandler] public static Task<string> [|Run|](string body) => null!;", "LAMBDA009", "returns 'string', which nothing receives" },
        { "[FirehoseHandler] public static void [|Run|](string text) { }", "LAMBDA009", "Handler 'Functions.Run' returns nothing, but the response of Amazon Data Firehose has the new content of each record; return a JSON type, string, byte[] or FirehoseResponseRecord, or null to drop the record" },
        { "[FirehoseHandler] public static Task [|Run|](string text) => Task.CompletedTask;", "LAMBDA009", "returns nothing, but the response of Amazon Data Firehose" },
        { "[FirehoseHandler] public static FirehoseResponse [|Run|](string text) => new();", "LAMBDA009", "which is the response of a whole batch; return a JSON type, string, byte[] or FirehoseResponseRecord, or null to drop the record, or mark the method [LambdaHandler]" },
        { "[FirehoseHandler] public static FirehoseRecord [|Run|](FirehoseRecord record) => record;", "LAMBDA009", "which is a record of the event, not of the response; return" },
        { "[FirehoseHandler] public static ReadOnlyMemory<byte> [|Run|](byte[] data) => data;", "LAMBDA009", "which is not the content of a record; return byte[]" },
        { "[FirehoseHandler] public static System.IO.Stream [|Run|](byte[] data) => new System.IO.MemoryStream(data);", "LAMBDA009", "which is not the content of a record; return byte[]" },
        { "[FirehoseHandler] public static IAsyncEnumerable<string> [|Run|](string text) => throw new NotSupportedException();", "LAMBDA009", "which is not the content of a record; return a JSON type" },
        { "[FirehoseHandler(MaxConcurrency = 2)] public static string [|Run|](string text) => text;", "LAMBDA073", "sets MaxConcurrency, but returns no task, so that a record ends before the next can begin; return Task<T> or ValueTask<T>, or remove MaxConcurrency" },
        { "[FirehoseHandler(Stream = \"a b\")] public static string [|Run|](string text) => text;", "LAMBDA073", "sets Stream to \"a b\", which is not a name" },
        { "[FirehoseHandler] public static string Run(FirehoseEvent [|e|]) => \"\";", "LAMBDA004", "take the payload or FirehoseRecord, or mark the method [LambdaHandler] for the whole batch" },
        { "[FirehoseHandler] public static string Run(KinesisRecord [|record|]) => \"\";", "LAMBDA004", "mark the method [KinesisHandler]" },
        { "[FirehoseHandler] public static string Run(string text, System.IO.TextWriter [|writer|]) => text;", "LAMBDA004", "remove it, and return the new content of the record" },
        { "[LogsHandler] public static string [|Run|](string message) => message;", "LAMBDA009", "returns 'string', which nothing receives: Lambda ignores the response of an asynchronous invocation; return nothing, Task or ValueTask" },
        { "[ScheduleHandler] public static int [|Run|]() => 1;", "LAMBDA009", "returns 'int', which nothing receives: Lambda ignores the response of an asynchronous invocation" },
        { "[SnsHandler] public static Task<int> [|Run|](string text) => null!;", "LAMBDA009", "Lambda ignores the response of an asynchronous invocation" },
        { "[S3Handler] public static int [|Run|](S3Record record) => 1;", "LAMBDA009", "Lambda ignores the response of an asynchronous invocation" },
        { "[EventBridgeHandler] public static int [|Run|](string detail) => 1;", "LAMBDA009", "Lambda ignores the response of an asynchronous invocation" },
        { "[EventBridgeHandler] public static void Run(string detail, System.IO.TextWriter [|response|]) { }", "LAMBDA004", "remove it: Lambda ignores the response of an asynchronous invocation" },
        { "[KafkaHandler] public static int [|Run|](string value) => 1;", "LAMBDA009", "the response of a batch is the list of its failures" },
        { "[DynamoDbHandler] public static void Run([FromMessageAttribute(\"n\")] string [|text|]) { }", "LAMBDA004", "but records of Amazon DynamoDB have no attributes; remove the parameter" },
        { "[ScheduleHandler] public static void Run([FromMessageAttribute(\"n\")] string [|text|]) { }", "LAMBDA004", "but records of Amazon EventBridge have no attributes" },
        { "[LogsHandler(MaxConcurrency = 2)] public static void [|Run|](string message) { }", "LAMBDA073", "sets MaxConcurrency, but returns nothing" },
        { "[LogsHandler(LogGroup = \"arn:aws:logs:eu-central-1:123456789012:log-group:orders\")] public static void [|Run|](string message) { }", "LAMBDA073", "sets LogGroup to \"arn:aws:logs:eu-central-1:123456789012:log-group:orders\", which is not a name" },
        { "[LogsHandler] public static void Run(CloudWatchLogsEvent [|e|]) { }", "LAMBDA004", "is of type 'Lambda.Runtime.Events.CloudWatchLogsEvent', which [LogsHandler] does not take; take the payload or CloudWatchLogEvent, or mark the method [LambdaHandler] for the whole batch" },
        { "[LogsHandler] public static void Run(CloudWatchLogsData [|data|]) { }", "LAMBDA004", "take CloudWatchLogsSource for the log group and the log stream, or mark the method [LambdaHandler] and take CloudWatchLogsEvent" },
        { "[LogsHandler] public static void Run(CloudWatchLogsSource one, CloudWatchLogsSource [|other|]) { }", "LAMBDA006", "takes the source twice, as 'one' and 'other'; remove one" },
        { "[LogsHandler] public static void Run([FromMessageAttribute(\"n\")] string [|text|]) { }", "LAMBDA004", "but records of Amazon CloudWatch Logs have no attributes; remove the parameter" },
        { "[SqsHandler] public static void Run(string body, CloudWatchLogsSource [|source|]) { }", "LAMBDA004", "mark the method [LogsHandler]" },
        { "[SqsHandler] public static void Run(CloudWatchLogEvent [|e|]) { }", "LAMBDA004", "mark the method [LogsHandler]" },
        { "[SqsHandler] public static async void [|Run|](string body) => await Task.Yield();", "LAMBDA007", "is async void" },
        { "[S3Handler] public static void Run(string [|key|]) { }", "LAMBDA004", "take S3Record of Lambda.Runtime.Events" },
        { "[S3Handler] public static void Run(S3Event [|e|]) { }", "LAMBDA004", "take S3Record, or mark the method [LambdaHandler] for the whole batch" },
        { "[SqsHandler] public static void Run(KinesisRecord [|record|]) { }", "LAMBDA004", "which [SqsHandler] does not take; that is a record or an event of another source; mark the method [KinesisHandler]" },
        { "[EventBridgeHandler(\"Scheduled Event\")] public static void Run(ScheduledEvent [|e|]) { }", "LAMBDA004", "take EventBridgeEvent of Lambda.Runtime.Events, or mark the method [ScheduleHandler]" },
        { "[EventBridgeHandler] public static void Run(CloudWatchAlarmEvent [|e|]) { }", "LAMBDA004", "take CloudWatchAlarmData of Lambda.Runtime.Events, or mark the method [LambdaHandler] for an alarm that invokes the function itself" },
        { "[EventBridgeHandler] public static void Run(S3Record [|record|]) { }", "LAMBDA004", "take S3EventDetail of Lambda.Runtime.Events, or mark the method [S3Handler] for notifications of a bucket" },
        { "[EventBridgeHandler] public static void Run(S3Event [|e|]) { }", "LAMBDA004", "take S3EventDetail of Lambda.Runtime.Events, or mark the method [S3Handler]" },
        { "[EventBridgeHandler] public static void Run(SqsMessage [|message|]) { }", "LAMBDA004", "mark the method [SqsHandler]" },
        { "[KinesisHandler] public static void Run(SnsEvent [|e|]) { }", "LAMBDA004", "mark the method [SnsHandler]" },
        { "[DynamoDbHandler] public static void Run(DynamoDbEvent<Order> [|e|]) { }", "LAMBDA004", "take DynamoDbChange<T>, or mark the method [LambdaHandler] for the whole batch" },
        { "[SqsHandler] public static void Run(SqsEvent [|batch|]) { }", "LAMBDA004", "is of type 'Lambda.Runtime.Events.SqsEvent', which [SqsHandler] does not take; take the payload or SqsMessage, or mark the method [LambdaHandler] for the whole batch" },
        { "[KinesisHandler] public static void Run(KinesisEvent<Order> [|batch|]) { }", "LAMBDA004", "take the payload or KinesisRecord, or mark the method [LambdaHandler] for the whole batch" },
        { "[DynamoDbHandler] public static void Run(Order [|order|]) { }", "LAMBDA004", "is of type 'Order', which [DynamoDbHandler] does not take; take DynamoDbChange<T> of Lambda.Runtime.Events, where T is the type of the table's items" },
        { "[DynamoDbHandler] public static void Run(string [|text|]) { }", "LAMBDA004", "take DynamoDbChange<T> of Lambda.Runtime.Events" },
        { "[SqsHandler] public static void Run(System.IO.Stream [|body|]) { }", "LAMBDA004", "take byte[] for the bytes of the payload" },
        { "[SqsHandler] public static void Run(ReadOnlyMemory<byte> [|body|]) { }", "LAMBDA004", "take byte[] for the bytes of the payload" },
        { "[SqsHandler] public static void Run(System.IO.TextReader [|body|]) { }", "LAMBDA004", "take string for the text of the payload" },
        { "[SqsHandler] public static void Run(string body, LambdaResponseStream [|response|]) { }", "LAMBDA004", "remove it: the response of a batch is the list of its failures" },
        { "[SqsHandler] public static void Run(string body, System.IO.TextWriter [|response|]) { }", "LAMBDA004", "remove it: the response of a batch is the list of its failures" },
        { "[SqsHandler] public static void Run(string body, Order [|order|]) { }", "LAMBDA006", "Handler 'Functions.Run' takes the payload twice, as 'body' and 'order'; remove one" },
        { "[SqsHandler] public static void Run(SqsMessage message, SqsMessage<Order> [|other|]) { }", "LAMBDA006", "takes the record twice" },
        { "[SqsHandler] public static void Run(string body, [FromMessageAttribute(\"n\")] int [|number|]) { }", "LAMBDA004", "is of type 'int', but a message attribute is a text or bytes; take string or byte[]" },
        { "[SqsHandler] public static void Run(string body, [FromMessageAttribute(\" \")] string [|text|]) { }", "LAMBDA004", "is marked [FromMessageAttribute] without a name; write the name that the sender uses" },
        { "[LambdaHandler] public static void Run([FromMessageAttribute(\"n\")] string [|text|]) { }", "LAMBDA004", "is marked [FromMessageAttribute], but the handler takes whole events; mark the method [SqsHandler] instead" },
        { "[KafkaHandler(Topic = \"orders/new\")] public static void [|Run|](string value) { }", "LAMBDA073", "sets Topic to \"orders/new\", which is not a name; write the name alone, without its ARN or URL" },
        { "[KafkaHandler(MaxConcurrency = 2)] public static void [|Run|](string value) { }", "LAMBDA073", "sets MaxConcurrency, but returns nothing" },
        { "[KafkaHandler] public static void Run(KafkaEvent [|batch|]) { }", "LAMBDA004", "take the payload or KafkaRecord, or mark the method [LambdaHandler] for the whole batch" },
        { "[KafkaHandler] public static void Run(KafkaEvent<string, Order> [|batch|]) { }", "LAMBDA004", "take the payload or KafkaRecord, or mark the method [LambdaHandler] for the whole batch" },
        { "[KafkaHandler] public static void Run(KinesisRecord [|record|]) { }", "LAMBDA004", "mark the method [KinesisHandler]" },
        { "[KafkaHandler] public static void Run(string key, DynamoDbChange<Order> [|change|]) { }", "LAMBDA004", "mark the method [DynamoDbHandler]" },
        { "[SqsHandler] public static void Run(KafkaRecord<string, Order> [|record|]) { }", "LAMBDA004", "mark the method [KafkaHandler]" },
        { "[KafkaHandler] public static void Run(string key, Order order, byte[] [|bytes|]) { }", "LAMBDA004", "is a third payload, but a record of Apache Kafka has a key and a value; mark a service [FromServices] or a header [FromMessageAttribute(\"name\")], or remove it" },
        { "[KafkaHandler] public static void Run(string key, string text, Order [|order|]) { }", "LAMBDA004", "is a third payload" },
        { "[KafkaHandler] public static void Run(string [|key|]) { }", "LAMBDA004", "is named 'key', but the only payload takes the value of a record; add a parameter for the value after it, or rename it" },
        { "[KafkaHandler] public static void Run(Order order, string [|key|]) { }", "LAMBDA004", "is named 'key', but the first payload takes the key of a record, and the second its value; exchange the parameters, or rename them" },
        { "[KafkaHandler] public static void Run(Order [|value|], string id) { }", "LAMBDA004", "is named 'value', but the first payload takes the key of a record" },
        { "[KafkaHandler] public static void Run(KafkaRecord record, KafkaRecord<string, Order> [|other|]) { }", "LAMBDA006", "takes the record twice" },
        { "[KafkaHandler] public static void Run(System.IO.Stream [|value|]) { }", "LAMBDA004", "take byte[] for the bytes of the payload" },
        { "[KafkaHandler] public static void Run(string value, [FromMessageAttribute(\"n\")] int [|number|]) { }", "LAMBDA004", "is of type 'int', but a header is a text or bytes; take string or byte[]" },
        { "[KinesisHandler] public static void Run([FromMessageAttribute(\"n\")] string [|text|]) { }", "LAMBDA004", "is marked [FromMessageAttribute], but records of Amazon Kinesis have no attributes; remove the parameter" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void InvalidHandler_IsAnError(string method, string id, string message) =>
        DiagnosticText.AssertError($"{BatchFunction.Program}\n{method} }}", id, message, BatchFunction.Packages);

    [Theory]
    [InlineData("SqsHandler(Queue = \"orders.fifo\")", "string body")]
    [InlineData("KinesisHandler(Stream = \"my.stream\")", "string body")]
    [InlineData("DynamoDbHandler(Table = \"my.table\")", "DynamoDbRecord record")]
    [InlineData("KafkaHandler(Topic = \"my.topic\")", "string body")]
    [InlineData("LogsHandler(LogGroup = \"/aws/lambda/orders.v2#1\")", "string message")]
    public void NameWithPeriod_IsValidWhereTheServiceAllowsIt(string attribute, string parameter) =>
        Generation.Of($$"""{{BatchFunction.Program}} [{{attribute}}] public static void Run({{parameter}}) { } }""", packages: BatchFunction.Packages);

    [Theory]
    [InlineData("SqsMessage", "mark the method [SqsHandler], or take SqsEvent")]
    [InlineData("SqsMessage<Order>", "takes 'Lambda.Runtime.Events.SqsMessage<Order>', which is one record of an event, or a part of one, so that its members are empty for an event of the service; mark")]
    [InlineData("KinesisRecord", "mark the method [KinesisHandler], or take KinesisEvent")]
    [InlineData("DynamoDbRecord<Order>", "mark the method [DynamoDbHandler], or take DynamoDbEvent")]
    [InlineData("DynamoDbChange<Order>", "mark the method [DynamoDbHandler], or take DynamoDbEvent")]
    [InlineData("SnsRecord", "mark the method [SnsHandler], or take SnsEvent")]
    [InlineData("S3Record", "mark the method [S3Handler], or take S3Event")]
    [InlineData("KafkaRecord", "mark the method [KafkaHandler], or take KafkaEvent")]
    [InlineData("KafkaRecord<string, Order>", "mark the method [KafkaHandler], or take KafkaEvent")]
    [InlineData("FirehoseRecord", "mark the method [FirehoseHandler], or take FirehoseEvent")]
    [InlineData("CloudWatchLogsSource", "mark the method [LogsHandler], or take CloudWatchLogsEvent")]
    [InlineData("CloudWatchLogEvent", "mark the method [LogsHandler], or take CloudWatchLogsEvent")]
    public void RecordAsEvent_IsAWarning(string type, string message)
    {
        var generation = Generation.Run($"{BatchFunction.Program}\n[LambdaHandler] public static void Run({type} record) {{ }} }}", packages: BatchFunction.Packages);
        Diagnostic found = Assert.Single(generation.Result.Diagnostics);
        Assert.Equal(("LAMBDA074", DiagnosticSeverity.Warning), (found.Id, found.Severity));
        Assert.Contains(message, found.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SqsBatchItemFailure[]", "Handler 'Functions.Run' returns 'Lambda.Runtime.Events.SqsBatchItemFailure[]', which is a part of a response, so that the service does not find it; return SqsBatchResponse with its member BatchItemFailures")]
    [InlineData("SqsBatchItemFailure", "return SqsBatchResponse with its member BatchItemFailures")]
    [InlineData("System.Threading.Tasks.Task<System.Collections.Generic.List<KinesisBatchItemFailure>>", "return KinesisBatchResponse with")]
    [InlineData("System.Collections.Generic.IAsyncEnumerable<DynamoDbBatchItemFailure>", "returns 'System.Collections.Generic.IAsyncEnumerable<Lambda.Runtime.Events.DynamoDbBatchItemFailure>', which")]
    [InlineData("System.Collections.Generic.IReadOnlyList<KafkaBatchItemFailure>", "return KafkaBatchResponse with")]
    [InlineData("System.Collections.Immutable.ImmutableArray<KafkaRecordIdentifier>", "return KafkaBatchResponse with")]
    [InlineData("TimeWindowBatchItemFailure[]", "return TimeWindowResponse<TState> with")]
    [InlineData("FirehoseResponseRecord[]", "return FirehoseResponse with its member Records")]
    [InlineData("System.Collections.Generic.Dictionary<string, S3BatchResult>", "return S3BatchResponse with its member Results")]
    [InlineData("AppSyncEventResult<Order>[]", "return AppSyncEventsPublishResponse with its member Events")]
    public void PartOfAResponseAsResult_IsAWarning(string type, string message)
    {
        var generation = Generation.Run($"{BatchFunction.Program}\n[LambdaHandler] public static {type} Run(SqsEvent e) => throw new(); }}", packages: BatchFunction.Packages);
        Diagnostic found = Assert.Single(generation.Result.Diagnostics);
        Assert.Equal(("LAMBDA075", DiagnosticSeverity.Warning), (found.Id, found.Severity));
        Assert.Contains(message, found.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SqsBatchResponse")]
    [InlineData("System.Threading.Tasks.Task<KafkaBatchResponse>")]
    [InlineData("TimeWindowResponse<object>")]
    [InlineData("HttpApiResponse")]
    public void Response_IsAValidResult(string type) =>
        Generation.Of($"{BatchFunction.Program}\n[LambdaHandler] public static {type} Run(SqsEvent e) => throw new(); }}", packages: BatchFunction.Packages);

    [Fact]
    public void MarginWithoutAToken_LimitsTheBatch() =>
        Generation.Of(
            $$"""{{BatchFunction.Program}} [SqsHandler(CancellationMarginMilliseconds = 100)] public static void Run(string body) { } }""", packages: BatchFunction.Packages);
}
