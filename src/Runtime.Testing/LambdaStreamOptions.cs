using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Filters;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Testing;

/// <summary>A stream, table or topic, and how a function gets its records, in the service's terms. What is not set is as in the deployment templates.</summary>
/// <example>
/// <code>
/// await using LambdaFunction function = await LambdaFunction.StartAsync(typeof(Store), new() { Handler = "Ship" });
/// LambdaStream orders = function.Stream("orders", new() { Shards = 2, MaximumRetryAttempts = 3 });
/// </code>
/// </example>
public sealed record LambdaStreamOptions
{
    private static readonly TimeSpan MaxWindow = TimeSpan.FromMinutes(5);

    /// <summary>The number of shards of a new stream or table, or of the partitions of a new topic, 1 to 500. 1 unless set.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>The maximum number of records in an event: 1 to 10,000, of a table up to 1,000. 100 unless set.</summary>
    public int BatchSize { get; init; } = 100;

    /// <summary>How long records are collected until an event is full: up to 5 minutes. Unless set, one second for a topic, and zero for others.</summary>
    public TimeSpan? BatchingWindow { get; init; }

    /// <summary>Where the function begins. At the oldest record unless set.</summary>
    public StreamStartingPosition StartingPosition { get; init; }

    /// <summary>The time for <see cref="StreamStartingPosition.AtTimestamp"/>.</summary>
    public DateTimeOffset? StartingTimestamp { get; init; }

    /// <summary>Whether the halves of a batch that has failed are tried separately, which does not count as a retry. True unless set.</summary>
    public bool BisectBatchOnFunctionError { get; init; } = true;

    /// <summary>How often a batch is retried until its records are discarded, up to 10,000; -1 for as long as they are kept, of a topic for 10. 10 unless set.</summary>
    public int MaximumRetryAttempts { get; init; } = TemplateStream.RetryAttempts;

    /// <summary>
    /// The age from which a record is discarded: 1 minute to 7 days, or <see cref="Timeout.InfiniteTimeSpan"/> for that at which the stream discards it. Unless set,
    /// 23 hours, and infinite for a topic.
    /// </summary>
    public TimeSpan? MaximumRecordAge { get; init; }

    /// <summary>How many batches of a shard may be in progress at once, 1 to 10. Records with the same partition key stay in order. 1 unless set, and for a topic.</summary>
    public int ParallelizationFactor { get; init; } = 1;

    /// <summary>
    /// Whether the event source mapping has the response type <c>ReportBatchItemFailures</c>. True unless set. If not, the list of failed records in a response is
    /// ignored, as on Lambda: the function continues after them.
    /// </summary>
    public bool ReportBatchItemFailures { get; init; } = true;

    /// <summary>
    /// Whether the event source mapping of a topic has the provisioned mode. True unless set. If not, Lambda ignores the list of failed records, does not divide batches,
    /// and retries a batch 10 times. Streams and tables have no such mode.
    /// </summary>
    public bool ProvisionedMode { get; init; } = true;

    /// <summary>
    /// The patterns of the filter criteria, up to 5: a record that none of them matches counts as processed. None unless set, so that all records pass.
    /// See https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html.
    /// </summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    /// <summary>The name of the queue that gets a message about each batch that is discarded. The function's name with <c>-failures</c> unless set.</summary>
    public string? OnFailureQueue { get; init; }

    internal StreamMapping ToMapping(StreamKind kind, MessageQueue onFailure)
    {
        bool isTopic = kind == StreamKind.Kafka, hasControls = !isTopic || ProvisionedMode;
        StreamMapping template = TemplateStream.CreateMapping(kind, onFailure);
        TimeSpan? age = MaximumRecordAge == Timeout.InfiniteTimeSpan ? null : MaximumRecordAge ?? template.RecordAge;
        return template with
        {
            BatchSize = BatchSize,
            BatchingWindow = BatchingWindow ?? template.BatchingWindow,
            StartingPosition = (StartingPosition)StartingPosition,
            StartingTimestamp = StartingTimestamp.GetValueOrDefault(),
            BisectsOnError = BisectBatchOnFunctionError && hasControls,
            RetryAttempts = isTopic && (!ProvisionedMode || MaximumRetryAttempts < 0) ? TemplateStream.RetryAttempts : MaximumRetryAttempts,
            RecordAge = hasControls ? age : null,
            ParallelizationFactor = ParallelizationFactor,
            ReportsFailures = ReportBatchItemFailures && hasControls,
            Filters = Filters.Count == 0 ? null : ParseFilters(kind),
        };
    }

