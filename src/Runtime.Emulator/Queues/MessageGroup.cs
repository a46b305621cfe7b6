namespace Lambda.Runtime.Emulator.Queues;

/// <summary>Messages that are not received while one of them is in flight: a group of a FIFO queue, or a single message of a standard queue.</summary>
/// <remarks><see cref="MessageIndex"/> alone changes it.</remarks>
/// <param name="key">The group's ID, or the message's ID.</param>
internal sealed class MessageGroup(string key)
{
    public string Key => key;

    /// <summary>The messages in the order of sending.</summary>
    public LinkedList<QueueMessage> Messages { get; } = [];

    /// <summary>The number of messages that are in flight.</summary>
    public int InFlight { get; set; }

    /// <summary>The order of the first message while the group can be received; <see langword="null"/> while it cannot.</summary>
    public long? ReadyOrder { get; set; }
}
