namespace Lambda.Runtime.Emulator.Queues;

/// <summary>A message that a FIFO queue remembers.</summary>
/// <param name="Key">The deduplication ID, and the group if it counts.</param>
/// <param name="MessageId">The message's ID.</param>
/// <param name="SequenceNumber">Its number.</param>
/// <param name="SentAt">When it was sent.</param>
internal sealed record DuplicateState(string Key, string MessageId, string? SequenceNumber, DateTimeOffset SentAt);
