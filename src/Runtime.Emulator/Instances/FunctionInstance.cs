using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Logging;
using Lambda.Runtime.Emulator.RuntimeApi;
using Lambda.Runtime.Emulator.Streaming;

namespace Lambda.Runtime.Emulator.Instances;

/// <summary>One life of a function, from its start to its end, with a Runtime API of its own: starts it, sends it events, and ends it when it must.</summary>
/// <param name="host">Where it runs; not started yet.</param>
/// <param name="configuration">The configuration.</param>
/// <param name="log">Takes what it logs.</param>
/// <param name="disposed">Completes when nobody wants answers any more.</param>
internal sealed class FunctionInstance(FunctionHost host, FunctionConfiguration configuration, LogLines log, Task disposed) : IAsyncDisposable
{
    /// <summary>From SIGTERM to SIGKILL, where all extensions are internal ones.</summary>
    private static readonly TimeSpan ExtensionPatience = TimeSpan.FromMilliseconds(500);

    /// <summary>From the end of a process to that of its connections, or the other way around. More than its log may take, which a grandchild can hold open.</summary>
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _time = configuration.TimeProvider;
    private readonly RuntimeStateMachine _state = RuntimeStateMachine.For(configuration.MaxConcurrency);
    private readonly Lock _stopping = new();
    private RuntimeApiServer? _server;
    private bool _launched;
    private int _invocations;
    private Task<int?>? _stop;

    public Task<int> Exited => host.Exited;

    public int? ProcessId { get; private set; }

    public TimeSpan TimeToNext { get; private set; }

    /// <summary>The most memory that the process has had so far, in MB; <see langword="null"/> where it is gone, or is this one.</summary>
    public int? PeakMemoryMB => host.PeakMemoryMB;

    /// <summary>Whether its end was that of an invocation, or of its start, whose outcome tells of it.</summary>
    public bool EndedInUse { get; private set; }

    /// <summary>Whether it takes no more events: it is gone, or was ended.</summary>
    public bool HasEnded => _state.State is RuntimeState.Stopped || Exited.IsCompleted;

    /// <summary>Completes when the function waits for its first event.</summary>
    /// <exception cref="InitializationException">It failed before, or took too long.</exception>
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

        // What the process sent before its end may not have been read yet.
        if (!_state.FirstNext.IsCompleted && Exited.IsCompleted)
            await _server.DrainAsync(EndPatience);

        if (!_state.FirstNext.IsCompleted)
            throw await DescribeInitFailureAsync(firstLogLine);

        TimeToNext = _time.GetElapsedTime(startedAt, await _state.FirstNext);
    }

    /// <summary>Sends an event, and says how it ended.</summary>
    /// <param name="request">The event.</param>
    /// <param name="isFor">Whether the instance was started for this event: where it ends before it has taken any, that is the event's error.</param>
    /// <returns><see langword="null"/> where the function ended, or did not come back to <c>/next</c>, before it took the event: another instance is to have it.</returns>
    /// <exception cref="ObjectDisposedException">Nobody wants answers any more.</exception>
    public async Task<InvocationResult?> InvokeAsync(InvocationRequest request, bool isFor)
    {
        // One that was killed may still take an event from its connection, and then ends.
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

        // It waits for a poll: with several at once for one that is free, and one at a time for a function that comes back from the event before.
        await Task.WhenAny(invocation.Begun, Exited, invocation.NeverTaken, disposed);
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

    /// <summary>Ends the function, if it has not ended, and waits for that for a bounded time.</summary>
    /// <returns><see langword="false"/> where it still runs: a thread that does not return. Its Runtime API is there until it is disposed of.</returns>
    public async Task<bool> EndAsync()
    {
        // Told before its connections end, as on Lambda; without an extension the service gives it no time at all.
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
                InvocationCompletion.ServiceError(FunctionErrorTypes.InvalidEntrypoint, exception.Message), exitCode: null, log.From(firstLogLine));
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
        return new InitializationException(error, timedOut ? null : exitCode, log.From(firstLogLine));
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

    // The process may have ended with a poll open, before it got the event or had read it; or with an answer sent that has not been read.
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

    // Of a process that ended before it had any event, or with this one unread: otherwise one that always does would be started for it again and again.
    private bool IsFailureOf(PendingInvocation invocation, bool isFor) => isFor && Exited.IsCompleted && (!_state.HasDelivered || invocation.DeliveredOn is not null);

    // It has answered, and neither polls nor ends: on Lambda it would overrun the time of the event before.
    private async Task EndIfNotPollingAsync()
    {
        if (Exited.IsCompleted)
            return;

        EndedInUse = true;
        log.Add(ServiceMessages.DidNotPoll(configuration.Timeout));
        if (host.TryKill())
            await StopHostAsync();
    }

    // No answer came: the function is gone, or overran its time.
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

    // Where a process ends in the middle of its answer, that its connection is lost may be seen first.
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

    // Once: a thread that does not end is not waited for again.
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

        // The function wrote them before its answer, so that they are there, but need not have been read.
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
            // One at a time, what comes meanwhile is the invocation's; several at once, what says so.
            Logs = configuration.MaxConcurrency is null ? log.From(firstLogLine) : log.Of(invocation.RequestId),
        };
    }
}
