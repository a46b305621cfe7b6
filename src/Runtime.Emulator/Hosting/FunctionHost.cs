using Lambda.Runtime.Emulator.Logging;

namespace Lambda.Runtime.Emulator.Hosting;

/// <summary>Runs a function: as its own process, or on a thread of this process.</summary>
internal abstract class FunctionHost : IDisposable
{
    /// <summary>Completes with the exit code, when the function has exited and its log is complete.</summary>
    public abstract Task<int> Exited { get; }

    /// <summary>The process's ID; <see langword="null"/> for a function in this process.</summary>
    public abstract int? ProcessId { get; }

    /// <summary>Whether the function is about to exit, although <see cref="Exited"/> is not complete: it will not process another event.</summary>
    public virtual bool IsEnding => false;

    /// <summary>The peak memory of the process so far, in MB; <see langword="null"/> if it is not known.</summary>
    public virtual int? PeakMemoryMB => null;

    /// <summary>Starts the function.</summary>
    /// <exception cref="InvalidEntrypointException">The file cannot be started.</exception>
    public abstract void Start(IReadOnlyDictionary<string, string> environment, LogLines log);

    /// <summary>Ends the function at once.</summary>
    /// <returns><see langword="false"/> if that is not possible: a thread cannot be killed.</returns>
    public abstract bool TryKill();

    /// <summary>Sends the function a signal that it is about to be ended, as the service does if an extension is registered.</summary>
    /// <returns><see langword="false"/> if that is not possible: on Windows, for a thread, and after its exit.</returns>
    public virtual bool Terminate() => false;

    /// <summary>Reads all that the function has logged so far.</summary>
    public virtual void DrainLog()
    {
    }

    public abstract void Dispose();

    /// <summary>Gives the function a limited time to exit by itself, then kills it.</summary>
    /// <returns>The exit code, if it exited by itself.</returns>
    public async Task<int?> StopAsync(TimeSpan timeout)
    {
        if (await ExitsWithinAsync(timeout))
            return await Exited;

        if (TryKill())
            await ExitsWithinAsync(timeout);
        return null;
    }

    private async Task<bool> ExitsWithinAsync(TimeSpan timeout) => await Task.WhenAny(Exited, Task.Delay(timeout)) == Exited;
}
