using System.ComponentModel;

namespace Lambda.Runtime.Shutdown;

/// <summary>What a function does at its end, step by step: its shutdown methods, then what was made before the first event is disposed of.</summary>
/// <remarks>Used by the code that the generator writes. A function with nothing to do has none of this in its binary.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HandlerShutdown
{
    private readonly List<(string Name, Action Run)> _steps = [];
    private readonly List<string> _open = [];
    private bool _hasBegun;

    /// <summary>The steps that have not ended, in their order; the first of them may be running.</summary>
    internal string[] Open
    {
        get
        {
            lock (_open)
                return [.. _open];
        }
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
            _open.AddRange(_steps.Select(static step => step.Name));

        List<Exception>? failures = null;
        foreach ((string name, Action run) in _steps)
        {
            try
            {
                run();
            }
            catch (Exception e)
            {
                (failures ??= []).Add(new InvalidOperationException($"{name}: {e.Message}", e));
            }

            lock (_open)
                _open.RemoveAt(0);
        }

        if (failures is not null)
            throw new AggregateException(failures);
    }
}
