using System.Runtime.CompilerServices;

namespace Lambda.Runtime.CompilerServices;

/// <remarks>Handlers that return a task. A binary without such handlers does not contain this part.</remarks>
public partial class RecordBatch
{
    private ManualResetEventSlim? _done;

    /// <summary>Set when the response is written although handlers still run, so that nothing of this batch may be reused.</summary>
    private volatile bool _isAbandoned;

    /// <summary>Whether records may be read on other threads than the one that waits for them.</summary>
    private bool _isShared;

    /// <summary>Waits for the handler of a record, until shortly before the deadline, and notes its outcome.</summary>
    /// <param name="record">The record.</param>
    /// <param name="task">The handler.</param>
    public void Wait(int record, ValueTask task)
    {
        try
        {
            ValueTaskAwaiter awaiter = task.GetAwaiter();
            if (!awaiter.IsCompleted)
            {
                _isShared = true; // Middleware may run before the record is read.
                _done ??= new ManualResetEventSlim();
                _done.Reset();
                awaiter.UnsafeOnCompleted(_done.Set);
                if (!_done.Wait(TimeLeft))
                {
                    Abandon();
                    return;
                }
            }

            awaiter.GetResult();
            Succeed(record);
        }
        catch (Exception e)
        {
            Fail(record, e);
        }
    }

    /// <summary>Handles the records, several at once, and waits for them until shortly before the deadline.</summary>
    /// <param name="max">How many at once.</param>
    /// <param name="handle">Handles one record.</param>
    public void HandleConcurrently(int max, Func<int, ValueTask> handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        if (!StartLanes(max, handle).Wait(TimeLeft))
            Abandon();
    }

    /// <summary>Handles the records, several at once, without blocking the thread.</summary>
    /// <inheritdoc cref="HandleConcurrently"/>
    internal async Task HandleAsync(int max, Func<int, ValueTask> handle)
    {
        Task lanes = StartLanes(max, record =>
        {
            Start(record);
            return handle(record);
        });

        // Other than a delay, this leaves no timer behind.
        await lanes.WaitAsync(TimeLeft).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!lanes.IsCompleted)
            Abandon();
    }

    private Task StartLanes(int max, Func<int, ValueTask> handle)
    {
        _isShared = true;
        var lanes = new Task[Math.Min(max, Queue.Count)];
        for (int i = 0; i < lanes.Length; i++)
            lanes[i] = HandleLane(isOnly: lanes.Length == 1, handle);
        return Task.WhenAll(lanes);
    }

    /// <summary>Handles one record after the other, while other lanes handle others.</summary>
    private async Task HandleLane(bool isOnly, Func<int, ValueTask> handle)
    {
        int record = -1;
        while (isOnly ? TryTake(out record) : TryTakeNext(record, out record))
        {
            try
            {
                await handle(record).ConfigureAwait(false);
                Succeed(record);
            }
            catch (Exception e)
            {
                Fail(record, e);
            }
        }
    }

    private bool TryTakeNext(int previous, out int record)
    {
        StopNearDeadline();
        return Queue.TryTake(previous, out record);
    }

    /// <summary>Gives up the records whose handlers have not ended. They are reported as failed.</summary>
    private void Abandon()
    {
        _isAbandoned = true;
        Queue.Stop();
        for (int record = 0; record < Queue.Count; record++)
        {
            if (!Queue.IsBegun(record))
                continue;
            _context.Log(
                "ERROR", $"{Describe(record)} was still being handled shortly before the deadline; it is reported as failed, and its handler may still run", error: null);
        }
    }

    /// <summary>Prevents that a handler is called with what was read from the buffer when it had the next event already.</summary>
    private void RequireNotAbandoned()
    {
        Interlocked.MemoryBarrier(); // What was read before, was read from this event.
        if (_isAbandoned)
            throw new OperationCanceledException("The record was read when the response had been written, and is not handled: its service sends it again.");
    }

    private TimeSpan TimeLeft => _giveUp - _context.Now is { Ticks: > 0 } left ? left : TimeSpan.Zero;
}
