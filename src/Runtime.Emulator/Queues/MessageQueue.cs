using System.Globalization;

namespace Lambda.Runtime.Emulator.Queues;

/// <summary>
/// A queue with the rules of Amazon SQS: delays, visibility timeouts, receive counts, dead-letter queues, and for a FIFO queue groups and deduplication. It does not know
/// how requests arrive. Safe to use from any thread.
/// </summary>
/// <remarks>
/// Unlike the service, which keeps copies on several servers, a standard queue delivers in the order of sending, and no message twice at the same time. A receiver must
/// not rely on that.
/// </remarks>
internal sealed class MessageQueue
{
    private readonly QueueRegistry _registry;
    private readonly LinkedList<QueueMessage> _messages = [];
    private readonly Dictionary<string, LinkedListNode<QueueMessage>> _byId = new(StringComparer.Ordinal);
    private readonly DeduplicationWindow _duplicates = new();
    private readonly ReceiveAttempts _attempts = new();
    private QueueSettings _settings;
    // No message is older: it may have been deleted since.
    private DateTimeOffset _oldestSentAt = DateTimeOffset.MaxValue;
    private DateTimeOffset? _purgedAt;
    private long _lastSequence;

    /// <remarks>Called by the registry, under its lock.</remarks>
    internal MessageQueue(QueueRegistry registry, string name, QueueSettings settings)
    {
        _registry = registry;
        _settings = settings;
        Name = name;
        CreatedAt = LastModifiedAt = registry.Time.GetUtcNow();
    }

    public string Name { get; }

    public string Arn => QueueRegistry.ArnOf(Name);

    public bool IsFifo => QueueRegistry.IsFifo(Name);

    public DateTimeOffset CreatedAt { get; }

    public DateTimeOffset LastModifiedAt { get; private set; }

    public QueueSettings Settings
    {
        get
        {
            lock (_registry.Lock)
                return _settings;
        }
    }

    /// <summary>Tags by key. They have no effect.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; set; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    public QueueCounts Counts
    {
        get
        {
            lock (_registry.Lock)
            {
                DateTimeOffset now = RemoveExpired();
                int visible = _messages.Count(message => message.VisibleAt <= now), inFlight = _messages.Count(message => message.IsInFlight(now));
                return new QueueCounts(visible, inFlight, _messages.Count - visible - inFlight, _messages.Count == 0 ? null : _messages.Min(static message => message.SentAt));
            }
        }
    }

    /// <summary>When the next message becomes visible that is not yet; <see langword="null"/> if there is none.</summary>
    public DateTimeOffset? NextVisibleAt
    {
        get
        {
            lock (_registry.Lock)
            {
                DateTimeOffset now = _registry.Time.GetUtcNow();
                return _messages.Where(message => message.VisibleAt > now).Min(static message => (DateTimeOffset?)message.VisibleAt);
            }
        }
    }

    /// <summary>Returns the messages, oldest first, without receiving them.</summary>
    public IReadOnlyList<QueueMessageView> Peek()
    {
        lock (_registry.Lock)
        {
            DateTimeOffset now = RemoveExpired();
            return [.. _messages.Select(message => QueueMessageView.From(message, now))];
        }
    }

    public void Configure(QueueSettings settings)
    {
        lock (_registry.Lock)
        {
            _settings = settings;
            LastModifiedAt = _registry.Time.GetUtcNow();
        }

        _registry.NotifyChanged(this);
    }

    /// <exception cref="QueueErrorException">A FIFO queue needs a group and a deduplication ID, and takes no delay for a single message.</exception>
    public SentMessage Send(NewMessage message)
    {
        SentMessage sent;
        lock (_registry.Lock)
        {
            DateTimeOffset now = RemoveExpired();
            if (!IsFifo)
            {
                sent = Add(message, Guid.NewGuid().ToString(), now, now);
            }
            else
            {
                message = FifoMessage.Complete(message, _settings);
                string key = _settings.DeduplicatesByGroup ? $"{message.GroupId}\n{message.DeduplicationId}" : message.DeduplicationId!;
                if (_duplicates.Find(key, now) is { } first)
                    return first;
                sent = Add(message, Guid.NewGuid().ToString(), now, now);
                _duplicates.Add(key, sent, now);
            }
        }

        _registry.NotifyChanged(this);
        return sent;
    }

