namespace Lambda.Runtime.Emulator.Queues;

/// <summary>All of a message, to create it again after a restart of the emulator.</summary>
internal sealed record QueueMessageState
{
    public required string Id { get; init; }

    public required NewMessage Content { get; init; }

    public string? SequenceNumber { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public required DateTimeOffset VisibleAt { get; init; }

    public required int ReceiveCount { get; init; }

    public int EarlierReceiveCount { get; init; }

    public DateTimeOffset? FirstReceivedAt { get; init; }

    public DateTimeOffset? LastReceivedAt { get; init; }

    public string? ReceiptHandle { get; init; }

    public static QueueMessageState From(QueueMessage message) => new()
    {
        Id = message.Id,
        Content = message.Content,
        SequenceNumber = message.SequenceNumber,
        SentAt = message.SentAt,
        VisibleAt = message.VisibleAt,
        ReceiveCount = message.ReceiveCount,
        EarlierReceiveCount = message.EarlierReceiveCount,
        FirstReceivedAt = message.FirstReceivedAt,
        LastReceivedAt = message.LastReceivedAt,
        ReceiptHandle = message.ReceiptHandle,
    };

    public QueueMessage ToMessage() => new()
    {
        Id = Id,
        Content = Content,
        SequenceNumber = SequenceNumber,
        SentAt = SentAt,
        VisibleAt = VisibleAt,
        ReceiveCount = ReceiveCount,
        EarlierReceiveCount = EarlierReceiveCount,
        FirstReceivedAt = FirstReceivedAt,
        LastReceivedAt = LastReceivedAt,
        ReceiptHandle = ReceiptHandle,
    };
}
