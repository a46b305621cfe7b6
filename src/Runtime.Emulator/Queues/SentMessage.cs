namespace Lambda.Runtime.Emulator.Queues;

/// <summary>What a sender learns of its message.</summary>
/// <param name="Id">The message's ID; of a duplicate, that of the first message.</param>
/// <param name="SequenceNumber">The number in a FIFO queue.</param>
internal sealed record SentMessage(string Id, string? SequenceNumber);