    /// <summary>Receives messages that are visible, and makes them invisible. Messages that were received too often move to the dead-letter queue instead.</summary>
    /// <param name="max">The maximum number of messages.</param>
    /// <param name="visibilityTimeout">How long the messages are invisible; <see langword="null"/> for the timeout of the queue.</param>
    /// <param name="attemptId">Of a FIFO queue: a repeated receive with the same ID returns the same messages while they are in flight.</param>
    /// <exception cref="QueueErrorException">Too many messages of a standard queue are in flight.</exception>
    public IReadOnlyList<ReceivedMessage> Receive(int max, TimeSpan? visibilityTimeout = null, string? attemptId = null)
    {
        var received = new List<ReceivedMessage>();
        List<DeadLetter> moved = [];
        lock (_registry.Lock)
        {
            DateTimeOffset now = RemoveExpired();
            TimeSpan timeout = visibilityTimeout ?? _settings.VisibilityTimeout;
            QueueMessage[] again = IsFifo && attemptId is not null ? _attempts.Find(attemptId, now, FindNode) : [];
            foreach (QueueMessage message in again)
            {
                message.VisibleAt = now + timeout;
                received.Add(CreateReceived(message));
            }

            if (again.Length == 0)
                Receive(received, max, timeout, now, moved);
            if (IsFifo && attemptId is not null)
                _attempts.Add(attemptId, now, received);
        }

        if (received.Count > 0 || moved.Count > 0)
            _registry.NotifyChanged(this);
        moved.ForEach(_registry.NotifyMoved);
        return received;
    }

    /// <summary>Deletes a message, unless it was received again in the meantime. Deleting it twice is not an error.</summary>
    /// <exception cref="QueueErrorException">The handle is not one of this queue, or the visibility timeout of a FIFO queue's message has passed.</exception>
    public void Delete(string receiptHandle)
    {
        lock (_registry.Lock)
        {
            LinkedListNode<QueueMessage>? node = Find(receiptHandle);
            if (node is null)
                return;

            if (IsFifo && !node.Value.IsInFlight(_registry.Time.GetUtcNow()))
            {
                throw QueueErrorException.InvalidParameterValue(
                    $"Value {receiptHandle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.");
            }

            Remove(node);
        }

        _registry.NotifyChanged(this);
    }

    /// <summary>Sets how long a received message stays invisible, from now on; zero makes it visible.</summary>
    /// <exception cref="QueueErrorException">The handle is not one of this queue, the message is not in flight, or it would be in flight for more than 12 hours.</exception>
    public void ChangeVisibility(string receiptHandle, TimeSpan timeout)
    {
        lock (_registry.Lock)
        {
            DateTimeOffset now = _registry.Time.GetUtcNow();
            if (Find(receiptHandle)?.Value is not { } message || !message.IsInFlight(now))
                throw QueueErrorException.NotInFlight(ReceiptHandle.Parse(receiptHandle)!.MessageId);

            if (now + timeout > message.LastReceivedAt + QueueLimits.MaxVisibilityTimeout)
            {
                throw QueueErrorException.InvalidParameterValue(
                    $"Value {timeout.TotalSeconds} for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout for the message is beyond the limit [43200 seconds].");
            }

            message.VisibleAt = now + timeout;
        }

        _registry.NotifyChanged(this);
    }

