using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Logging;
using Lambda.Runtime.Emulator.RuntimeApi;
using Lambda.Runtime.Emulator.Streaming;

namespace Lambda.Runtime.Emulator.Instances;

/// <summary>One instance of a function with its own Runtime API: starts it, sends it events, and ends it.</summary>
/// <param name="host">Runs the function; not started yet.</param>
/// <param name="configuration">The function's configuration.</param>
/// <param name="log">Receives the function's log.</param>
/// <param name="disposed">Completes when the function is disposed.</param>
internal sealed class FunctionInstance(FunctionHost host, FunctionConfiguration configuration, LogLines log, Task disposed) : IAsyncDisposable
{
    /// <summary>The time from SIGTERM to SIGKILL if all extensions are internal.</summary>
    private static readonly TimeSpan ExtensionPatience = TimeSpan.FromMilliseconds(500);

    /// <summary>The maximum time between the exit of a process and the end of its connections, in either order. More than the wait for its log, which a grandchild can hold open.</summary>
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _time = configuration.TimeProvider;
    private readonly RuntimeStateMachine _state = RuntimeStateMachine.Create(configuration.MaxConcurrency);
    private readonly Lock _stopping = new();
    private RuntimeApiServer? _server;
    private bool _launched;
    private int _invocations;
    private Task<int?>? _stop;

    public Task<int> Exited => host.Exited;

    public int? ProcessId { get; private set; }

    public TimeSpan TimeToNext { get; private set; }

    /// <summary>The peak memory of the process so far, in MB; <see langword="null"/> if it has exited, or is this process.</summary>
    public int? PeakMemoryMB => host.PeakMemoryMB;

    /// <summary>Whether it ended during an invocation or its start, whose result reports that.</summary>
    public bool EndedInUse { get; private set; }

    /// <summary>Whether it takes no more events, because it exited or was ended.</summary>
    public bool HasEnded => _state.State is RuntimeState.Stopped || Exited.IsCompleted;

    /// <summary>Starts the function, and completes when it waits for its first event.</summary>
    /// <exception cref="InitializationException">It failed before that, or took too long.</exception>
    public async Task StartAsync(string taskRoot, CancellationToken cancellationToken)
    {
        _server = new RuntimeApiServer(_state, _time);
        await _server.StartAsync(cancellationToken);
        IReadOnlyDictionary<string, string> environment = FunctionEnvironment.Create(configuration, _server.Address, taskRoot);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task timeout = Task.Delay(configuration.InitTimeout, _time, limit.Token);
        int firstLogLine = log.Count;
        long startedAt = _time.GetTimestamp();
        Launch(environment, firstLogLine);

        await Task.WhenAny(_state.FirstNext, _state.InitError, Exited, timeout);
        cancellationToken.ThrowIfCancellationRequested();
        await limit.CancelAsync();

        // What the process sent before its exit may not have been read yet.
        if (!_state.FirstNext.IsCompleted && Exited.IsCompleted)
            await _server.DrainAsync(EndPatience);

        if (!_state.FirstNext.IsCompleted)
            throw await DescribeInitFailureAsync(firstLogLine);

        TimeToNext = _time.GetElapsedTime(startedAt, await _state.FirstNext);
    }

