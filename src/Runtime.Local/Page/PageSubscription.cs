using System.Threading.Channels;

namespace Lambda.Runtime.Local.Page;

/// <summary>The changes that one open page has not been sent yet. Safe to use from any thread.</summary>
internal sealed class PageSubscription
{
    // A page that has not read this many is suspended by the browser.
    private const int MaxUnread = 1000;

    private readonly Channel<PageChange> _changes = Channel.CreateBounded<PageChange>(new BoundedChannelOptions(MaxUnread) { FullMode = BoundedChannelFullMode.DropOldest });
    private int _queuesPending;

    /// <summary>Adds a change. Of changes of queues, there is only one at a time, so that they do not displace invocations.</summary>
    public void Add(PageChange change)
    {
        if (!change.IsQueues || Interlocked.Exchange(ref _queuesPending, 1) == 0)
            _changes.Writer.TryWrite(change);
    }

    /// <summary>Waits for changes; <see langword="false"/> if there will be none.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _changes.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Takes a change, if there is one.</summary>
    public bool TryTake(out PageChange change)
    {
        bool isTaken = _changes.Reader.TryRead(out change);
        if (isTaken && change.IsQueues)
            Interlocked.Exchange(ref _queuesPending, 0);
        return isTaken;
    }
}
