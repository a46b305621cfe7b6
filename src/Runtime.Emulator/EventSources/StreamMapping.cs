using Lambda.Runtime.Emulator.Filters;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>How a function gets the records of a stream: an event source mapping, with the service's defaults.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html,
/// https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html,
/// https://docs.aws.amazon.com/lambda/latest/dg/kafka-retry-configurations.html
/// Tumbling windows are not emulated.
/// </remarks>
internal sealed record StreamMapping
{
    public const int MaxBatchSize = 10_000;

    public const int MaxTableBatchSize = 1_000;

    public const int MaxParallelization = 10;

    public const int MaxRetryAttempts = 10_000;

    public static readonly TimeSpan MaxBatchingWindow = TimeSpan.FromMinutes(5);

    public static readonly TimeSpan MinRecordAge = TimeSpan.FromSeconds(60);

    public static readonly TimeSpan MaxRecordAge = TimeSpan.FromDays(7);

    /// <summary>Whether the function gets records. Otherwise they wait in the stream.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>The maximum number of records in an event: 1 to 10,000, of a table up to 1,000.</summary>
    public int BatchSize { get; init; } = 100;

    /// <summary>How long records are collected until an event is full, up to 300 seconds.</summary>
    public TimeSpan BatchingWindow { get; init; }

    public StartingPosition StartingPosition { get; init; }

    /// <summary>The time for <see cref="StartingPosition.AtTimestamp"/>.</summary>
    public DateTimeOffset StartingTimestamp { get; init; }

    /// <summary>Whether the halves of a batch that has failed are tried separately.</summary>
    public bool BisectsOnError { get; init; }

    /// <summary>How often a batch is retried before it is discarded; -1 for as long as its records are kept.</summary>
    public int RetryAttempts { get; init; } = -1;

    /// <summary>The age from which a record is discarded; <see langword="null"/> for that at which the stream discards it.</summary>
    public TimeSpan? RecordAge { get; init; }

    /// <summary>How many batches of a shard may be in progress at the same time: 1 to 10. Records with the same partition key stay in order. Unused for Kafka.</summary>
    public int ParallelizationFactor { get; init; } = 1;

    /// <summary>Which records the function gets. The others count as processed.</summary>
    public FilterCriteria? Filters { get; init; }

    /// <summary>Whether the response lists the records that have failed. Otherwise it is ignored.</summary>
    public bool ReportsFailures { get; init; }

    /// <summary>The queue that gets a message about each batch that is discarded; <see langword="null"/> for none.</summary>
    public MessageQueue? OnFailure { get; init; }
}