    /// <summary>Sends an event, and returns how the invocation ended.</summary>
    /// <param name="request">The event.</param>
    /// <param name="isFor">Whether the instance was started for this event: if it exits before it takes any, that is the event's error.</param>
    /// <returns><see langword="null"/> if the function exited, or did not request <c>/next</c>, before it took the event: another instance must get it.</returns>
    /// <exception cref="ObjectDisposedException">The function was disposed.</exception>
    public async Task<InvocationResult?> InvokeAsync(InvocationRequest request, bool isFor)
    {
        // A process that was killed may still take an event from its connection before it exits.
        if (!isFor && host.IsEnding)
        {
            await Task.WhenAny(Exited, disposed, Task.Delay(EndPatience));
            ObjectDisposedException.ThrowIf(disposed.IsCompleted, this);
            return null;
        }

        host.DrainLog();
        int firstLogLine = log.Count;
        PendingInvocation invocation = Create(request);
        if (!_state.Dispatch(invocation))
            return null;

        // The event waits for a poll: with concurrency for a free one, otherwise for the poll after the previous event.
        await Task.WhenAny(invocation.Begun, Exited, invocation.WaitTimedOut, disposed);
        ObjectDisposedException.ThrowIf(disposed.IsCompleted, this);
        if (!invocation.Begun.IsCompleted && !IsFailureOf(invocation, isFor) && _state.TakeBack(invocation))
        {
            await EndIfNotPollingAsync();
            return null;
        }

        bool isFirst = Interlocked.Increment(ref _invocations) == 1;
        await Task.WhenAny(invocation.Completion, Exited, invocation.TimedOut, disposed);
        if (!invocation.Completion.IsCompleted && await WasNotDeliveredAsync(invocation, isFor))
            return null;

        int? exitCode = invocation.Completion.IsCompleted ? null : await EndForFunctionAsync(invocation);
        return await DescribeAsync(invocation, isFirst, firstLogLine, exitCode);
    }

