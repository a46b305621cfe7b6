namespace Lambda.Runtime.Model.Tests.Queues;

/// <summary>An entry of a journal.</summary>
/// <param name="Key">The message.</param>
/// <param name="ReceiveCount">How often the message had been received.</param>
/// <param name="IsEnd">Whether the message was processed; otherwise its handler has begun.</param>
internal sealed record QueueEntry(string Key, int ReceiveCount, bool IsEnd);
