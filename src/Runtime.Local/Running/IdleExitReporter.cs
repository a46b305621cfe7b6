using System.Collections.Concurrent;
using Lambda.Runtime.Emulator.Instances;

namespace Lambda.Runtime.Local.Running;

/// <summary>Prints that an instance exited by itself while no event was in progress. Safe to use from any thread.</summary>
/// <remarks>
/// An exit during an event is reported as the event's result. While an event is in progress, it is not known whether that was sent to the
/// instance that exited, so exits are printed when no event is in progress.
/// </remarks>
/// <param name="name">The function's name.</param>
/// <param name="terminal">Prints the exits.</param>
internal sealed class IdleExitReporter(string name, Terminal terminal)
{
    private readonly ConcurrentDictionary<FunctionInstance, int?> _watched = [];
    private int _running;
    private volatile bool _isStopped;

    public void BeginInvocation() => Interlocked.Increment(ref _running);

    public void EndInvocation() => Interlocked.Decrement(ref _running);

    /// <summary>Watches an instance until it exits. An instance that is watched already is ignored.</summary>
    public void Watch(FunctionInstance instance)
    {
        if (_watched.TryAdd(instance, instance.ProcessId))
            _ = WatchAsync(instance);
    }

    /// <summary>Prints the exits so far, unless an event is in progress.</summary>
    public void ReportExits()
    {
        if (Volatile.Read(ref _running) > 0 || _isStopped)
            return;

        foreach (FunctionInstance ended in _watched.Keys.Where(static instance => instance.Exited.IsCompleted))
        {
            bool isReported = _watched.TryRemove(ended, out int? process) && ended is { EndedInUse: false, Exited.IsCompletedSuccessfully: true };
            if (isReported)
                terminal.WriteLine($"{name} has exited by itself with exit code {ended.Exited.Result}, process {process}. The next event starts it again.");
        }
    }

    /// <summary>Prints no more exits: the function is being ended.</summary>
    public void Stop() => _isStopped = true;

    private async Task WatchAsync(FunctionInstance instance)
    {
        await instance.Exited;
        ReportExits();
    }
}
