using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Logging;

namespace Lambda.Runtime.Hosting;

/// <summary>Several loops side by side, each on a thread and a connection of its own: as many as invocations may run at once.</summary>
/// <remarks>
/// Only the handler is shared. A loop that dies is replaced, and its siblings go on; when loops die one after the other without an
/// event in between, the Runtime API is gone for good. Made of threads and a monitor alone: tasks would bring the thread pool into every binary.
/// </remarks>
internal sealed class ConcurrentLoops(int count, Func<Invocation> begin, GeneratedHandler handler, AmbientState initialized, FunctionLog log)
{
    private readonly object _lock = new();
    private Exception? _end;
    private int _deathsInARow;

    /// <summary>Runs until the Runtime API cannot be used any more.</summary>
    /// <exception cref="RuntimeException">What the last loop died of.</exception>
    public void Run()
    {
        for (int number = 1; number <= count; number++)
            new Thread(RunOne) { IsBackground = true, Name = $"Lambda loop {number}" }.Start();
        lock (_lock)
        {
            while (_end is null)
                Monitor.Wait(_lock);
        }

        throw _end as RuntimeException ?? new RuntimeException("Runtime.Unknown", _end.ToString());
    }

    private void RunOne()
    {
        while (_end is null)
        {
            Invocation? invocation = null;
            try
            {
                invocation = begin();
                InvocationLoop.Run(invocation, handler, initialized);
            }
            catch (Exception e)
            {
                Bury(e, hasServed: invocation is { Number: > 0 });
            }
            finally
            {
                invocation?.Leave();
            }
        }
    }

    private void Bury(Exception death, bool hasServed)
    {
        lock (_lock)
        {
            _deathsInARow = hasServed ? 1 : _deathsInARow + 1;
            if (_deathsInARow <= 2 * count)
            {
                LogRecord.Write(log, "WARN", $"{Thread.CurrentThread.Name} died and is replaced: {death.Message}");
                return;
            }

            _end ??= death;
            Monitor.PulseAll(_lock);
        }
    }
}
