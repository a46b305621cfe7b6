namespace Lambda.Runtime.Emulator.Queues;

/// <summary>Receives messages, and waits for one if there are none.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html</remarks>
internal static class LongPoll
{
    // A timer may fire a fraction of a millisecond early.
    private static readonly TimeSpan MinWait = TimeSpan.FromMilliseconds(1);

    /// <param name="queues">The registry of the queue.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="receive">Receives messages without waiting.</param>
    /// <param name="wait">How long to wait for a message at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The messages; none if there were none in time.</returns>
    /// <exception cref="QueueErrorException">The queue was deleted in the meantime, or refuses the receive.</exception>
    public static async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(
        QueueRegistry queues, MessageQueue queue, Func<MessageQueue, IReadOnlyList<ReceivedMessage>> receive, TimeSpan wait, CancellationToken cancellationToken)
    {
        DateTimeOffset end = queues.Time.GetUtcNow() + wait;
        var changed = new TaskCompletionSource();
        void OnChanged(MessageQueue other)
        {
            if (other == queue)
                changed.TrySetResult();
        }

        queues.Changed += OnChanged;
        try
        {
            while (true)
            {
                // Before the receive, so that no change after it is missed.
                changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                if (queues.Find(queue.Name) != queue)
                    throw QueueErrorException.NoSuchQueue(queue.Name, queues.Names);

                IReadOnlyList<ReceivedMessage> received = receive(queue);
                DateTimeOffset now = queues.Time.GetUtcNow();
                if (received.Count > 0 || now >= end)
                    return received;

                DateTimeOffset next = queue.NextReceivableAt is { } receivable && receivable < end ? receivable : end;
                await WaitAsync(changed.Task, next - now < MinWait ? MinWait : next - now, queues.Time, cancellationToken);
            }
        }
        finally
        {
            queues.Changed -= OnChanged;
        }
    }

    private static async Task WaitAsync(Task changed, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await changed.WaitAsync(limit, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Nothing changed, but a message may have become visible.
        }
    }
}
