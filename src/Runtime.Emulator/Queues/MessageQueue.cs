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
    private readonly MessageIndex _messages;
    private readonly DeduplicationWindow _duplicates = new();
    private readonly ReceiveAttempts _attempts = new();
    private QueueSettings _settings;
    private DateTimeOffset? _purgedAt;
    private DateTimeOffset _lastModifiedAt;
    private long _lastSequence;

    /// <remarks>Called by the registry, under its lock.</remarks>
    internal MessageQueue(QueueRegistry registry, string name, QueueSettings settings)
    {
        _registry = registry;
        _settings = settings;
        _messages = new MessageIndex(QueueRegistry.IsFifo(name));
        Name = name;
        CreatedAt = _lastModifiedAt = registry.Time.GetUtcNow();
    }

    public string Name { get; }

    public string Arn => QueueRegistry.ArnOf(Name);

    public bool IsFifo => QueueRegistry.IsFifo(Name);

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset LastModifiedAt
    {
        get
        {
            lock (_registry.Lock)
                return _lastModifiedAt;
        }
    }

    public QueueSettings Settings
    {
        get
        {
            lock (_registry.Lock)
                return _settings;
        }
    }

    /// <summary>Tags by key. They have no effect.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; private set; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    public QueueCounts Counts
    {
        get
        {
            lock (_registry.Lock)
            {
                Advance();
                DateTimeOffset? oldest = _messages.All.Min(static message => (DateTimeOffset?)message.SentAt);
                return new QueueCounts(_messages.Count - _messages.InFlight - _messages.Delayed, _messages.InFlight, _messages.Delayed, oldest);
            }
        }
    }

    /// <summary>When the next of the invisible messages becomes visible; <see langword="null"/> if all messages are visible.</summary>
    public DateTimeOffset? NextVisibleAt
    {
        get
        {
            lock (_registry.Lock)
            {
                Advance();
                return _messages.NextVisibleAt;
            }
        }
    }

    /// <summary>
    /// When a message can be received: the current time if one can be received now; when the next invisible one becomes visible, if not, or while too many messages
    /// are in flight; <see langword="null"/> if the queue is empty.
    /// </summary>
    /// <remarks>A receiver that got nothing waits until then. A message may have become visible since its receive, so the time of the next invisible one is not enough.</remarks>
    public DateTimeOffset? NextReceivableAt
    {
        get
        {
            lock (_registry.Lock)
            {
                DateTimeOffset now = Advance();
                return _messages.InFlight < QueueLimits.MaxInFlight && _messages.Receivable.Any() ? now : _messages.NextVisibleAt;
            }
        }
    }

    /// <summary>Returns the messages, oldest first, without receiving them.</summary>
    public IReadOnlyList<QueueMessageView> Peek()
    {
        lock (_registry.Lock)
        {
            DateTimeOffset now = Advance();
            return [.. _messages.All.Select(message => QueueMessageView.From(message, now))];
        }
    }

    public void Configure(QueueSettings settings) => Configure(_ => settings);

    /// <summary>Changes some settings. No other change happens in the meantime.</summary>
    /// <remarks>
    /// A new delay applies to messages that a FIFO queue has already, and not to those of a standard queue:
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-delay-queues.html
    /// </remarks>
    /// <param name="change">Returns the new settings, or throws.</param>
    public void Configure(Func<QueueSettings, QueueSettings> change)
    {
        lock (_registry.Lock)
        {
            DateTimeOffset now = Advance();
            TimeSpan delay = _settings.Delay;
            _settings = change(_settings);
            _lastModifiedAt = now;
            if (IsFifo && _settings.Delay != delay)
                ApplyDelay(now);
        }

        _registry.NotifyChanged(this);
    }

    /// <summary>Changes the tags. No other change happens in the meantime.</summary>
    /// <param name="change">Changes a copy of the tags, or throws.</param>
    public void ConfigureTags(Action<IDictionary<string, string>> change)
    {
        lock (_registry.Lock)
        {
            var tags = new SortedDictionary<string, string>(Tags.ToDictionary(), StringComparer.Ordinal);
            change(tags);
            Tags = tags;
        }
    }

    /// <exception cref="QueueErrorException">
    /// A FIFO queue needs a group and a deduplication ID, and takes no delay for a single message. A standard queue takes no deduplication ID.
    /// </exception>
    public SentMessage Send(NewMessage message)
    {
        SentMessage sent;
        lock (_registry.Lock)
        {
            DateTimeOffset now = Advance();
            if (!IsFifo)
            {
                StandardMessage.Validate(message);
                sent = Add(message, now);
            }
            else
            {
                message = FifoMessage.Complete(message, _settings);
                string key = _settings.DeduplicatesByGroup ? $"{message.GroupId}\n{message.DeduplicationId}" : message.DeduplicationId!;
                if (_duplicates.Find(key, now) is { } first)
                    return first;
                sent = Add(message, now);
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
    /// <param name="waits">Whether the receiver waits for messages (long polling). Too many messages in flight are no error for it: it gets none.</param>
    /// <exception cref="QueueErrorException">Too many messages of a standard queue are in flight, or it was given an attempt's ID.</exception>
    public IReadOnlyList<ReceivedMessage> Receive(int max, TimeSpan? visibilityTimeout = null, string? attemptId = null, bool waits = false)
    {
        if (attemptId is not null)
        {
            if (!IsFifo)
                throw QueueErrorException.InvalidForQueueType("ReceiveRequestAttemptId", attemptId);
            FifoMessage.RequireToken("ReceiveRequestAttemptId", attemptId);
        }

        QueueMessage[] messages;
        ReceivedMessage[] received;
        List<DeadLetter> moved = [];
        lock (_registry.Lock)
        {
            DateTimeOffset now = Advance();
            DateTimeOffset visibleAt = now + (visibilityTimeout ?? _settings.VisibilityTimeout);
            messages = attemptId is not null ? _attempts.Find(attemptId, now, _messages.Find) : [];
            if (messages.Length == 0)
                messages = ReceiveNew(max, waits, now, moved);
            foreach (QueueMessage message in messages)
                _messages.SetVisibleAt(message, visibleAt, now);
            if (attemptId is not null)
                _attempts.Add(attemptId, now, messages);
            received = [.. messages.Select(CreateReceived)];
        }

        if (received.Length > 0 || moved.Count > 0)
            _registry.NotifyChanged(this);
        moved.ForEach(_registry.NotifyMoved);
        return received;
    }

    /// <summary>Deletes a message, unless it was received again in the meantime. Deleting it twice is not an error.</summary>
    /// <remarks>A FIFO queue refuses what a standard queue ignores: https://repost.aws/knowledge-center/sqs-receipt-handle-error</remarks>
    /// <exception cref="QueueErrorException">The handle is not one of this queue, or that of a FIFO queue has expired: the message is visible, or was received again.</exception>
    public void Delete(string receiptHandle)
    {
        lock (_registry.Lock)
        {
            DateTimeOffset now = Advance();
            if (Find(receiptHandle, out bool isLast) is not { } message || (!isLast && !IsFifo))
                return;

            if (IsFifo && (!isLast || !message.IsInFlight(now)))
                throw QueueErrorException.ExpiredReceiptHandle(receiptHandle);
            _messages.Remove(message);
        }

        _registry.NotifyChanged(this);
    }

    /// <summary>Sets how long a received message stays invisible, from now on; zero makes it visible.</summary>
    /// <exception cref="QueueErrorException">
    /// The handle is not one of this queue, the message was deleted or received again, it is visible, or it would be in flight for more than 12 hours.
    /// </exception>
    public void ChangeVisibility(string receiptHandle, TimeSpan timeout)
    {
        lock (_registry.Lock)
        {
            DateTimeOffset now = Advance();
            if (Find(receiptHandle, out bool isLast) is not { } message || !isLast)
                throw QueueErrorException.NotAvailable(receiptHandle);
            if (!message.IsInFlight(now))
                throw QueueErrorException.NotInFlight(message.Id);

            if (now + timeout > message.LastReceivedAt + QueueLimits.MaxVisibilityTimeout)
                throw QueueErrorException.VisibleTooLate(timeout);
            _messages.SetVisibleAt(message, now + timeout, now);
        }

        _registry.NotifyChanged(this);
    }

    /// <summary>Deletes all messages, also those in flight.</summary>
    /// <param name="isLimited">Whether it may be done once a minute only.</param>
    /// <exception cref="QueueErrorException">The queue was purged less than 60 seconds ago.</exception>
    public void Purge(bool isLimited = true)
    {
        lock (_registry.Lock)
        {
            DateTimeOffset now = _registry.Time.GetUtcNow();
            if (isLimited && _purgedAt + QueueLimits.PurgeInterval > now)
                throw QueueErrorException.PurgeInProgress(Name);
            _purgedAt = now;
            _messages.Clear();
        }

        _registry.NotifyChanged(this);
    }

    /// <summary>Moves the messages of a dead-letter queue that are visible back to the queues from which they came, or to another queue. They are new messages there.</summary>
    /// <param name="destination">The queue; <see langword="null"/> for the one from which each message came. Messages whose queue does not exist any more stay.</param>
    /// <param name="max">The maximum number of messages.</param>
    /// <returns>The number of messages that were moved.</returns>
    /// <exception cref="QueueErrorException">One of the queues is a FIFO queue, and the other is not.</exception>
    public int Redrive(MessageQueue? destination, int max = int.MaxValue)
    {
        if (destination is not null && destination.IsFifo != IsFifo)
            throw QueueErrorException.OtherQueueType(Name, destination.Name);
        HashSet<MessageQueue> changed = [this];
        int moved = 0;
        lock (_registry.Lock)
        {
            DateTimeOffset now = Advance();
            foreach (QueueMessage message in _messages.All.Where(static message => !message.IsInvisible).ToArray())
            {
                if (moved >= max)
                    break;
                MessageQueue? target = destination ?? _registry.FindByArn(message.Content.DeadLetterSource);
                if (target is null || target == this)
                    continue;

                _messages.Remove(message);
                target.Add(message.Content with { DeadLetterSource = null, Delay = TimeSpan.Zero }, now);
                changed.Add(target);
                moved++;
            }
        }

        foreach (MessageQueue queue in changed)
            _registry.NotifyChanged(queue);
        return moved;
    }

    /// <summary>A copy of the queue's state, to create it again. Called under the lock of the registry.</summary>
    internal QueueState GetState() => new(Name, _settings, [.. _messages.All.Select(QueueMessageState.From)], _lastSequence)
    {
        CreatedAt = CreatedAt,
        LastModifiedAt = LastModifiedAt,
        Tags = Tags,
        Duplicates = [.. _duplicates.State],
    };

    /// <summary>Adds the messages of a copy. Called under the lock of the registry.</summary>
    internal void SetState(QueueState state)
    {
        DateTimeOffset now = _registry.Time.GetUtcNow();
        CreatedAt = state.CreatedAt;
        _lastModifiedAt = state.LastModifiedAt;
        _lastSequence = state.LastSequence;
        Tags = state.Tags;
        foreach (QueueMessageState message in state.Messages)
            _messages.Add(message.ToMessage(), now);
        foreach (DuplicateState duplicate in state.Duplicates)
            _duplicates.Add(duplicate.Key, new SentMessage(duplicate.MessageId, duplicate.SequenceNumber), duplicate.SentAt);
    }

    /// <summary>Receives messages that are visible. The caller makes them invisible.</summary>
    /// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html</remarks>
    private QueueMessage[] ReceiveNew(int max, bool waits, DateTimeOffset now, List<DeadLetter> moved)
    {
        int free = QueueLimits.MaxInFlight - _messages.InFlight;
        if (free <= 0)
            return IsFifo || waits ? [] : throw QueueErrorException.OverLimit();

        List<QueueMessage> received = [], exhausted = [];
        foreach (QueueMessage message in _messages.Receivable)
        {
            if (received.Count >= Math.Min(max, free))
                break;
            (DeadLetterQueueOf(message) is null ? received : exhausted).Add(message);
        }

        foreach (QueueMessage message in exhausted)
            moved.Add(MoveToDeadLetters(message, now));
        foreach (QueueMessage message in received)
        {
            message.ReceiveCount++;
            message.FirstReceivedAt ??= now;
            message.LastReceivedAt = now;
            message.ReceiptHandle = new ReceiptHandle(Name, message.Id, message.ReceiveCount).ToString();
        }

        return [.. received];
    }

    /// <returns><see langword="null"/> if the message stays: it may be received once more, or there is no dead-letter queue.</returns>
    private MessageQueue? DeadLetterQueueOf(QueueMessage message) =>
        _settings.Redrive is { } redrive && message.ReceiveCount - message.EarlierReceiveCount >= redrive.MaxReceiveCount
            && _registry.FindByArn(redrive.TargetArn) is { } target && target != this && target.IsFifo == IsFifo
                ? target
                : null;

    private DeadLetter MoveToDeadLetters(QueueMessage message, DateTimeOffset now)
    {
        MessageQueue target = DeadLetterQueueOf(message)!;
        target.Advance();
        _messages.Remove(message);
        var moved = new QueueMessage
        {
            Id = message.Id,
            // Two messages may have the same deduplication ID, at different times.
            // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html
            Content = message.Content with { DeadLetterSource = Arn, DeduplicationId = IsFifo ? message.Id : null },
            SequenceNumber = target.IsFifo ? target.NextSequence() : null,
            // The retention of a standard dead-letter queue counts from the first sending.
            // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/setting-up-dead-letter-queue-retention.html
            SentAt = target.IsFifo ? now : message.SentAt,
            VisibleAt = now,
            ReceiveCount = message.ReceiveCount,
            EarlierReceiveCount = message.ReceiveCount,
            FirstReceivedAt = message.FirstReceivedAt,
        };
        target._messages.Add(moved, now);
        return new DeadLetter(this, target, message.Id, message.ReceiveCount);
    }

    private SentMessage Add(NewMessage message, DateTimeOffset now)
    {
        var added = new QueueMessage
        {
            Id = Guid.NewGuid().ToString(),
            Content = message,
            SequenceNumber = IsFifo ? NextSequence() : null,
            SentAt = now,
            VisibleAt = now + (message.Delay ?? _settings.Delay),
        };
        _messages.Add(added, now);
        return new SentMessage(added.Id, added.SequenceNumber);
    }

    private void ApplyDelay(DateTimeOffset now)
    {
        foreach (QueueMessage message in _messages.All.Where(static message => message.ReceiveCount == 0 && message.Content.Delay is null))
            _messages.SetVisibleAt(message, message.SentAt + _settings.Delay, now);
    }

    // 20 digits, as those of the service.
    private string NextSequence() => string.Create(CultureInfo.InvariantCulture, $"1885{++_lastSequence:D16}");

    private static ReceivedMessage CreateReceived(QueueMessage message) => new(
        message.Id, message.ReceiptHandle!, message.Content, message.SequenceNumber, message.SentAt, message.FirstReceivedAt!.Value, message.ReceiveCount);

    /// <summary>Finds the message of a receive; <see langword="null"/> if it was deleted or moved.</summary>
    /// <param name="receiptHandle">Identifies the receive.</param>
    /// <param name="isLast">Whether the message was not received again since.</param>
    private QueueMessage? Find(string receiptHandle, out bool isLast)
    {
        if (ReceiptHandle.Parse(receiptHandle) is not { } handle || handle.Queue != Name)
            throw QueueErrorException.InvalidReceiptHandle(receiptHandle);
        QueueMessage? message = _messages.Find(handle.MessageId);
        isLast = message?.ReceiptHandle == receiptHandle;
        return message;
    }

    /// <summary>Applies what the passed time has changed: messages became visible or expired.</summary>
    /// <returns>The current time.</returns>
    private DateTimeOffset Advance()
    {
        DateTimeOffset now = _registry.Time.GetUtcNow();
        _messages.Advance(now, now - _settings.Retention);
        return now;
    }
}
