using System.ComponentModel;
using Lambda.Runtime.Logging;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Runs the shutdown of a function step by step: its shutdown methods, then the disposal of what was created during initialization.</summary>
/// <remarks>Called by generated code. The binary of a function without such steps does not contain it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HandlerShutdown
{
    private readonly List<(string Name, Action Run)> _steps = [];
    /// <summary>The names of the steps that have not ended. Also the lock for it and for <see cref="_failures"/>.</summary>
    private readonly List<string> _unfinished = [];
    private readonly List<Exception> _failures = [];
    private bool _hasBegun;
    private TimeSpan _limit = Timeout.InfiniteTimeSpan;
    private FunctionLog? _log;

    /// <summary>Sets how long <see cref="Run"/> waits for the steps; otherwise it waits without a limit.</summary>
    /// <param name="limit">After this time <see cref="Run"/> returns while steps are still running.</param>
    /// <param name="log">Receives a warning with their names.</param>
    internal void SetLimit(TimeSpan limit, FunctionLog log)
    {
        _limit = limit;
        _log = log;
    }

    /// <summary>Adds a method.</summary>
    /// <param name="name">For messages.</param>
    /// <param name="run">The method.</param>
    public HandlerShutdown Call(string name, Action run)
    {
        _steps.Add((name, run));
        return this;
    }

    /// <summary>Adds an object to dispose of, asynchronously if it supports that.</summary>
    /// <param name="name">For messages.</param>
    /// <param name="find">Returns the object at shutdown; <see langword="null"/> if it was never created.</param>
    public HandlerShutdown Dispose(string name, Func<object?> find) => Call(name, () =>
    {
        object? disposable = find();
        if (disposable is IAsyncDisposable asynchronous)
            HandlerTask.GetResult(asynchronous.DisposeAsync());
        else
            (disposable as IDisposable)?.Dispose();
    });

    /// <summary>Runs all steps, once. If one fails, the others still run. A second caller waits without end, because the process is exiting.</summary>
    /// <exception cref="AggregateException">One or more steps failed.</exception>
    public void Run()
    {
        if (Interlocked.Exchange(ref _hasBegun, true))
            Thread.Sleep(Timeout.Infinite);
        lock (_unfinished)
        {
            foreach ((string name, _) in _steps)
                _unfinished.Add(name);
        }

        if (_log is null)
            RunSteps();
        else
            RunWithinLimit(_log);
        lock (_unfinished)
        {
            if (_failures.Count > 0)
                throw new AggregateException(_failures);
        }
    }

    private void RunWithinLimit(FunctionLog log)
    {
        var work = new Thread(RunSteps) { IsBackground = true, Name = "Lambda shutdown" };
        work.Start();
        if (work.Join(_limit))
            return;
        lock (_unfinished)
        {
            RuntimeLog.Write(
                log, "WARN", $"shutdown: {string.Join(", ", _unfinished)} did not end within {(int)_limit.TotalMilliseconds} ms; the process exits without waiting for them.");
        }
    }

    private void RunSteps()
    {
        foreach ((string name, Action run) in _steps)
        {
            try
            {
                run();
            }
            catch (Exception e)
            {
                lock (_unfinished)
                    _failures.Add(new InvalidOperationException($"{name}: {e.Message}", e));
            }

            lock (_unfinished)
                _unfinished.RemoveAt(0);
        }
    }
}
