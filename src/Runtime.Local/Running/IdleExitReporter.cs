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
    // Ctrl+C and the end of the terminal reach the function as well, often before this program. Exit codes of SIGHUP, SIGINT, SIGTERM, and of Ctrl+C on Windows.
    private static readonly int[] TerminalExitCodes = [128 + 1, 128 + 2, 128 + 15, unchecked((int)0xC000013A)];
    private static readonly TimeSpan SignalTimeout = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<FunctionInstance, int?> _watched = [];
    private int _running;

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
        if (Volatile.Read(ref _running) > 0 || _stopped.Task.IsCompleted)
            return;

        foreach (FunctionInstance ended in _watched.Keys.Where(static instance => instance.Exited.IsCompleted))
        {
            bool isReported = _watched.TryRemove(ended, out int? process) && ended is { EndedInUse: false, Exited.IsCompletedSuccessfully: true };
            if (isReported)
                terminal.WriteLine($"{name} has exited by itself with exit code {ended.Exited.Result}, process {process}. The next event starts it again.");
        }
    }

    /// <summary>Prints no more exits: the function is being ended.</summary>
    public void Stop() => _stopped.TrySetResult();

    /// <summary>Whether the function exited because the terminal ends it together with the emulator, which learns of that within a second.</summary>
    public async Task<bool> IsEndedByTerminalAsync(int exitCode)
    {
        if (!TerminalExitCodes.Contains(exitCode))
            return false;

        await Task.WhenAny(_stopped.Task, Task.Delay(SignalTimeout));
        return _stopped.Task.IsCompleted;
    }

    private async Task WatchAsync(FunctionInstance instance)
    {
        if (!await IsEndedByTerminalAsync(await instance.Exited))
            ReportExits();
    }
}
