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

    /// <summary>How often the message was received.</summary>
    public int ReceiveCount { get; set; }

    public DateTimeOffset? FirstReceivedAt { get; set; }

    public DateTimeOffset? LastReceivedAt { get; set; }

    /// <summary>Identifies the last receive; <see langword="null"/> before the first one.</summary>
    public string? ReceiptHandle { get; set; }

    /// <summary>Whether the message was received, and neither deleted nor has its visibility timeout passed.</summary>
    public bool IsInFlight(DateTimeOffset now) => ReceiptHandle is not null && VisibleAt > now;
}