    /// <summary>Deletes all messages, also those in flight.</summary>
    /// <exception cref="QueueErrorException">The queue was purged less than 60 seconds ago.</exception>
    public void Purge()
    {
        lock (_registry.Lock)
        {
            DateTimeOffset now = _registry.Time.GetUtcNow();
            if (_purgedAt + QueueLimits.PurgeInterval > now)
                throw QueueErrorException.PurgeInProgress(Name);
            _purgedAt = now;
            _messages.Clear();
            _byId.Clear();
        }

        _registry.NotifyChanged(this);
    }

    /// <summary>Moves the messages of a dead-letter queue that are visible back to the queues from which they came, or to another queue. They are new messages there.</summary>
    /// <param name="destination">The queue; <see langword="null"/> for the one from which each message came. Messages whose queue does not exist any more stay.</param>
    /// <returns>The number of messages that were moved.</returns>
    public int Redrive(MessageQueue? destination)
    {
        HashSet<MessageQueue> changed = [this];
        int moved = 0;
        lock (_registry.Lock)
        {
            DateTimeOffset now = RemoveExpired();
            for (LinkedListNode<QueueMessage>? node = _messages.First, next; node is not null; node = next)
            {
                next = node.Next;
                NewMessage content = node.Value.Content;
                MessageQueue? target = destination ?? _registry.FindByArn(content.DeadLetterSource);
                if (node.Value.VisibleAt > now || target is null || target == this)
                    continue;

                Remove(node);
                target.Add(content with { DeadLetterSource = null, Delay = TimeSpan.Zero }, Guid.NewGuid().ToString(), now, now);
                changed.Add(target);
                moved++;
            }
        }

        foreach (MessageQueue queue in changed)
            _registry.NotifyChanged(queue);
        return moved;
    }

    /// <summary>A copy of the queue's state, to create it again. Called under the lock of the registry.</summary>
    internal QueueState GetState() => new(Name, _settings, [.. _messages.Select(QueueMessageState.From)], _lastSequence)
    {
        Tags = new Dictionary<string, string>(Tags),
        Duplicates = [.. _duplicates.Entries.Select(static entry => new DuplicateState(entry.Key, entry.Value.Message.Id, entry.Value.Message.SequenceNumber, entry.Value.SentAt))],
    };

    /// <summary>Adds the messages of a copy. Called under the lock of the registry.</summary>
    internal void SetState(QueueState state)
    {
        _lastSequence = state.LastSequence;
        Tags = state.Tags;
        foreach (QueueMessageState message in state.Messages)
            Append(message.ToMessage());
        foreach (DuplicateState duplicate in state.Duplicates)
            _duplicates.Add(duplicate.Key, new SentMessage(duplicate.MessageId, duplicate.SequenceNumber), duplicate.SentAt);
    }

    private void Receive(List<ReceivedMessage> received, int max, TimeSpan timeout, DateTimeOffset now, List<DeadLetter> moved)
    {
        int inFlight = _messages.Count < QueueLimits.MaxInFlight ? 0 : _messages.Count(message => message.IsInFlight(now));
        // No message of a group is received while an earlier receive of the group has not ended.
        HashSet<string?> blocked = IsFifo ? [.. _messages.Where(message => message.IsInFlight(now)).Select(static message => message.Content.GroupId)] : [];
        for (LinkedListNode<QueueMessage>? node = _messages.First, next; node is not null && received.Count < max; node = next)
        {
            next = node.Next;
            QueueMessage message = node.Value;
            if (IsFifo && blocked.Contains(message.Content.GroupId))
                continue;

            if (message.VisibleAt > now)
            {
                if (IsFifo)
                    blocked.Add(message.Content.GroupId);
                continue;
            }

            if (TryMoveToDeadLetters(node, now) is { } target)
            {
                moved.Add(new DeadLetter(this, target, message.Id, message.ReceiveCount));
                continue;
            }

            if (inFlight + received.Count >= QueueLimits.MaxInFlight)
            {
                if (IsFifo || received.Count > 0)
                    return;

                throw QueueErrorException.OverLimit();
            }

            message.ReceiveCount++;
            message.FirstReceivedAt ??= now;
            message.LastReceivedAt = now;
            message.VisibleAt = now + timeout;
            message.ReceiptHandle = new ReceiptHandle(Name, message.Id, message.ReceiveCount).ToString();
            received.Add(CreateReceived(message));
        }
    }