    internal StreamSettings ToSettings(StreamKind kind) => StreamSettings.For(kind) with { ShardCount = Shards };

    /// <exception cref="ArgumentException">The service would refuse an option.</exception>
    internal void Check(StreamKind kind)
    {
        bool isTopic = kind == StreamKind.Kafka;
        int maxBatch = kind == StreamKind.DynamoDb ? StreamMapping.MaxTableBatchSize : StreamMapping.MaxBatchSize;
        Require(Shards is >= 1 and <= StreamLimits.MaxShards, nameof(Shards), Shards, $"1 to {StreamLimits.MaxShards}");
        Require(BatchSize >= 1 && BatchSize <= maxBatch, nameof(BatchSize), BatchSize, $"1 to {maxBatch}");
        Require(BatchingWindow is not { } window || (window >= TimeSpan.Zero && window <= MaxWindow), nameof(BatchingWindow), BatchingWindow, "up to 5 minutes");
        Require(MaximumRetryAttempts is >= -1 and <= StreamMapping.MaxRetryAttempts, nameof(MaximumRetryAttempts), MaximumRetryAttempts,
            $"-1 to {StreamMapping.MaxRetryAttempts}");
        Require(MaximumRecordAge is not { } age || age == Timeout.InfiniteTimeSpan || (age >= StreamMapping.MinRecordAge && age <= StreamMapping.MaxRecordAge),
            nameof(MaximumRecordAge), MaximumRecordAge, "1 minute to 7 days, or Timeout.InfiniteTimeSpan");
        int maxParallelization = isTopic ? 1 : StreamMapping.MaxParallelization;
        Require(ParallelizationFactor >= 1 && ParallelizationFactor <= maxParallelization, nameof(ParallelizationFactor), ParallelizationFactor,
            isTopic ? "1 for a topic, whose partitions have their order" : $"1 to {maxParallelization}");
        Require(ProvisionedMode || isTopic, nameof(ProvisionedMode), ProvisionedMode, "true, because only topics have another mode");
        Require(Enum.IsDefined(StartingPosition), nameof(StartingPosition), StartingPosition, "a defined value");
        bool atTimestamp = StartingPosition == StreamStartingPosition.AtTimestamp;
        Require(!atTimestamp || kind != StreamKind.DynamoDb, nameof(StartingPosition), StartingPosition, "another one, because tables do not have it");
        Require(atTimestamp == StartingTimestamp.HasValue, nameof(StartingTimestamp), StartingTimestamp,
            $"a time with {nameof(StreamStartingPosition.AtTimestamp)}, and none without it");
        // https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
        Require(OnFailureQueue is null || !QueueRegistry.IsFifo(OnFailureQueue), nameof(OnFailureQueue), OnFailureQueue, "a standard queue");
    }

    private FilterCriteria ParseFilters(StreamKind kind)
    {
        try
        {
            return FilterCriteria.Parse(StreamSourceMapping.FilteredSourceOf(kind), Filters);
        }
        catch (InvalidPatternException invalid)
        {
            throw new ArgumentException($"{nameof(LambdaStreamOptions)}: {invalid.Message}", invalid);
        }
    }

    private static void Require<T>(bool condition, string option, T value, string expected)
    {
        if (!condition)
            throw new ArgumentException($"{nameof(LambdaStreamOptions)}.{option} is {value}. Expected {expected}.");
    }
}
