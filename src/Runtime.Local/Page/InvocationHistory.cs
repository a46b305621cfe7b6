using System.Threading.Channels;

namespace Lambda.Runtime.Local.Page;

/// <summary>What open pages are told: invocations that have ended, and that there are other functions. Safe to use from any thread.</summary>
internal sealed class InvocationHistory
{
    /// <summary>How many invocations are kept.</summary>
    public const int MostInvocations = 100;

    // A page that does not read for so long has gone to sleep.
    private const int MostUnread = 1000;

    private readonly Lock _turn = new();
    private readonly Queue<PastInvocation> _past = [];
    private readonly List<Channel<PastInvocation?>> _readers = [];

    public void Add(PastInvocation invocation)
    {
        lock (_turn)
        {
            _past.Enqueue(invocation);
            if (_past.Count > MostInvocations)
                _past.Dequeue();
            Tell(invocation);
        }
    }

    /// <summary>Tells that a build has put others into their place, or an error.</summary>
    public void FunctionsChanged()
    {
        lock (_turn)
            Tell(null);
    }

    public PastInvocation? Find(string requestId)
    {
        lock (_turn)
            return _past.FirstOrDefault(invocation => invocation.RequestId == requestId);
    }

    /// <summary>What there has been, and what comes from then on: nothing between the two is missed or told twice.</summary>
    /// <returns>An invocation each; <see langword="null"/> where there are other functions.</returns>
    public IReadOnlyList<PastInvocation> Subscribe(out Channel<PastInvocation?> coming)
    {
        coming = Channel.CreateBounded<PastInvocation?>(new BoundedChannelOptions(MostUnread) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_turn)
        {
            _readers.Add(coming);
            return [.. _past];
        }
    }

    public void Unsubscribe(Channel<PastInvocation?> coming)
    {
        lock (_turn)
            _readers.Remove(coming);
    }

    private void Tell(PastInvocation? news)
    {
        foreach (Channel<PastInvocation?> reader in _readers)
            reader.Writer.TryWrite(news);
    }
}
