namespace Lambda.Runtime.Local.Page;

/// <summary>Keeps the last invocations and HTTP requests, and notifies open pages of new ones, of other functions and of changed queues. Safe to use from any thread.</summary>
internal sealed class InvocationHistory
{
    /// <summary>The number of entries to keep.</summary>
    public const int MaxEntries = 100;

    private readonly Lock _lock = new();
    private readonly List<PastEntry> _past = [];
    private readonly List<PageSubscription> _readers = [];

    /// <summary>Adds an invocation. Its HTTP request may have been added before: some services do not wait for a slow function.</summary>
    public void Add(PastInvocation invocation) => Set(invocation.RequestId, entry => entry with { Invocation = invocation });

    /// <summary>Adds an HTTP request, after its response.</summary>
    public void Add(PastRequest request) => Set(request.RequestId, entry => entry with { Request = request });

    /// <summary>Notifies open pages that the functions have changed, or that a build failed.</summary>
    public void FunctionsChanged()
    {
        lock (_lock)
            Notify(PageChange.Functions);
    }

    /// <summary>Notifies open pages that queues have changed.</summary>
    public void QueuesChanged()
    {
        lock (_lock)
            Notify(PageChange.Queues);
    }

    public PastEntry? Find(string requestId)
    {
        lock (_lock)
            return _past.Find(entry => entry.RequestId == requestId);
    }

    /// <summary>Subscribes a page. No entry between the returned ones and those of the subscription is missed or repeated.</summary>
    /// <returns>The entries so far.</returns>
    public IReadOnlyList<PastEntry> Subscribe(out PageSubscription changes)
    {
        changes = new PageSubscription();
        lock (_lock)
        {
            _readers.Add(changes);
            return [.. _past];
        }
    }

    public void Unsubscribe(PageSubscription changes)
    {
        lock (_lock)
            _readers.Remove(changes);
    }

    private void Set(string requestId, Func<PastEntry, PastEntry> change)
    {
        lock (_lock)
        {
            int index = _past.FindIndex(entry => entry.RequestId == requestId);
            PastEntry entry = change(index < 0 ? new PastEntry(requestId) : _past[index]);
            if (index >= 0)
                _past[index] = entry;
            else
                _past.Add(entry);
            if (_past.Count > MaxEntries)
                _past.RemoveAt(0);
            Notify(new PageChange(entry, IsQueues: false));
        }
    }

    private void Notify(PageChange change)
    {
        foreach (PageSubscription reader in _readers)
            reader.Add(change);
    }
}
