namespace Lambda.Runtime.Emulator.Queues;

/// <summary>A message in a queue at one moment, for a person or a test that looks at the queue.</summary>
/// <param name="Id">The message's ID.</param>
/// <param name="Content">What the sender gave.</param>
/// <param name="SentAt">When the message was sent.</param>
/// <param name="VisibleAt">When it can be received.</param>
/// <param name="ReceiveCount">How often it was received.</param>
/// <param name="IsInFlight">Whether it was received, and neither deleted nor visible again.</param>
internal sealed record QueueMessageView(string Id, NewMessage Content, DateTimeOffset SentAt, DateTimeOffset VisibleAt, int ReceiveCount, bool IsInFlight)
{
    public static QueueMessageView From(QueueMessage message, DateTimeOffset now) =>
        new(message.Id, message.Content, message.SentAt, message.VisibleAt, message.ReceiveCount, message.IsInFlight(now));
}
