namespace Lambda.Runtime;

/// <summary>Several loops side by side, each on a thread and a connection of its own: as many as invocations may run at once.</summary>
/// <remarks>
/// Only the handler is shared. A loop that dies is replaced, and its siblings go on; when loops die one after the other without an
/// event in between, the Runtime API is gone for good.
/// </remarks>
internal sealed class ConcurrentLoops(int count, Func<Invocation> begin, GeneratedHandler handler, LogOutput log)
{
    private readonly TaskCompletionSource<Exception> _end = new();
    private int _deathsInARow;

    /// <summary>Runs until the Runtime API cannot be used any more.</summary>
    /// <exception cref="RuntimeException">What the last loop died of.</exception>
    public void Run()
    {
        for (int number = 1; number <= count; number++)
            new Thread(RunOne) { IsBackground = true, Name = $"Lambda loop {number}" }.Start();
        Exception end = _end.Task.GetAwaiter().GetResult();
        throw end as RuntimeException ?? new RuntimeException("Runtime.Unknown", end.ToString());
    }

    private void RunOne()
    {
        while (!_end.Task.IsCompleted)
        {
            Invocation? invocation = null;
            try
            {
                invocation = begin();
                InvocationLoop.Run(invocation, handler);
            }
            catch (Exception e)
            {
                if (invocation is { Number: > 0 })
                    Volatile.Write(ref _deathsInARow, 0);
                if (Interlocked.Increment(ref _deathsInARow) > 2 * count)
                    _end.TrySetResult(e);
                else
                    LogRecord.Write(log, "WARN", $"{Thread.CurrentThread.Name} died and is replaced: {e.Message}");
            }
            finally
            {
                invocation?.Api.Dispose();
            }
        }
    }
}
