namespace Lambda.Runtime.Emulator.Queues;

/// <summary>The messages of a queue in the order of sending, and which of them can be received now.</summary>
/// <remarks>
/// The queue's lock guards it. A change takes logarithmic time, because a queue may have hundreds of thousands of messages. Callers call <see cref="Advance"/> with the
/// current time before anything else.
/// </remarks>
/// <param name="isFifo">Whether messages with the same group ID wait for each other.</param>
internal sealed class MessageIndex(bool isFifo)
{
    private readonly LinkedList<QueueMessage> _messages = [];
    private readonly Dictionary<string, QueueMessage> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MessageGroup> _groups = new(StringComparer.Ordinal);
    // Groups that can be received, by the order of their first message.
    private readonly SortedDictionary<long, MessageGroup> _ready = [];
    // Messages that are in flight or delayed.
    private readonly SortedSet<QueueMessage> _invisible = new(Comparer<QueueMessage>.Create(static (one, other) =>
        one.VisibleAt == other.VisibleAt ? one.Order.CompareTo(other.Order) : one.VisibleAt.CompareTo(other.VisibleAt)));
    // No message is older: it may have been deleted since.
    private DateTimeOffset _oldestSentAt = DateTimeOffset.MaxValue;
    private long _lastOrder;

    public int Count => _messages.Count;

    public int InFlight { get; private set; }

    public int Delayed => _invisible.Count - InFlight;

    /// <summary>All messages, the first one that was sent first.</summary>
    public IEnumerable<QueueMessage> All => _messages;

    /// <summary>When the next message becomes visible; <see langword="null"/> if all are.</summary>
    public DateTimeOffset? NextVisibleAt => _invisible.Min?.VisibleAt;

    /// <summary>The messages that can be received, in the order of receiving: all visible ones of a group, then those of the next group.</summary>
    /// <remarks>
    /// An invisible message blocks those after it in its group. The caller must not change messages during the enumeration.
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html
    /// </remarks>
    public IEnumerable<QueueMessage> Receivable => _ready.Values.SelectMany(static group => group.Messages.TakeWhile(static message => !message.IsInvisible));

    public QueueMessage? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Deletes the messages that were sent until a time, and makes those visible whose time has come.</summary>
    /// <param name="now">The current time.</param>
    /// <param name="lastExpired">When the last message was sent that is not kept any more.</param>
    public void Advance(DateTimeOffset now, DateTimeOffset lastExpired)
    {
        if (_oldestSentAt <= lastExpired)
        {
            foreach (QueueMessage message in _messages.Where(message => message.SentAt <= lastExpired).ToArray())
                Remove(message);
            _oldestSentAt = _messages.Count == 0 ? DateTimeOffset.MaxValue : _messages.Min(static message => message.SentAt);
        }

        while (_invisible.Min is { } next && next.VisibleAt <= now)
        {
            Show(next);
            Update(next.Group!);
        }
    }

    /// <summary>Adds a message after all others.</summary>
    public void Add(QueueMessage message, DateTimeOffset now)
    {
        string key = isFifo ? message.Content.GroupId! : message.Id;
        if (!_groups.TryGetValue(key, out MessageGroup? group))
            _groups[key] = group = new MessageGroup(key);
        message.Order = ++_lastOrder;
        message.Group = group;
        message.Node = _messages.AddLast(message);
        message.GroupNode = group.Messages.AddLast(message);
        _byId.Add(message.Id, message);
        if (message.SentAt < _oldestSentAt)
            _oldestSentAt = message.SentAt;
        SetVisibleAt(message, message.VisibleAt, now);
    }

    public void Remove(QueueMessage message)
    {
        Show(message);
        _messages.Remove(message.Node!);
        _byId.Remove(message.Id);
        MessageGroup group = message.Group!;
        group.Messages.Remove(message.GroupNode!);
        if (group.Messages.Count == 0)
            _groups.Remove(group.Key);
        Update(group);
    }

    public void Clear()
    {
        _messages.Clear();
        _byId.Clear();
        _groups.Clear();
        _ready.Clear();
        _invisible.Clear();
        InFlight = 0;
    }

    /// <summary>Sets when a message can be received: after a delay, or, if it has a receipt handle, after a visibility timeout.</summary>
    public void SetVisibleAt(QueueMessage message, DateTimeOffset time, DateTimeOffset now)
    {
        Show(message);
        message.VisibleAt = time;
        if (time > now)
        {
            message.IsInvisible = true;
            _invisible.Add(message);
            AddInFlight(message, 1);
        }

        Update(message.Group!);
    }

    private void Show(QueueMessage message)
    {
        if (!message.IsInvisible)
            return;
        _invisible.Remove(message);
        AddInFlight(message, -1);
        message.IsInvisible = false;
    }

    private void AddInFlight(QueueMessage message, int count)
    {
        if (message.ReceiptHandle is null)
            return;
        message.Group!.InFlight += count;
        InFlight += count;
    }

    private void Update(MessageGroup group)
    {
        long? order = group.InFlight == 0 && group.Messages.First?.Value is { IsInvisible: false } first ? first.Order : null;
        if (order == group.ReadyOrder)
            return;
        if (group.ReadyOrder is { } before)
            _ready.Remove(before);
        if (order is { } after)
            _ready.Add(after, group);
        group.ReadyOrder = order;
    }
}
