namespace Lambda.Runtime.Emulator.Queues;

/// <summary>A message in a queue. <see cref="MessageQueue"/> alone changes it, under its lock.</summary>
internal sealed class QueueMessage
{
    public required string Id { get; init; }

    public required NewMessage Content { get; init; }

    /// <summary>The number of a message of a FIFO queue, larger for each; <see langword="null"/> in a standard queue.</summary>
    public string? SequenceNumber { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    /// <summary>When the message can be received: after its delay, or after the visibility timeout of the last receive.</summary>
    public DateTimeOffset VisibleAt { get; set; }

    /// <summary>How often the message was received, also in the queues from which it was moved here.</summary>
    public int ReceiveCount { get; set; }

    /// <summary>How often the message was received in the queues from which it was moved here, which does not count for the dead-letter queue of this one.</summary>
    public int EarlierReceiveCount { get; init; }

    public DateTimeOffset? FirstReceivedAt { get; set; }

    public DateTimeOffset? LastReceivedAt { get; set; }

    /// <summary>Identifies the last receive; <see langword="null"/> before the first one.</summary>
    public string? ReceiptHandle { get; set; }

    /// <summary>The place in the order of the queue. This and the members below are of <see cref="MessageIndex"/>.</summary>
    public long Order { get; set; }

    public MessageGroup? Group { get; set; }

    /// <summary>The place in the list of the queue.</summary>
    public LinkedListNode<QueueMessage>? Node { get; set; }

    /// <summary>The place in the list of the group.</summary>
    public LinkedListNode<QueueMessage>? GroupNode { get; set; }

    /// <summary>Whether the message is delayed or in flight, as of the last time that the index knows.</summary>
    public bool IsInvisible { get; set; }

    /// <summary>Whether the message was received, and neither deleted nor has its visibility timeout passed.</summary>
    public bool IsInFlight(DateTimeOffset now) => ReceiptHandle is not null && VisibleAt > now;
}
