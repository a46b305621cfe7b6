using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Filters;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Testing;

/// <summary>A queue and how a function gets its messages, in the service's terms. What is not set is as in the deployment templates.</summary>
/// <example>
/// <code>
/// await using LambdaFunction function = await LambdaFunction.StartAsync(typeof(Store), new() { Handler = "Ship" });
/// LambdaQueue orders = function.Queue("orders", new() { BatchSize = 1, MaxReceiveCount = 2 });
/// </code>
/// </example>
public sealed record LambdaQueueOptions
{
    /// <summary>The maximum number of messages in an event: 1 to 10,000, of a FIFO queue up to 10. 10 unless set. More than 10 need a <see cref="BatchingWindow"/>.</summary>
    public int BatchSize { get; init; } = 10;

    /// <summary>How long messages are collected until an event is full: up to 5 minutes, in whole seconds. Zero unless set, and always of a FIFO queue.</summary>
    public TimeSpan BatchingWindow { get; init; }

    /// <summary>How many invocations may be in progress at the same time. 1 unless set; more are useful with <see cref="LambdaFunctionOptions.MaxConcurrency"/>.</summary>
    public int MaxConcurrency { get; init; } = 1;

    /// <summary>
    /// Whether the event source mapping has the response type <c>ReportBatchItemFailures</c>. True unless set. If not, the list of failed messages in a response is
    /// ignored, and they are deleted, as on Lambda.
    /// </summary>
    public bool ReportBatchItemFailures { get; init; } = true;

    /// <summary>
    /// The patterns of the filter criteria, up to 5: a message that none of them matches is deleted. None unless set, so that all messages pass.
    /// See https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html.
    /// </summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    /// <summary>How long a message is invisible after a receive: from the function's timeout up to 12 hours. Six times that timeout and the batching window unless set.</summary>
    public TimeSpan? VisibilityTimeout { get; init; }

    /// <summary>How often a message may be received before it moves to the dead-letter queue, 1 to 1,000. 5 unless set.</summary>
    public int MaxReceiveCount { get; init; } = TemplateQueue.MaxReceiveCount;

    /// <summary>How long a new message is invisible, up to 15 minutes. Zero unless set.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether a FIFO queue derives the deduplication ID of a message from its body. False unless set.</summary>
    public bool ContentBasedDeduplication { get; init; }

    internal QueueMapping ToMapping() => new()
    {
        BatchSize = BatchSize,
        BatchingWindow = BatchingWindow,
        MaxConcurrency = MaxConcurrency,
        ReportsFailures = ReportBatchItemFailures,
        Filters = Filters.Count == 0 ? null : ParseFilters(),
    };

    internal QueueSettings ToSettings(TimeSpan functionTimeout) => new()
    {
        VisibilityTimeout = VisibilityTimeout ?? TemplateQueue.VisibilityTimeoutFor(functionTimeout, BatchingWindow),
        Delay = Delay,
        ContentBasedDeduplication = ContentBasedDeduplication,
    };

    /// <exception cref="ArgumentException">The service would refuse an option.</exception>
    internal void Check(string queue, TimeSpan functionTimeout)
    {
        bool isFifo = QueueRegistry.IsFifo(queue);
        int maxBatch = isFifo ? QueueMapping.MaxFifoBatchSize : QueueMapping.MaxBatchSize;
        Require(BatchSize >= 1 && BatchSize <= maxBatch, nameof(BatchSize), BatchSize, $"1 to {maxBatch}");
        TimeSpan maxWindow = isFifo ? TimeSpan.Zero : QueueMapping.MaxBatchingWindow;
        Require(BatchingWindow >= TimeSpan.Zero && BatchingWindow <= maxWindow, nameof(BatchingWindow), BatchingWindow, isFifo ? "zero for a FIFO queue" : "up to 5 minutes");
        Require(BatchSize <= QueueLimits.MaxBatch || BatchingWindow >= TimeSpan.FromSeconds(1), nameof(BatchingWindow), BatchingWindow,
            "at least a second, because more than 10 messages need a window");
        Require(MaxConcurrency >= 1, nameof(MaxConcurrency), MaxConcurrency, "at least 1");
        Require(MaxReceiveCount is >= 1 and <= 1000, nameof(MaxReceiveCount), MaxReceiveCount, "1 to 1000");
        Require(Delay >= TimeSpan.Zero && Delay <= QueueLimits.MaxDelay, nameof(Delay), Delay, "up to 15 minutes");
        Require(!ContentBasedDeduplication || isFifo, nameof(ContentBasedDeduplication), ContentBasedDeduplication, "false, because the queue is not a FIFO queue");
        if (VisibilityTimeout is { } visibility)
        {
            Require(visibility >= functionTimeout && visibility <= QueueLimits.MaxVisibilityTimeout, nameof(VisibilityTimeout), visibility,
                $"{functionTimeout}, the timeout of the function, to 12 hours");
        }
    }

    private FilterCriteria ParseFilters()
    {
        try
        {
            return FilterCriteria.Parse(FilteredSource.Sqs, Filters);
        }
        catch (InvalidPatternException invalid)
        {
            throw new ArgumentException($"{nameof(LambdaQueueOptions)}: {invalid.Message}", invalid);
        }
    }

    private static void Require<T>(bool condition, string option, T value, string expected)
    {
        if (!condition)
            throw new ArgumentException($"{nameof(LambdaQueueOptions)}.{option} is {value}. Expected {expected}.");
    }
}
