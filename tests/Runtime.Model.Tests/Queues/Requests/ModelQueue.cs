namespace Lambda.Runtime.Model.Tests.Queues.Requests;

/// <summary>A queue as a list, in which everything is looked for from the start.</summary>
/// <param name="name">Its name.</param>
/// <param name="isFifo">Whether it is a FIFO queue.</param>
/// <param name="retention">How many seconds a message is kept.</param>
/// <param name="maxReceives">How often a message may be received.</param>
/// <param name="deadLetters">Where it moves then.</param>
internal sealed class ModelQueue(string name, bool isFifo, int retention, int maxReceives, ModelQueue? deadLetters)
{
    private List<ModelMessage> _messages = [];
    private int? _purgedAt;

    public string Name => name;

    public IReadOnlyList<ModelMessage> Messages => _messages;

    public void Expire(int now) => _messages.RemoveAll(message => message.SentAt + retention <= now);

    public void Send(string body, string group, int delay, int now) => _messages.Add(new ModelMessage(body, group) { SentAt = now, VisibleAt = now + delay });

    /// <summary>Returns the messages that a receive gets. The caller sets their handles.</summary>
    public List<ModelMessage> Receive(int max, int timeout, int now)
    {
        List<ModelMessage> received = [];
        IEnumerable<ModelMessage> receivable = _messages.Where(message => CanBeReceived(message, now));
        // All of a group, then those of the next group.
        foreach (ModelMessage message in receivable.OrderBy(message => _messages.FindIndex(first => first.Group == message.Group)).ToList())
        {
            if (received.Count == max)
                break;
            if (deadLetters is not null && message.ReceivesHere == maxReceives)
                MoveToDeadLetters(message, deadLetters, now);
            else
                received.Add(message);
        }

        foreach (ModelMessage message in received)
        {
            message.Receives++;
            message.ReceivesHere++;
            message.VisibleAt = now + timeout;
        }

        return received;
    }

    /// <returns>The type of the error; <see langword="null"/> for none.</returns>
    public string? Delete(ModelMessage message, string handle, int now)
    {
        if (!_messages.Contains(message) || (!isFifo && message.Handle != handle))
            return null;
        if (isFifo && (message.Handle != handle || !message.IsInFlight(now)))
            return "InvalidParameterValueException";
        _messages.Remove(message);
        return null;
    }

    /// <inheritdoc cref="Delete"/>
    public string? ChangeVisibility(ModelMessage message, string handle, int timeout, int now)
    {
        if (!_messages.Contains(message) || message.Handle != handle)
            return "InvalidParameterValueException";
        if (!message.IsInFlight(now))
            return "MessageNotInflight";
        message.VisibleAt = now + timeout;
        return null;
    }

    /// <inheritdoc cref="Delete"/>
    public string? Purge(int now)
    {
        if (now < _purgedAt + 60)
            return "PurgeQueueInProgress";
        _purgedAt = now;
        _messages = [];
        return null;
    }

    public int Redrive(int now)
    {
        List<ModelMessage> moved = _messages.FindAll(message => message.VisibleAt <= now && message.Source is not null);
        foreach (ModelMessage message in moved)
        {
            _messages.Remove(message);
            message.Source!.Send(message.Body, message.Group, 0, now);
        }

        return moved.Count;
    }

    /// <summary>Forgets what does not survive a restart of the emulator.</summary>
    public void Restart() => _purgedAt = null;

    /// <summary>Of each group all messages before the first invisible one, if none is in flight.</summary>
    private bool CanBeReceived(ModelMessage message, int now) =>
        _messages.TakeWhile(earlier => earlier != message).Append(message).Where(earlier => earlier.Group == message.Group).All(earlier => earlier.VisibleAt <= now)
        && !_messages.Exists(other => other.Group == message.Group && other.IsInFlight(now));

    private void MoveToDeadLetters(ModelMessage message, ModelQueue target, int now)
    {
        _messages.Remove(message);
        target._messages.Add(new ModelMessage(message.Body, message.Group)
        {
            SentAt = isFifo ? now : message.SentAt,
            VisibleAt = now,
            Receives = message.Receives,
            Source = this,
        });
    }
}
