using Lambda.Runtime.Emulator.Logging;

namespace Lambda.Runtime.Emulator.Hosting;

/// <summary>Where a function runs: a process of its own, or a thread of this one.</summary>
internal abstract class FunctionHost : IDisposable
{
    /// <summary>Completes with the exit code, when the function has ended and its log is complete.</summary>
    public abstract Task<int> Exited { get; }

    /// <summary>The process's id; <see langword="null"/> for a function in this process.</summary>
    public abstract int? ProcessId { get; }

    /// <summary>Whether the function has begun to end, although <see cref="Exited"/> is not complete: it will not process another event.</summary>
    public virtual bool IsEnding => false;

    /// <summary>The most memory that the process has had so far, in MB; <see langword="null"/> where nobody can tell.</summary>
    public virtual int? PeakMemoryMB => null;

    /// <summary>Starts the function.</summary>
    /// <exception cref="InvalidEntrypointException">There is nothing to start, or the system refuses to.</exception>
    public abstract void Start(IReadOnlyDictionary<string, string> environment, LogLines log);

    /// <summary>Ends the function at once.</summary>
    /// <returns><see langword="false"/> where that cannot be done: a thread cannot be killed.</returns>
    public abstract bool TryKill();

    /// <summary>Tells the function that it is about to end, as the service does where an extension is registered.</summary>
    public virtual void Terminate()
    {
    }

    /// <summary>Has the log take all that the function has written so far.</summary>
    public virtual void DrainLog()
    {
    }

    public abstract void Dispose();

    /// <summary>Gives the function a bounded time to end by itself, then kills it.</summary>
    /// <returns>The exit code, if it ended by itself.</returns>
    public async Task<int?> StopAsync(TimeSpan patience)
    {
        if (await Ends(patience))
            return await Exited;

        if (TryKill())
            await Ends(patience);
        return null;
    }

    private async Task<bool> Ends(TimeSpan patience) => await Task.WhenAny(Exited, Task.Delay(patience)) == Exited;
}
