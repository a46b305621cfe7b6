namespace Lambda.Runtime.Model.Tests.Queues;

/// <summary>A handler, its options, and its queue.</summary>
/// <param name="Handler">The method of <see cref="QueueHandlers"/>.</param>
/// <param name="Queue">The name of the queue.</param>
/// <param name="Drops">Whether it drops messages that cannot be read.</param>
/// <param name="Fails">When the invocation fails.</param>
/// <param name="IsListIgnored">Whether the event source mapping does not have <c>ReportBatchItemFailures</c>, and <c>LAMBDA_BATCH_RESPONSES</c> is <c>off</c>.</param>
internal sealed record QueueMode(string Handler, string Queue, bool Drops = false, FailInvocation Fails = FailInvocation.Never, bool IsListIgnored = false)
{
    public static QueueMode[] All { get; } =
    [
        new(nameof(QueueHandlers.One), "orders"),
        new(nameof(QueueHandlers.OfFour), "orders"),
        new(nameof(QueueHandlers.OneOrDrop), "orders", Drops: true, Fails: FailInvocation.WhenAllFail),
        new(nameof(QueueHandlers.OfThree), "orders", Fails: FailInvocation.WhenAnyFails),
        new(nameof(QueueHandlers.OfFour), "orders", IsListIgnored: true),
        new(nameof(QueueHandlers.Loop), "orders"),
        new(nameof(QueueHandlers.One), "orders.fifo"),
        new(nameof(QueueHandlers.OfFour), "orders.fifo"),
        new(nameof(QueueHandlers.OneOrDrop), "orders.fifo", Drops: true, Fails: FailInvocation.WhenAllFail),
    ];

    public bool IsFifo => Queue.EndsWith(".fifo", StringComparison.Ordinal);

    /// <summary>Whether the invocation fails, in a process that is not killed.</summary>
    /// <param name="count">The number of messages in the event.</param>
    /// <param name="failures">The number of those that fail, or are not begun because of one before them.</param>
    public bool FailsInvocation(int count, int failures) =>
        failures > 0 && (IsListIgnored || Fails == FailInvocation.WhenAnyFails || (Fails == FailInvocation.WhenAllFail && failures == count));
}