    /// <returns>The dead-letter queue; <see langword="null"/> if the message stays: it may be received once more, or there is no dead-letter queue.</returns>
    private MessageQueue? TryMoveToDeadLetters(LinkedListNode<QueueMessage> node, DateTimeOffset now)
    {
        QueueMessage message = node.Value;
        if (_settings.Redrive is not { } redrive || message.ReceiveCount < redrive.MaxReceiveCount || _registry.FindByArn(redrive.TargetArn) is not { } target || target == this)
            return null;

        Remove(node);
        var moved = new QueueMessage
        {
            Id = message.Id,
            Content = message.Content with { DeadLetterSource = message.Content.DeadLetterSource ?? Arn },
            SequenceNumber = target.IsFifo ? target.NextSequence() : null,
            // The retention of a standard dead-letter queue counts from the first sending.
            SentAt = target.IsFifo ? now : message.SentAt,
            VisibleAt = now,
            ReceiveCount = message.ReceiveCount,
            FirstReceivedAt = message.FirstReceivedAt,
        };
        target.Append(moved);
        return target;
    }

    private SentMessage Add(NewMessage message, string id, DateTimeOffset sentAt, DateTimeOffset now)
    {
        var added = new QueueMessage
        {
            Id = id,
            Content = message,
            SequenceNumber = IsFifo ? NextSequence() : null,
            SentAt = sentAt,
            VisibleAt = now + (message.Delay ?? _settings.Delay),
        };
        Append(added);
        return new SentMessage(added.Id, added.SequenceNumber);
    }

    private void Append(QueueMessage message)
    {
        _byId[message.Id] = _messages.AddLast(message);
        if (message.SentAt < _oldestSentAt)
            _oldestSentAt = message.SentAt;
    }

    // 20 digits, as those of the service.
    private string NextSequence() => string.Create(CultureInfo.InvariantCulture, $"1885{++_lastSequence:D16}");

    private static ReceivedMessage CreateReceived(QueueMessage message) => new(
        message.Id, message.ReceiptHandle!, message.Content, message.SequenceNumber, message.SentAt, message.FirstReceivedAt!.Value, message.ReceiveCount);

    /// <summary>Finds the message of a receive; <see langword="null"/> if it was deleted, moved, or received again.</summary>
    private LinkedListNode<QueueMessage>? Find(string receiptHandle)
    {
        if (ReceiptHandle.Parse(receiptHandle) is not { } handle || handle.Queue != Name)
            throw QueueErrorException.InvalidReceiptHandle(receiptHandle);
        return FindNode(handle.MessageId) is { } node && node.Value.ReceiptHandle == receiptHandle ? node : null;
    }

    private LinkedListNode<QueueMessage>? FindNode(string id) => _byId.GetValueOrDefault(id);

    private void Remove(LinkedListNode<QueueMessage> node)
    {
        _messages.Remove(node);
        _byId.Remove(node.Value.Id);
    }

    /// <returns>The current time.</returns>
    private DateTimeOffset RemoveExpired()
    {
        DateTimeOffset now = _registry.Time.GetUtcNow();
        if (now - _oldestSentAt < _settings.Retention)
            return now;

        for (LinkedListNode<QueueMessage>? node = _messages.First, next; node is not null; node = next)
        {
            next = node.Next;
            if (now - node.Value.SentAt >= _settings.Retention)
                Remove(node);
        }

        _oldestSentAt = _messages.Count == 0 ? DateTimeOffset.MaxValue : _messages.Min(static message => message.SentAt);
        return now;
    }
}
