namespace Lambda.Runtime.Emulator.Queues;

/// <summary>The limits of Amazon SQS.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-quotas.html</remarks>
internal static class QueueLimits
{
    /// <summary>A message with its attributes, and all messages of a batch together: 1 MiB.</summary>
    public const int MaxMessageBytes = 1024 * 1024;

    /// <summary>The lowest value of a queue's maximum: 1 KiB.</summary>
    public const int MinMessageBytes = 1024;

    /// <summary>The messages of a queue that were received, and are neither deleted nor visible again.</summary>
    public const int MaxInFlight = 120_000;

    /// <summary>The requests of a batch, and the messages of a receive.</summary>
    public const int MaxBatch = 10;

    /// <summary>The attributes of a message.</summary>
    public const int MaxMessageAttributes = 10;

    /// <summary>The characters of a queue's name, with the suffix of a FIFO queue.</summary>
    public const int MaxNameLength = 80;

    /// <summary>The characters of a group's name and of a deduplication ID.</summary>
    public const int MaxTokenLength = 128;

    public static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(15);

    public static readonly TimeSpan MaxVisibilityTimeout = TimeSpan.FromHours(12);

    public static readonly TimeSpan MaxReceiveWait = TimeSpan.FromSeconds(20);

    public static readonly TimeSpan MinRetention = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan MaxRetention = TimeSpan.FromDays(14);

    /// <summary>How long a FIFO queue remembers deduplication IDs.</summary>
    public static readonly TimeSpan DeduplicationInterval = TimeSpan.FromMinutes(5);

    /// <summary>How long after a purge another one is refused.</summary>
    public static readonly TimeSpan PurgeInterval = TimeSpan.FromSeconds(60);
}
