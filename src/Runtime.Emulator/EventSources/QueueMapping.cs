using Lambda.Runtime.Emulator.Filters;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>How a function gets the messages of a queue: an event source mapping, with the service's defaults.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html</remarks>
internal sealed record QueueMapping
{
    public const int MaxBatchSize = 10_000;

    public const int MaxFifoBatchSize = 10;

    public const int MaxMaxConcurrency = 1000;

    public static readonly TimeSpan MaxBatchingWindow = TimeSpan.FromMinutes(5);

    /// <summary>Whether the function gets messages. Otherwise they wait in the queue.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>The maximum number of messages in an event: 1 to 10,000, of a FIFO queue up to 10.</summary>
    public int BatchSize { get; init; } = 10;

    /// <summary>How long messages are collected until an event is full: up to 300 seconds, of a FIFO queue zero.</summary>
    public TimeSpan BatchingWindow { get; init; }

    /// <summary>How many invocations may be in progress at the same time.</summary>
    public int MaxConcurrency { get; init; } = 1;

    /// <summary>Which messages the function gets. The others are deleted.</summary>
    public FilterCriteria? Filters { get; init; }

    /// <summary>Whether the response lists the messages that have failed. Otherwise it is ignored.</summary>
    public bool ReportsFailures { get; init; }
}
