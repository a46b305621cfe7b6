namespace Lambda.Runtime.Local.Page;

/// <summary>Keeps the last invocations, and notifies open pages of new ones, of other functions and of changed queues. Safe to use from any thread.</summary>
internal sealed class InvocationHistory
{
    /// <summary>The number of invocations to keep.</summary>
    public const int MaxInvocations = 100;

    private readonly Lock _lock = new();
    private readonly Queue<PastInvocation> _past = [];
    private readonly List<PageSubscription> _readers = [];
    // Of invocations that have not ended, because the service did not wait; most others are of requests without an invocation.
    private readonly Queue<(string RequestId, int Status, string? Reason)> _earlyResponses = [];

    public void Add(PastInvocation invocation)
    {
        lock (_lock)
        {
            (string RequestId, int Status, string? Reason) early = _earlyResponses.FirstOrDefault(response => response.RequestId == invocation.RequestId);
            if (early.RequestId is not null)
                invocation.Respond(early.Status, early.Reason);
            _past.Enqueue(invocation);
            if (_past.Count > MaxInvocations)
                _past.Dequeue();
            Notify(new PageChange(invocation, IsQueues: false));
        }
    }

    /// <summary>Adds the response to an HTTP request, which may end before its invocation. A request without an invocation is not listed.</summary>
    public void AddResponse(string requestId, int status, string? reason)
    {
        lock (_lock)
        {
            if (_past.FirstOrDefault(invocation => invocation.RequestId == requestId) is not { } past)
            {
                _earlyResponses.Enqueue((requestId, status, reason));
                if (_earlyResponses.Count > MaxInvocations)
                    _earlyResponses.Dequeue();
                return;
            }

            past.Respond(status, reason);
            Notify(new PageChange(past, IsQueues: false));
        }
    }

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

    public PastInvocation? Find(string requestId)
    {
        lock (_lock)
            return _past.FirstOrDefault(invocation => invocation.RequestId == requestId);
    }

    /// <summary>Subscribes a page. No invocation between the returned ones and those of the subscription is missed or repeated.</summary>
    /// <returns>The invocations so far.</returns>
    public IReadOnlyList<PastInvocation> Subscribe(out PageSubscription changes)
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

    private void Notify(PageChange change)
    {
        foreach (PageSubscription reader in _readers)
            reader.Add(change);
    }
}
