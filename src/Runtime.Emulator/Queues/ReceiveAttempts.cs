namespace Lambda.Runtime.Emulator.Queues;

/// <summary>Remembers which messages a receive of a FIFO queue returned, so that a receiver that did not get the response can repeat the request.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-receiverequestattemptid-request-parameter.html</remarks>
internal sealed class ReceiveAttempts
{
    private readonly Dictionary<string, (DateTimeOffset At, IReadOnlyList<ReceivedMessage> Messages)> _attempts = new(StringComparer.Ordinal);

    /// <summary>Returns the messages of an attempt; none if one of them was deleted, has become visible, or was received again.</summary>
    public QueueMessage[] Find(string attemptId, DateTimeOffset now, Func<string, LinkedListNode<QueueMessage>?> find)
    {
        if (!_attempts.TryGetValue(attemptId, out (DateTimeOffset At, IReadOnlyList<ReceivedMessage> Messages) attempt) || now - attempt.At >= QueueLimits.DeduplicationInterval)
            return [];

        QueueMessage[] same = [.. attempt.Messages
            .Select(received => find(received.Id)?.Value is { } message && message.ReceiptHandle == received.ReceiptHandle && message.IsInFlight(now) ? message : null)
            .OfType<QueueMessage>()];
        return same.Length == attempt.Messages.Count ? same : [];
    }

    public void Add(string attemptId, DateTimeOffset now, IReadOnlyList<ReceivedMessage> messages)
    {
        foreach (string expired in _attempts.Where(attempt => now - attempt.Value.At >= QueueLimits.DeduplicationInterval).Select(static attempt => attempt.Key).ToArray())
            _attempts.Remove(expired);
        _attempts[attemptId] = (now, messages);
    }
}
