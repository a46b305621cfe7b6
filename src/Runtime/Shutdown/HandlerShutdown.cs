using System.ComponentModel;
using Lambda.Runtime.Logging;

namespace Lambda.Runtime.CompilerServices;

/// <summary>What a function does at its end, step by step: its shutdown methods, then what was made before the first event is disposed of.</summary>
/// <remarks>Used by the code that the generator writes. A function with nothing to do has none of this in its binary.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HandlerShutdown
{
    private readonly List<(string Name, Action Run)> _steps = [];
    private readonly List<string> _open = [];
    private readonly List<Exception> _failures = [];
    private bool _hasBegun;
    private TimeSpan _patience = Timeout.InfiniteTimeSpan;
    private FunctionLog? _log;

    /// <summary>Sets how long <see cref="Run"/> waits for the steps; without, it waits for ever.</summary>
    /// <param name="patience">After it the steps are left to themselves.</param>
    /// <param name="log">Told which steps were left.</param>
    internal void Limit(TimeSpan patience, FunctionLog log)
    {
        _patience = patience;
        _log = log;
    }

    /// <summary>Adds a method.</summary>
    /// <param name="name">For messages.</param>
    /// <param name="run">What is called.</param>
    public HandlerShutdown Call(string name, Action run)
    {
        _steps.Add((name, run));
        return this;
    }

    /// <summary>Adds what is disposed of, asynchronously where it can.</summary>
    /// <param name="name">For messages.</param>
    /// <param name="find">Finds it when it is time; <see langword="null"/> if it was never made.</param>
    public HandlerShutdown Dispose(string name, Func<object?> find) => Call(name, () =>
    {
        object? disposable = find();
        if (disposable is IAsyncDisposable asynchronous)
            HandlerTask.GetResult(asynchronous.DisposeAsync());
        else
            (disposable as IDisposable)?.Dispose();
    });

    /// <summary>Runs all steps, once. One that fails does not keep the others from it. Who comes second waits for ever: the process is ending.</summary>
    /// <exception cref="AggregateException">Some failed.</exception>
    public void Run()
    {
        if (Interlocked.Exchange(ref _hasBegun, true))
            Thread.Sleep(Timeout.Infinite);
        lock (_open)
        {
            foreach ((string name, _) in _steps)
                _open.Add(name);
        }

        if (_log is null)
            RunSteps();
        else
            RunWithinPatience(_log);
        lock (_open)
        {
            if (_failures.Count > 0)
                throw new AggregateException(_failures);
        }
    }

    private void RunWithinPatience(FunctionLog log)
    {
        var work = new Thread(RunSteps) { IsBackground = true, Name = "Lambda shutdown" };
        work.Start();
        if (work.Join(_patience))
            return;
        lock (_open)
        {
            LogRecord.Write(
                log, "WARN", $"shutdown: {string.Join(", ", _open)} did not end within {(int)_patience.TotalMilliseconds} ms, and the process ends without.");
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
                lock (_open)
                    _failures.Add(new InvalidOperationException($"{name}: {e.Message}", e));
            }

            lock (_open)
                _open.RemoveAt(0);
        }
    }
}
