using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>Creates the event source mapping of a stream's handler as the deployment templates do, with its on-failure queue.</summary>
internal static class TemplateStream
{
    /// <summary>How often a batch is retried. Lambda retries a topic's as often if there is an on-failure destination, and no other limit.</summary>
    public const int RetryAttempts = 10;

    private static readonly TimeSpan TopicWindow = TimeSpan.FromSeconds(1);
    // Before the stream discards the record, for which there may be no message.
    private static readonly TimeSpan StreamRecordAge = TimeSpan.FromHours(23);

    /// <summary>Creates the queue that gets messages about discarded batches, unless it exists.</summary>
    public static MessageQueue GetOrCreateFailureQueue(QueueRegistry queues, string name) =>
        queues.GetOrCreate(name, new QueueSettings { Retention = QueueLimits.MaxRetention }, out _);

    public static StreamMapping CreateMapping(StreamKind kind, MessageQueue onFailure) => new()
    {
        BatchingWindow = kind == StreamKind.Kafka ? TopicWindow : TimeSpan.Zero,
        BisectsOnError = true,
        RetryAttempts = RetryAttempts,
        RecordAge = kind == StreamKind.Kafka ? null : StreamRecordAge,
        ReportsFailures = true,
        OnFailure = onFailure,
    };
}
