namespace Lambda.Runtime.Emulator.Queues;

/// <summary>A message as a receiver gets it, with the values of this receive.</summary>
/// <param name="Id">The message's ID.</param>
/// <param name="ReceiptHandle">Identifies this receive, to delete the message or to change its visibility timeout.</param>
/// <param name="Content">What the sender gave.</param>
/// <param name="SequenceNumber">The number of a message of a FIFO queue.</param>
/// <param name="SentAt">When the message was sent.</param>
/// <param name="FirstReceivedAt">When the message was received for the first time.</param>
/// <param name="ReceiveCount">How often the message was received, this time included.</param>
internal sealed record ReceivedMessage(
    string Id, string ReceiptHandle, NewMessage Content, string? SequenceNumber, DateTimeOffset SentAt, DateTimeOffset FirstReceivedAt, int ReceiveCount);
