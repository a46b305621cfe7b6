namespace Lambda.Runtime.Emulator.Queues;

/// <summary>A message that a sender gives to a queue.</summary>
/// <param name="Body">The text.</param>
internal sealed record NewMessage(string Body)
{
    /// <summary>The attributes by name, in ordinal order.</summary>
    public IReadOnlyDictionary<string, MessageAttribute> Attributes { get; init; } = new SortedDictionary<string, MessageAttribute>(StringComparer.Ordinal);

    /// <summary>How long the message is invisible at first; <see langword="null"/> for the delay of the queue.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>The group within which a FIFO queue keeps the order.</summary>
    public string? GroupId { get; init; }

    /// <summary>A FIFO queue accepts one message with this ID within five minutes.</summary>
    public string? DeduplicationId { get; init; }

    /// <summary>The X-Ray trace header of the sender.</summary>
    public string? TraceHeader { get; init; }

    /// <summary>The ARN of the queue that the message was moved from, for a message in a dead-letter queue.</summary>
    public string? DeadLetterSource { get; init; }
}
