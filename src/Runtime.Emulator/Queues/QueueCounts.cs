namespace Lambda.Runtime.Emulator.Queues;

/// <summary>The numbers of messages in a queue.</summary>
/// <param name="Visible">Those that can be received.</param>
/// <param name="InFlight">Those that were received, and are neither deleted nor visible again.</param>
/// <param name="Delayed">Those that were not received yet, and whose delay has not passed.</param>
/// <param name="OldestSentAt">When the oldest message was sent; <see langword="null"/> if the queue is empty.</param>
internal sealed record QueueCounts(int Visible, int InFlight, int Delayed, DateTimeOffset? OldestSentAt)
{
    public int All => Visible + InFlight + Delayed;
}
