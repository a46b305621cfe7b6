using System.Runtime.CompilerServices;

namespace Lambda.Runtime.CompilerServices;

/// <remarks>Handlers that return a task. A binary without such handlers does not contain this part.</remarks>
public sealed partial class RecordBatch
{
    private ManualResetEventSlim? _done;

    /// <summary>Set when the response is written although handlers still run, so that nothing of this batch may be reused.</summary>
    private volatile bool _isAbandoned;

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
        var lanes = new Task[Math.Min(max, Queue.Count)];
        for (int i = 0; i < lanes.Length; i++)
            lanes[i] = HandleLane(handle);
        if (!Task.WhenAll(lanes).Wait(TimeLeft))
            Abandon();
    }

    /// <summary>Handles one record after the other, while other lanes handle others.</summary>
    private async Task HandleLane(Func<int, ValueTask> handle)
    {
        int record = -1;
        while (TryTakeNext(record, out record))
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

    private TimeSpan TimeLeft => _giveUp - _context.Now is { Ticks: > 0 } left ? left : TimeSpan.Zero;
}
