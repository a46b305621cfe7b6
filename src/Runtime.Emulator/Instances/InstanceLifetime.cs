using Lambda.Runtime.Emulator.Extensions;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Logging;
using Lambda.Runtime.Emulator.RuntimeApi;

namespace Lambda.Runtime.Emulator.Instances;

/// <summary>Starts the function of one instance with its own Runtime API, and ends it.</summary>
/// <param name="host">Runs the function; not started yet.</param>
/// <param name="configuration">The function's configuration.</param>
/// <param name="state">The state of the Runtime API.</param>
/// <param name="log">Receives the function's log.</param>
internal sealed class InstanceLifetime(FunctionHost host, FunctionConfiguration configuration, RuntimeStateMachine state, LogLines log) : IAsyncDisposable
{
    /// <summary>The maximum time between the exit of a process and the end of its connections, in either order.</summary>
    /// <remarks>Longer than the wait for its log, which a child of the process can hold open.</remarks>
    public static readonly TimeSpan ExitTimeout = TimeSpan.FromSeconds(2);

    /// <summary>The time from SIGTERM to SIGKILL if all extensions are internal.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromMilliseconds(500);

    private readonly TimeProvider _time = configuration.TimeProvider;
    private readonly Lock _stopLock = new();
    private RuntimeApiServer? _server;
    private bool _isLaunched;
    private Task<int?>? _stop;

    /// <summary>The process's ID; <see langword="null"/> before the start, and for a function in this process.</summary>
    public int? ProcessId { get; private set; }

    /// <summary>From the start of the function to its first <c>/next</c>.</summary>
    public TimeSpan TimeToNext { get; private set; }

    /// <summary>Whether the function was started and did not reach its first <c>/next</c>.</summary>
    public bool InitFailed { get; private set; }

    /// <summary>Starts the function, and completes when it waits for its first event.</summary>
    /// <exception cref="InitializationException">It failed before that, or took too long.</exception>
    public async Task StartAsync(string taskRoot, CancellationToken cancellationToken)
    {
        var extensions = new ExtensionRouter(configuration.Extensions, ExtensionVariables.SelectToken(configuration.Environment), () => state.IsProcessing);
        _server = new RuntimeApiServer(state, _time, extensions);
        await _server.StartAsync(cancellationToken);
        IReadOnlyDictionary<string, string> environment = FunctionEnvironment.Create(configuration, _server.Address, taskRoot);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var timeout = Task.Delay(configuration.InitTimeout, _time, limit.Token);
        int firstLogLine = log.Count;
        long startedAt = _time.GetTimestamp();
        Launch(environment, firstLogLine);

        await Task.WhenAny(state.FirstNext, state.InitError, host.Exited, timeout);
        cancellationToken.ThrowIfCancellationRequested();
        await limit.CancelAsync();

        // What the process sent before its exit may not have been read yet.
        if (!state.FirstNext.IsCompleted && host.Exited.IsCompleted)
            await DrainAsync();

        if (!state.FirstNext.IsCompleted)
            throw await FailInitAsync(firstLogLine);

        TimeToNext = _time.GetElapsedTime(startedAt, await state.FirstNext);
    }

    /// <summary>Waits until all that the process sent before its exit is read.</summary>
    public Task DrainAsync() => _server!.DrainAsync(ExitTimeout);

    /// <summary>Ends the function if it has not exited, and waits a limited time for its exit.</summary>
    /// <returns><see langword="false"/> if it still runs: a thread that does not return. Its Runtime API stays until it is disposed.</returns>
    public async Task<bool> EndAsync()
    {
        // As on Lambda: SIGKILL, which it gets at once unless an extension is registered. Where there is no signal to announce that, it ends by protocol instead,
        // and so does a thread, which cannot be killed.
        if (_isLaunched && (!state.HasExtension || await TerminateAsync()))
            host.TryKill();
        state.Stop();
        await StopHostAsync();
        return !_isLaunched || host.Exited.IsCompleted;
    }

    /// <summary>Ends a function whose invocation timed out: with SIGTERM first if an extension is registered, although its handler still runs.</summary>
    /// <returns>The exit code; <see langword="null"/> if the function cannot be killed.</returns>
    /// <remarks>
    /// "Failures during the invoke phase" in https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html: the reset behaves like a shutdown.
    /// </remarks>
    public async Task<int?> ResetAsync()
    {
        await TerminateAsync();
        return host.TryKill() ? await StopHostAsync() : null;
    }

    /// <summary>Waits a limited time for the exit of the function, then kills it, if that is possible.</summary>
    /// <returns>The exit code, if it exited by itself.</returns>
    /// <remarks>Later calls return the first result: a thread that does not end is waited for only once.</remarks>
    public Task<int?> StopHostAsync()
    {
        lock (_stopLock)
            return _stop ??= _isLaunched ? host.StopAsync(configuration.StopTimeout) : Task.FromResult<int?>(null);
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        host.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    // With an extension, it gets a signal before its connections end, as on Lambda; without one, the service gives it no time.
    private async Task<bool> TerminateAsync()
    {
        if (!state.HasExtension || !host.Terminate())
            return false;

        await Task.WhenAny(host.Exited, Task.Delay(ShutdownTimeout));
        return true;
    }

    private void Launch(IReadOnlyDictionary<string, string> environment, int firstLogLine)
    {
        try
        {
            host.Start(environment, log);
            ProcessId = host.ProcessId;
            _isLaunched = true;
        }
        catch (InvalidEntrypointException exception)
        {
            state.Stop();
            throw new InitializationException(
                InvocationCompletion.ServiceError(FunctionErrorTypes.InvalidEntrypoint, exception.Message), exitCode: null, log.GetLines(firstLogLine));
        }
    }

    private async Task<InitializationException> FailInitAsync(int firstLogLine)
    {
        bool timedOut = !state.InitError.IsCompleted && !host.Exited.IsCompleted;
        InitFailed = true;
        state.Stop();
        if (timedOut)
            host.TryKill();

        int? exitCode = await StopHostAsync();
        InvocationCompletion error = state.InitError.IsCompleted ? await state.InitError
            : timedOut ? InvocationCompletion.ServiceError(FunctionErrorTypes.TimedOut, ServiceMessages.InitTimedOut(configuration.InitTimeout))
            : InvocationCompletion.ServiceError(FunctionErrorTypes.ExitError, ServiceMessages.ExitedBeforeNext(ExitStatus.Describe(exitCode ?? 0), exitCode ?? 0));
        return new InitializationException(error, timedOut ? null : exitCode, log.GetLines(firstLogLine));
    }
}
