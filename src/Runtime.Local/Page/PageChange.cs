namespace Lambda.Runtime.Local.Page;

/// <summary>What open pages are notified of.</summary>
/// <param name="Entry">An invocation that has ended, or whose HTTP response was sent; <see langword="null"/> if something else has changed.</param>
/// <param name="IsQueues">Whether queues or streams have changed; otherwise functions have.</param>
internal readonly record struct PageChange(PastEntry? Entry, bool IsQueues)
{
    public static PageChange Functions => default;

    public static PageChange Queues => new(null, IsQueues: true);
}
