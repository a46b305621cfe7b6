namespace Lambda.Runtime.Emulator.Queues;

/// <summary>The attributes of a queue that can be set, with the service's defaults.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html</remarks>
internal sealed record QueueSettings
{
    /// <summary>How long a message is invisible after a receive.</summary>
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a new message is invisible.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How long a receive waits for a message unless the receiver says otherwise.</summary>
    public TimeSpan ReceiveWait { get; init; }

    /// <summary>How long a message is kept.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(4);

    /// <summary>The maximum of the body and the attributes of a message together, in bytes.</summary>
    public int MaxMessageBytes { get; init; } = QueueLimits.MaxMessageBytes;

    /// <summary>When a message moves to a dead-letter queue; <see langword="null"/> for never.</summary>
    public RedrivePolicy? Redrive { get; init; }

    /// <summary>Whether a FIFO queue derives the deduplication ID from the body of a message that has none.</summary>
    public bool ContentBasedDeduplication { get; init; }

    /// <summary>Whether a FIFO queue looks for duplicates within the group of a message only.</summary>
    public bool DeduplicatesByGroup { get; init; }

    /// <summary>Attributes that have no effect here, such as policies and encryption, by name.</summary>
    public IReadOnlyDictionary<string, string> Other { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);
}
