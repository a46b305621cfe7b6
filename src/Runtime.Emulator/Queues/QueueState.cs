namespace Lambda.Runtime.Emulator.Queues;

/// <summary>All of a queue, to create it again after a restart of the emulator.</summary>
/// <param name="Name">The queue's name.</param>
/// <param name="Settings">Its attributes.</param>
/// <param name="Messages">Its messages, oldest first.</param>
/// <param name="LastSequence">The last number of a FIFO queue.</param>
internal sealed record QueueState(string Name, QueueSettings Settings, IReadOnlyList<QueueMessageState> Messages, long LastSequence)
{
    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastModifiedAt { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>What a FIFO queue remembers of earlier messages.</summary>
    public IReadOnlyList<DuplicateState> Duplicates { get; init; } = [];

    /// <summary>Checks what serialization does not, because a person may have edited the file.</summary>
    /// <returns>What is wrong, and what is expected; <see langword="null"/> if nothing is.</returns>
    public string? FindProblem()
    {
        if (Name is null || !QueueRegistry.IsName(Name))
            return $"The name of a queue is '{Name}'. Expected 1 to 80 letters, digits, hyphens and underscores, with {QueueRegistry.FifoSuffix} at the end of a FIFO queue.";
        if (Settings is null || Messages is null || Tags is null || Duplicates is null || Duplicates.Any(static duplicate => duplicate?.Key is null || duplicate.MessageId is null))
            return $"The queue {Name} has no settings, messages, tags or duplicates, or one that is null. Expected an object or array for each.";
        if (Messages.Any(static message => message?.Id is null || message.Content?.Body is null || message.Content.Attributes is null))
            return $"A message of the queue {Name} has no ID, body or attributes.";
        if (Messages.CountBy(static message => message.Id, StringComparer.Ordinal).FirstOrDefault(static count => count.Value > 1).Key is { } repeated)
            return $"The queue {Name} has several messages with the ID {repeated}.";
        return QueueRegistry.IsFifo(Name) && Messages.FirstOrDefault(static message => message.Content.GroupId is null) is { } ungrouped
            ? $"The message {ungrouped.Id} of the FIFO queue {Name} has no groupId."
            : null;
    }
}
