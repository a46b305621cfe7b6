using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>Invokes a function with batches of records, as Lambda's pollers do. Safe to use from any thread.</summary>
/// <remarks>
/// It has no loop: each change of the source, each end of an invocation and each expired timer calls <see cref="Poll"/>, which starts all invocations that can start at
/// that moment. So the poller is idle when <see cref="Poll"/> has returned and no invocation is in progress, which a test with its own clock can wait for.
/// </remarks>
/// <typeparam name="TBatch">The records of an event.</typeparam>
internal abstract class EventSourcePoller<TBatch> : IMappedPoller, IDisposable
    where TBatch : class, IEventBatch
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private readonly Func<IInvocableFunction?> _function;
    private readonly ITimer _timer;
    private TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<TBatch> _started = [];
    private bool _isPolling;
    private bool _isDisposed;

    /// <param name="sourceLock">The lock of the sources: taking records changes them.</param>
    /// <param name="time">The clock.</param>
    /// <param name="function">Finds the function, which may be replaced at any time; <see langword="null"/> if there is none. Call <see cref="Poll"/> when it changes.</param>
    protected EventSourcePoller(Lock sourceLock, TimeProvider time, Func<IInvocableFunction?> function)
    {
        Lock = sourceLock;
        Time = time;
        _function = function;
        LastModified = time.GetUtcNow();
        _timer = time.CreateTimer(_ => Poll(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    protected Lock Lock { get; }

    protected TimeProvider Time { get; }

    /// <summary>When the event source mapping was created or changed.</summary>
    protected DateTimeOffset LastModified { get; private set; }

    /// <summary>The number of invocations in progress.</summary>
    protected int Running { get; private set; }

    /// <summary>Whether the response lists the records that have failed.</summary>
    protected abstract bool ReportsFailures { get; }

    public abstract EventSourceMapping Describe(string function);

    public void Configure(EventSourceMapping mapping)
    {
        lock (Lock)
        {
            SetMapping(mapping);
            LastModified = Time.GetUtcNow();
        }
    }

    /// <summary>Starts all invocations that can start now.</summary>
    public void Poll() => StartBatches();

    /// <summary>Waits until no invocation is in progress, and none can start before the clock advances.</summary>
    public async Task WaitUntilIdleAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            // Before the check, so that no end of an invocation is missed.
            Task ended;
            lock (Lock)
                ended = _ended.Task;
            if (!StartBatches())
                return;

            await ended.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Starts no more invocations. Those in progress go on, and what they have processed does not come again.</summary>
    public void Dispose()
    {
        lock (Lock)
        {
            _isDisposed = true;
            _ended.TrySetResult();
            Release();
        }

        _timer.Dispose();
    }

    /// <summary>Replaces the settings of the event source mapping. Called under the lock.</summary>
    protected abstract void SetMapping(EventSourceMapping mapping);

    /// <summary>Calls <see cref="Start"/> for all batches that can start now. Called under the lock.</summary>
    protected abstract void TakeBatches(DateTimeOffset now);

    /// <summary>Returns when the next batch can start without a change of the source or the end of an invocation. Called under the lock.</summary>
    protected abstract DateTimeOffset? FindNextPoll(DateTimeOffset now);

    /// <summary>Removes the records that were processed, and reports the delivery. Called without the lock.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="result">How the invocation ended; <see langword="null"/> if the function could not be invoked.</param>
    /// <param name="verdict">Which records have failed.</param>
    protected abstract void Complete(TBatch batch, InvocationResult? result, BatchVerdict verdict);

    /// <summary>Stops listening to the source, and gives records back that no event will have. Called under the lock.</summary>
    protected abstract void Release();

    /// <summary>Starts a batch. Called by <see cref="TakeBatches"/>.</summary>
    protected void Start(TBatch batch)
    {
        Running++;
        _started.Add(batch);
    }

    /// <returns>Whether an invocation is in progress. The next one may have started as soon as one has ended, so both are one step.</returns>
    private bool StartBatches()
    {
        List<TBatch> started;
        bool isRunning;
        lock (Lock)
        {
            if (_isDisposed)
                return false;

            // Taking records may change the source, which calls this method again. While the function's source code does not compile, records wait.
            if (_isPolling || _function() is not { Problem: null })
                return Running > 0;

            _isPolling = true;
            try
            {
                DateTimeOffset now = Time.GetUtcNow();
                TakeBatches(now);
                // A timer may fire early, and is set again then.
                if (FindNextPoll(now) is { } next)
                    _timer.Change(next - now > ShortestWait ? next - now : ShortestWait, Timeout.InfiniteTimeSpan);
                (started, _started) = (_started, []);
            }
            finally
            {
                _isPolling = false;
            }

            isRunning = Running > 0;
        }

        foreach (TBatch batch in started)
            _ = DeliverAsync(batch);
        return isRunning;
    }

    private async Task DeliverAsync(TBatch batch)
    {
        (InvocationResult? result, BatchVerdict verdict) = await InvokeAsync(batch);
        // Before the end of the delivery is visible, so that who waits for it sees its report.
        Complete(batch, result, verdict);
        lock (Lock)
        {
            Running--;
            _ended.TrySetResult();
            _ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        Poll();
    }

    private async Task<(InvocationResult? Result, BatchVerdict Verdict)> InvokeAsync(TBatch batch)
    {
        try
        {
            if (batch.Payload is { } payload && _function() is { } function)
            {
                InvocationResult result = await function.InvokeAsync(new InvocationRequest(payload), CancellationToken.None);
                return (result, BatchItemFailures.Evaluate(result, batch.Identifiers, ReportsFailures));
            }

            // A poll calls this method, and is called after it: so they do not call each other on one stack.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            string problem = batch.Payload is null ? "The records are older than the event source mapping allows." : "The function was removed.";
            return (null, BatchVerdict.Failure(batch.Identifiers, problem));
        }
        catch (Exception exception) when (exception is ObjectDisposedException or InvalidOperationException)
        {
            // The function was replaced, or cannot take an event now.
            return (null, BatchVerdict.Failure(batch.Identifiers, exception.Message));
        }
    }
}