    /// <summary>Ends the function if it has not exited, and waits a limited time for its exit.</summary>
    /// <returns><see langword="false"/> if it still runs: a thread that does not return. Its Runtime API stays until it is disposed.</returns>
    public async Task<bool> EndAsync()
    {
        // With an extension, it gets a signal before its connections end, as on Lambda; without one, the service gives it no time.
        if (_launched && _state.HasExtension && !Exited.IsCompleted)
        {
            host.Terminate();
            await Task.WhenAny(Exited, Task.Delay(ExtensionPatience));
        }

        _state.Stop();
        await StopHostAsync();
        return !_launched || Exited.IsCompleted;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        host.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    private void Launch(IReadOnlyDictionary<string, string> environment, int firstLogLine)
    {
        try
        {
            host.Start(environment, log);
            ProcessId = host.ProcessId;
            _launched = true;
        }
        catch (InvalidEntrypointException exception)
        {
            _state.Stop();
            throw new InitializationException(
                InvocationCompletion.ServiceError(FunctionErrorTypes.InvalidEntrypoint, exception.Message), exitCode: null, log.GetLines(firstLogLine));
        }
    }

    private async Task<InitializationException> DescribeInitFailureAsync(int firstLogLine)
    {
        bool timedOut = !_state.InitError.IsCompleted && !Exited.IsCompleted;
        EndedInUse = true;
        _state.Stop();
        if (timedOut)
            host.TryKill();

        int? exitCode = await StopHostAsync();
        InvocationCompletion error = _state.InitError.IsCompleted ? await _state.InitError
            : timedOut ? InvocationCompletion.ServiceError(FunctionErrorTypes.TimedOut, ServiceMessages.InitTimedOut(configuration.InitTimeout))
            : InvocationCompletion.ServiceError(FunctionErrorTypes.ExitError, ServiceMessages.ExitedBeforeNext(ExitStatus.Describe(exitCode ?? 0), exitCode ?? 0));
        return new InitializationException(error, timedOut ? null : exitCode, log.GetLines(firstLogLine));
    }

    private PendingInvocation Create(InvocationRequest request)
    {
        string arn = request.Qualifier is null ? configuration.Arn : $"{configuration.Arn}:{request.Qualifier}";
        request = request with
        {
            TraceId = request.TraceId ?? TraceHeader.Create(_time.GetUtcNow()),
            StreamSink = request.StreamSink ?? configuration.StreamSink,
        };
        return new PendingInvocation(request, arn, configuration.Timeout, _time);
    }

    // The process may have exited with an open poll, before it received or read the event; or after it sent a completion that was not read yet.
    private async Task<bool> WasNotDeliveredAsync(PendingInvocation invocation, bool isFor)
    {
        ObjectDisposedException.ThrowIf(disposed.IsCompleted, this);
        if (!Exited.IsCompleted)
            return false;

        await _server!.DrainAsync(EndPatience);
        if (invocation.Completion.IsCompleted || IsFailureOf(invocation, isFor) || !invocation.TryTakeBack())
            return false;

        _state.Stop();
        return true;
    }

    // If the process exited before any event, or with this one unread. Otherwise a process that always exits would be started again and again.
    private bool IsFailureOf(PendingInvocation invocation, bool isFor) => isFor && Exited.IsCompleted && (!_state.HasDelivered || invocation.DeliveredOn is not null);

    // It has completed an invocation, and neither polls nor exits: on Lambda, that counts against the timeout of the invocation.
    private async Task EndIfNotPollingAsync()
    {
        if (Exited.IsCompleted)
            return;

        EndedInUse = true;
        log.Add(ServiceMessages.DidNotPoll(configuration.Timeout));
        if (host.TryKill())
            await StopHostAsync();
    }

    // No completion arrived: the function exited, or the invocation timed out.
    private async Task<int?> EndForFunctionAsync(PendingInvocation invocation)
    {
        if (Exited.IsCompleted)
        {
            int exitCode = await Exited;
            bool isItsEnd = _state.Abandon(invocation, ExitError(invocation, exitCode));
            EndedInUse |= isItsEnd;
            return isItsEnd ? exitCode : null;
        }

        InvocationCompletion timedOut = InvocationCompletion.ServiceError(
            FunctionErrorTypes.TimedOut, ServiceMessages.TaskTimedOut(invocation.RequestId, configuration.Timeout));
        bool mustEnd = _state.TimeOut(invocation, timedOut) && HasEnded;
        EndedInUse |= mustEnd;
        return mustEnd && host.TryKill() ? await StopHostAsync() : null;
    }

    // If a process exits while it sends its completion, the loss of its connection may be noticed first.
    private async Task<bool> ExitsDuringCompletionAsync(InvocationCompletion completion)
    {
        if (!completion.IsTruncated || ProcessId is null)
            return false;

        await Task.WhenAny(Exited, disposed, Task.Delay(EndPatience));
        EndedInUse |= Exited.IsCompleted;
        return Exited.IsCompleted;
    }

    private static InvocationCompletion ExitError(PendingInvocation invocation, int exitCode) => InvocationCompletion.ServiceError(
        FunctionErrorTypes.ExitError, ServiceMessages.Exited(invocation.RequestId, ExitStatus.Describe(exitCode)));

    // Once: there is no second wait for a thread that does not end.
    private Task<int?> StopHostAsync()
    {
        lock (_stopping)
            return _stop ??= _launched ? host.StopAsync(configuration.StopTimeout) : Task.FromResult<int?>(null);
    }

    private async Task<InvocationResult> DescribeAsync(PendingInvocation invocation, bool isFirst, int firstLogLine, int? exitCode)
    {
        InvocationCompletion completion = await invocation.Completion;
        if (await ExitsDuringCompletionAsync(completion))
        {
            exitCode = await Exited;
            completion = ExitError(invocation, exitCode.Value);
        }

        // The function wrote its last lines before its completion, but they may not have been read yet.
        host.DrainLog();
        StreamSnapshot? streamed = invocation.Stream?.Snapshot();
        return new InvocationResult(invocation.Request, streamed?.Body ?? completion.Payload, completion.ReadError())
        {
            ContentType = invocation.ContentType,
            IsStreamed = streamed is not null,
            Chunks = streamed?.Chunks ?? [],
            StreamedLength = streamed?.Length ?? 0,
            Prelude = streamed?.Prelude,
            Duration = _time.GetElapsedTime(invocation.DeliveredAt, invocation.CompletedAt ?? _time.GetTimestamp()),
            InitDuration = isFirst ? TimeToNext : null,
            ExitCode = exitCode,
            // One at a time, all lines in the meantime belong to the invocation; with concurrency, those with its request ID.
            Logs = configuration.MaxConcurrency is null ? log.GetLines(firstLogLine) : log.GetLinesOf(invocation.RequestId),
        };
    }
}
