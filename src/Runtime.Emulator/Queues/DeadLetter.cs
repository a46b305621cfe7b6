namespace Lambda.Runtime.Emulator.Queues;

/// <summary>A message that was moved to a dead-letter queue.</summary>
/// <param name="Source">The queue in which the message was received too often.</param>
/// <param name="Target">The dead-letter queue.</param>
/// <param name="MessageId">The message's ID.</param>
/// <param name="ReceiveCount">How often the message was received.</param>
internal sealed record DeadLetter(MessageQueue Source, MessageQueue Target, string MessageId, int ReceiveCount);
