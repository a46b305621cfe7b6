using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Emulator.RuntimeApi;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>The messages that were received for the next event: the batch is complete when it is full, or when its window ends.</summary>
/// <param name="queue">The queue.</param>
/// <param name="filtered">Called for each message that no filter lets pass. It is deleted, as the service does.</param>
internal sealed class CollectedMessages(MessageQueue queue, Action<ReceivedMessage> filtered)
{
    // {"Records":[]}, and a comma for each record.
    private const int EventBytes = 14;

    private readonly Queue<Collected> _messages = [];
    private int _bytes = EventBytes;
    private DateTimeOffset? _since;

    /// <summary>When the batch is complete although it is not full; <see langword="null"/> if there is no message.</summary>
    public DateTimeOffset? WindowEndsAt(QueueMapping mapping) => _since + mapping.BatchingWindow;

    /// <summary>Receives messages until the batch is full or the queue is empty.</summary>
    public void Receive(QueueMapping mapping, DateTimeOffset now)
    {
        ReceiveAll(mapping, now);
        _since = _messages.Count == 0 ? null : _since ?? now;
    }

    public bool IsComplete(QueueMapping mapping, DateTimeOffset now) => IsFull(mapping) || WindowEndsAt(mapping) <= now;

    /// <summary>Takes the messages of an event: as many as it may have by their number and size.</summary>
    /// <param name="mapping">The event source mapping.</param>
    /// <param name="payload">The event.</param>
    public IReadOnlyList<ReceivedMessage> Take(QueueMapping mapping, out byte[] payload)
    {
        var taken = new List<ReceivedMessage>();
        var records = new List<ReadOnlyMemory<byte>>();
        int bytes = EventBytes;
        while (taken.Count < mapping.BatchSize && _messages.TryPeek(out Collected? next)
            && (taken.Count == 0 || bytes + next.Record.Length + 1 <= RuntimeApiLimits.MaxPayloadBytes))
        {
            _messages.Dequeue();
            taken.Add(next.Message);
            records.Add(next.Record);
            bytes += next.Record.Length + 1;
        }

        _bytes -= bytes - EventBytes;
        _since = _messages.TryPeek(out Collected? left) ? left.ReceivedAt : null;
        payload = SqsEvent.Write(records);
        return taken;
    }

    /// <summary>Makes the messages visible again, which no event will have.</summary>
    public void Release()
    {
        while (_messages.TryDequeue(out Collected? collected))
            ReceivedMessages.TryRelease(queue, collected.Message);
        _bytes = EventBytes;
        _since = null;
    }

    private void ReceiveAll(QueueMapping mapping, DateTimeOffset now)
    {
        // If the window is longer than the visibility timeout, a message comes again before its end, and must not be in the event twice.
        while (_messages.TryPeek(out Collected? oldest) && oldest.ExpiresAt <= now)
        {
            _messages.Dequeue();
            _bytes -= oldest.Record.Length + 1;
        }

        while (!IsFull(mapping))
        {
            IReadOnlyList<ReceivedMessage> received = queue.Receive(Math.Min(QueueLimits.MaxBatch, mapping.BatchSize - _messages.Count), waits: true);
            if (received.Count == 0)
                return;

            DateTimeOffset expiresAt = now + queue.Settings.VisibilityTimeout;
            foreach (ReceivedMessage message in received)
            {
                byte[] record = SqsEvent.WriteRecord(queue, message);
                if (mapping.Filters?.Matches(record) == false)
                {
                    ReceivedMessages.TryDelete(queue, message);
                    filtered(message);
                    continue;
                }

                _messages.Enqueue(new Collected(message, record, now, expiresAt));
                _bytes += record.Length + 1;
            }
        }
    }

    private bool IsFull(QueueMapping mapping) => _messages.Count >= mapping.BatchSize || _bytes > RuntimeApiLimits.MaxPayloadBytes;

    private sealed record Collected(ReceivedMessage Message, byte[] Record, DateTimeOffset ReceivedAt, DateTimeOffset ExpiresAt);
}
