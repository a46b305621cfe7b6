using System.Threading.Channels;

namespace Lambda.Runtime.Local.Page;

/// <summary>Keeps the last invocations, and notifies open pages of new ones and of other functions. Safe to use from any thread.</summary>
internal sealed class InvocationHistory
{
    /// <summary>The number of invocations to keep.</summary>
    public const int MaxInvocations = 100;

    // A page that has not read this many is suspended by the browser.
    private const int MaxUnread = 1000;

    private readonly Lock _lock = new();
    private readonly Queue<PastInvocation> _past = [];
    private readonly List<Channel<PastInvocation?>> _readers = [];

    public void Add(PastInvocation invocation)
    {
        lock (_lock)
        {
            _past.Enqueue(invocation);
            if (_past.Count > MaxInvocations)
                _past.Dequeue();
            Notify(invocation);
        }
    }

    /// <summary>Notifies open pages that the functions have changed, or that a build failed.</summary>
    public void FunctionsChanged()
    {
        lock (_lock)
            Notify(null);
    }

    public PastInvocation? Find(string requestId)
    {
        lock (_lock)
            return _past.FirstOrDefault(invocation => invocation.RequestId == requestId);
    }

    /// <summary>Subscribes a page. No invocation between the returned ones and those of the channel is missed or repeated.</summary>
    /// <returns>The invocations so far. In the channel, <see langword="null"/> means that the functions have changed.</returns>
    public IReadOnlyList<PastInvocation> Subscribe(out Channel<PastInvocation?> changes)
    {
        changes = Channel.CreateBounded<PastInvocation?>(new BoundedChannelOptions(MaxUnread) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_lock)
        {
            _readers.Add(changes);
            return [.. _past];
        }
    }

    public void Unsubscribe(Channel<PastInvocation?> changes)
    {
        lock (_lock)
            _readers.Remove(changes);
    }

    private void Notify(PastInvocation? change)
    {
        foreach (Channel<PastInvocation?> reader in _readers)
            reader.Writer.TryWrite(change);
    }
}
