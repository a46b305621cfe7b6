namespace Lambda.Runtime.Model.Tests.Batches;

/// <summary>A service that sends batches.</summary>
internal enum BatchService
{
    /// <summary>A standard queue of Amazon SQS.</summary>
    Queue,

    /// <summary>A FIFO queue of Amazon SQS.</summary>
    Fifo,

    /// <summary>A shard of Amazon Kinesis Data Streams.</summary>
    Kinesis,

    /// <summary>A shard of a stream of Amazon DynamoDB.</summary>
    DynamoDb,

    /// <summary>A topic of Apache Kafka with several partitions.</summary>
    Kafka,

    /// <summary>A stream of Amazon Data Firehose, which sends nothing again but the batch of an invocation that has failed.</summary>
    Firehose,
}

/// <summary>A handler, its options, and what sends its batches.</summary>
/// <param name="Service">What sends the batches.</param>
/// <param name="Handler">The method of <see cref="BatchHandlers"/>.</param>
/// <param name="Limit">How many records it handles at once.</param>
/// <param name="Drops">Whether it drops records that cannot be read.</param>
/// <param name="Fails">When the invocation fails.</param>
internal sealed record BatchMode(
    BatchService Service, string Handler, int Limit, bool Drops = false, FailInvocation Fails = FailInvocation.Never)
{
    private static readonly BatchMode[] OfQueues =
    [
        new(BatchService.Queue, nameof(BatchHandlers.Message), 1),
        new(BatchService.Queue, nameof(BatchHandlers.MessageOrDrop), 1, Drops: true, Fails: FailInvocation.WhenAllFail),
        new(BatchService.Queue, nameof(BatchHandlers.MessageTask), 1, Fails: FailInvocation.WhenAnyFails),
        new(BatchService.Queue, nameof(BatchHandlers.MessageOfTwo), 2, Fails: FailInvocation.WhenAllFail),
        new(BatchService.Queue, nameof(BatchHandlers.MessageOfThree), 3, Drops: true),
        new(BatchService.Queue, nameof(BatchHandlers.MessageOfFour), 4),
        new(BatchService.Queue, nameof(BatchHandlers.MessageOfFour), 4) { IsListIgnored = true },
        new(BatchService.Queue, nameof(BatchHandlers.MessageInMiddleware), 1, Drops: true),
        new(BatchService.Queue, nameof(BatchHandlers.MessageLoop), 1),
        new(BatchService.Queue, nameof(BatchHandlers.MessageLoopOfThree), 3),
    ];

    private static readonly BatchMode[] OfStreams =
    [
        new(BatchService.Kinesis, nameof(BatchHandlers.Data), 1),
        new(BatchService.Kinesis, nameof(BatchHandlers.DataOrDrop), 1, Drops: true),
        new(BatchService.Kinesis, nameof(BatchHandlers.DataOfTwo), 2, Fails: FailInvocation.WhenAnyFails),
        new(BatchService.Kinesis, nameof(BatchHandlers.DataOfFour), 4, Drops: true, Fails: FailInvocation.WhenAllFail),
        new(BatchService.Kinesis, nameof(BatchHandlers.DataOfFour), 4, Drops: true, Fails: FailInvocation.WhenAllFail) { IsListIgnored = true },
        new(BatchService.DynamoDb, nameof(BatchHandlers.Change), 1, Fails: FailInvocation.WhenAllFail),
        new(BatchService.DynamoDb, nameof(BatchHandlers.ChangeTask), 1),
        new(BatchService.DynamoDb, nameof(BatchHandlers.ChangeOfThree), 3),
    ];

    private static readonly BatchMode[] OfTopics =
    [
        new(BatchService.Kafka, nameof(BatchHandlers.Value), 1),
        new(BatchService.Kafka, nameof(BatchHandlers.ValueOrDrop), 1, Drops: true, Fails: FailInvocation.WhenAllFail),
        new(BatchService.Kafka, nameof(BatchHandlers.ValueOfTwo), 2, Fails: FailInvocation.WhenAnyFails),
        new(BatchService.Kafka, nameof(BatchHandlers.ValueOfFour), 4, Drops: true),
        new(BatchService.Kafka, nameof(BatchHandlers.ValueOfFour), 4, Drops: true) { IsListIgnored = true },
        new(BatchService.Kafka, nameof(BatchHandlers.ValueLoopOfThree), 3),
    ];

    private static readonly BatchMode[] OfTransformations =
    [
        new(BatchService.Firehose, nameof(BatchHandlers.Transformation), 1),
        new(BatchService.Firehose, nameof(BatchHandlers.TransformationOrDrop), 1, Drops: true, Fails: FailInvocation.WhenAllFail),
        new(BatchService.Firehose, nameof(BatchHandlers.TransformationTask), 1, Fails: FailInvocation.WhenAnyFails),
        new(BatchService.Firehose, nameof(BatchHandlers.TransformationOfThree), 3, Drops: true),
        new(BatchService.Firehose, nameof(BatchHandlers.TransformationOfFour), 4),
        new(BatchService.Firehose, nameof(BatchHandlers.TransformationInMiddleware), 1, Drops: true),
    ];

    public static BatchMode[] All { get; } =
        [.. OfQueues, .. OfQueues.Select(static mode => mode with { Service = BatchService.Fifo }), .. OfStreams, .. OfTopics, .. OfTransformations];

    /// <summary>The variable LAMBDA_BATCH_RESPONSES is <c>off</c>.</summary>
    public bool IsListIgnored { get; init; }

    public bool IsShard => Service is BatchService.Kinesis or BatchService.DynamoDb;

    /// <summary>The topic and partition of a record of Apache Kafka.</summary>
    public static string PartitionOf(SentRecord record) => $"orders-{record.Group?[1..] ?? "0"}";

    /// <summary>The ID of a record in the response, which for Apache Kafka has two parts; <see langword="null"/> if it has none.</summary>
    public string? IdOf(SentRecord record) => Service == BatchService.Kafka && record.Id is { } offset ? $"{PartitionOf(record)}@{offset}" : record.Id;

    /// <summary>A plan that the service and the handler can meet.</summary>
    /// <remarks>
    /// Amazon Data Firehose sends no record without an ID, and an event with one is an error. A loop over records of Apache Kafka has read their offsets as numbers, which
    /// cannot be missing.
    /// </remarks>
    public RecordPlan Adapt(RecordPlan plan) =>
        Service == BatchService.Firehose || Handler == nameof(BatchHandlers.ValueLoopOfThree) ? plan with { Id = SentId.Unique } : plan;

    /// <summary>Whether two records have an order: the later one is begun only when the earlier one has succeeded.</summary>
    /// <remarks>Several records of a shard at once are those of different keys.</remarks>
    public bool HasOrder(SentRecord one, SentRecord other) => Service is not (BatchService.Queue or BatchService.Firehose) && ((IsShard && Limit == 1) || one.Group == other.Group);

    public override string ToString() => $"{Service} {Handler}{(IsListIgnored ? " without responses" : "")}";
}
