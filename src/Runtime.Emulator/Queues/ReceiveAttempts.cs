namespace Lambda.Runtime.Emulator.Queues;

/// <summary>Remembers which messages a receive of a FIFO queue returned, so that a receiver that did not get the response can repeat the request.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-receiverequestattemptid-request-parameter.html</remarks>
internal sealed class ReceiveAttempts
{
    private readonly RecentEntries<Received[]> _attempts = new();

    /// <summary>Returns the messages of an attempt; none if one of them was deleted, was received again, has become visible, or has another visibility timeout now.</summary>
    public QueueMessage[] Find(string attemptId, DateTimeOffset now, Func<string, QueueMessage?> find)
    {
        if (_attempts.Find(attemptId, now) is not { } attempt)
            return [];

        return attempt.All(received => find(received.Message.Id) == received.Message && received.IsUnchanged(now))
            ? [.. attempt.Select(static received => received.Message)]
            : [];
    }

    public void Add(string attemptId, DateTimeOffset now, IEnumerable<QueueMessage> messages) =>
        _attempts.Add(attemptId, [.. messages.Select(static message => new Received(message, message.ReceiptHandle, message.VisibleAt))], now);

    /// <summary>A message as it was after a receive.</summary>
    private sealed record Received(QueueMessage Message, string? ReceiptHandle, DateTimeOffset VisibleAt)
    {
        public bool IsUnchanged(DateTimeOffset now) => Message.ReceiptHandle == ReceiptHandle && Message.VisibleAt == VisibleAt && Message.IsInFlight(now);
    }
}
