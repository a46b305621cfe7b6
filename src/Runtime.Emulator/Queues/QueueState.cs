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
}
