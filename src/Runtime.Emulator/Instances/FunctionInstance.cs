using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Logging;
using Lambda.Runtime.Emulator.RuntimeApi;
using Lambda.Runtime.Emulator.Streaming;

namespace Lambda.Runtime.Emulator.Instances;

/// <summary>One instance of a function: sends it events, and returns how each invocation ended. <see cref="InstanceLifetime"/> starts and ends it.</summary>
internal sealed class FunctionInstance : IAsyncDisposable
{
    private readonly FunctionHost _host;
    private readonly FunctionConfiguration _configuration;
    private readonly LogLines _log;
    private readonly Task _disposed;
    private readonly TimeProvider _time;
    private readonly RuntimeStateMachine _state;
    private readonly InstanceLifetime _lifetime;
    private int _invocations;
    private bool _endedInInvocation;

    /// <param name="host">Runs the function; not started yet.</param>
    /// <param name="configuration">The function's configuration.</param>
    /// <param name="log">Receives the function's log.</param>
    /// <param name="disposed">Completes when the function is disposed.</param>
    public FunctionInstance(FunctionHost host, FunctionConfiguration configuration, LogLines log, Task disposed)
    {
        _host = host;
        _configuration = configuration;
        _log = log;
        _disposed = disposed;
        _time = configuration.TimeProvider;
        _state = RuntimeStateMachine.Create(configuration.MaxConcurrency, configuration.RequireInvocationId);
        _lifetime = new InstanceLifetime(host, configuration, _state, log);
    }

    public Task<int> Exited => _host.Exited;

    public int? ProcessId => _lifetime.ProcessId;

    public TimeSpan TimeToNext => _lifetime.TimeToNext;

    /// <summary>The peak memory of the process so far, in MB; <see langword="null"/> if it has exited, or is this process.</summary>
    public int? PeakMemoryMB => _host.PeakMemoryMB;

    /// <summary>Whether it ended during an invocation or its start, whose result reports that.</summary>
    public bool EndedInUse => _endedInInvocation || _lifetime.InitFailed;

    /// <summary>Whether it takes no more events, because it exited or was ended.</summary>
    public bool HasEnded => _state.State is RuntimeState.Stopped || Exited.IsCompleted;

    /// <inheritdoc cref="InstanceLifetime.StartAsync"/>
    public Task StartAsync(string taskRoot, CancellationToken cancellationToken) => _lifetime.StartAsync(taskRoot, cancellationToken);

    /// <summary>Sends an event, and returns how the invocation ended.</summary>
    /// <param name="request">The event.</param>
    /// <param name="startedForRequest">Whether the instance was started for this event: if it exits before it takes any event, that is the error of this one.</param>
    /// <returns><see langword="null"/> if the function exited, or did not request <c>/next</c>, before it took the event: another instance must get it.</returns>
    /// <exception cref="ObjectDisposedException">The function was disposed.</exception>
    public async Task<InvocationResult?> InvokeAsync(InvocationRequest request, bool startedForRequest)
    {
        // A process that was killed may still take an event from its connection before it exits.
        if (!startedForRequest && _host.IsEnding)
        {
            await Task.WhenAny(Exited, _disposed, Task.Delay(InstanceLifetime.ExitTimeout));
            ObjectDisposedException.ThrowIf(_disposed.IsCompleted, this);
            return null;
        }

        _host.DrainLog();
        int firstLogLine = _log.Count;
        PendingInvocation invocation = CreateInvocation(request);
        if (!_state.Dispatch(invocation))
            return null;

        // The event waits for a poll: with concurrency for a free one, otherwise for the poll after the previous event.
        await Task.WhenAny(invocation.Begun, Exited, invocation.WaitTimedOut, _disposed);
        ObjectDisposedException.ThrowIf(_disposed.IsCompleted, this);
        if (!invocation.Begun.IsCompleted && !IsEndedByExit(invocation, startedForRequest) && _state.TakeBack(invocation))
        {
            await EndIfNotPollingAsync();
            return null;
        }

        bool isFirst = Interlocked.Increment(ref _invocations) == 1;
        await Task.WhenAny(invocation.Completion, Exited, invocation.TimedOut, _disposed);
        if (!invocation.Completion.IsCompleted && await TryTakeBackAfterExitAsync(invocation, startedForRequest))
            return null;

        int? exitCode = invocation.Completion.IsCompleted ? null : await CompleteForFunctionAsync(invocation);
        return await CreateResultAsync(invocation, isFirst, firstLogLine, exitCode);
    }

    /// <inheritdoc cref="InstanceLifetime.EndAsync"/>
    public Task<bool> EndAsync() => _lifetime.EndAsync();

    public ValueTask DisposeAsync() => _lifetime.DisposeAsync();

    private PendingInvocation CreateInvocation(InvocationRequest request)
    {
        string arn = request.Qualifier is null ? _configuration.Arn : $"{_configuration.Arn}:{request.Qualifier}";
        request = request with
        {
            TraceId = request.TraceId ?? TraceHeader.Create(_time.GetUtcNow()),
            StreamSink = request.StreamSink ?? _configuration.StreamSink,
        };
        return new PendingInvocation(request, arn, _configuration.Timeout, _time);
    }

    /// <summary>Whether the exit of the process is the error of this event: the process was started for it, and exited before it took any event, or with this one unread.</summary>
    /// <remarks>Otherwise a process that always exits would be started again and again.</remarks>
    private bool IsEndedByExit(PendingInvocation invocation, bool startedForRequest) =>
        startedForRequest && Exited.IsCompleted && (!_state.HasDelivered || invocation.DeliveredOn is not null);

    /// <summary>Takes an event back if the process exited before it received or read the event.</summary>
    /// <returns><see langword="false"/> if the process has not exited, or its exit is the error of this event, or a completion has arrived.</returns>
    private async Task<bool> TryTakeBackAfterExitAsync(PendingInvocation invocation, bool startedForRequest)
    {
        ObjectDisposedException.ThrowIf(_disposed.IsCompleted, this);
        if (!Exited.IsCompleted)
            return false;

        // The process may have sent a completion that was not read yet.
        await _lifetime.DrainAsync();
        if (invocation.Completion.IsCompleted || IsEndedByExit(invocation, startedForRequest) || !invocation.TryTakeBack())
            return false;

        _state.Stop();
        return true;
    }

    // It has completed an invocation, and neither polls nor exits: on Lambda, that counts against the timeout of the invocation.
    private async Task EndIfNotPollingAsync()
    {
        if (Exited.IsCompleted)
            return;

        _endedInInvocation = true;
        _log.Add(ServiceMessages.DidNotPoll(_configuration.Timeout));
        if (_host.TryKill())
            await _lifetime.StopHostAsync();
    }

    /// <summary>Completes an invocation for which no completion arrived: the function exited, or the invocation timed out.</summary>
    /// <returns>The exit code, if the exit ended the invocation.</returns>
    private async Task<int?> CompleteForFunctionAsync(PendingInvocation invocation)
    {
        if (Exited.IsCompleted)
        {
            int exitCode = await Exited;
            bool isAbandoned = _state.Abandon(invocation, CreateExitError(invocation, exitCode));
            _endedInInvocation |= isAbandoned;
            return isAbandoned ? exitCode : null;
        }

        var timedOut = InvocationCompletion.ServiceError(
            FunctionErrorTypes.TimedOut, ServiceMessages.TaskTimedOut(invocation.RequestId, _configuration.Timeout));
        bool mustEnd = _state.TimeOut(invocation, timedOut) && HasEnded;
        _endedInInvocation |= mustEnd;
        return mustEnd ? await _lifetime.ResetAsync() : null;
    }

    // If a process exits while it sends its completion, the loss of its connection may be noticed first. The system closes the connections of a process when it
    // is exiting; how long it takes until the exit is reported depends on the load and on who else holds its log open. On Lambda, the exit is the error.
    private async Task<bool> ExitsDuringCompletionAsync(InvocationCompletion completion)
    {
        if (!completion.IsTruncated || ProcessId is null)
            return false;

        await Task.WhenAny(Exited, _disposed, Task.Delay(InstanceLifetime.ExitTimeout));
        if (!Exited.IsCompleted && _host.IsEnding)
            await Task.WhenAny(Exited, _disposed);
        _endedInInvocation |= Exited.IsCompleted;
        return Exited.IsCompleted;
    }

    private static InvocationCompletion CreateExitError(PendingInvocation invocation, int exitCode) => InvocationCompletion.ServiceError(
        FunctionErrorTypes.ExitError, ServiceMessages.Exited(invocation.RequestId, ExitStatus.Describe(exitCode)));

    private async Task<InvocationResult> CreateResultAsync(PendingInvocation invocation, bool isFirst, int firstLogLine, int? exitCode)
    {
        InvocationCompletion completion = await invocation.Completion;
        if (await ExitsDuringCompletionAsync(completion))
        {
            exitCode = await Exited;
            completion = CreateExitError(invocation, exitCode.Value);
        }

        // The function wrote its last lines before its completion, but they may not have been read yet.
        _host.DrainLog();
        StreamSnapshot? streamed = invocation.Stream?.Snapshot();
        return new InvocationResult(invocation.Request, streamed?.Body ?? completion.Payload, completion.ReadError())
        {
            ErrorPayload = completion.IsError ? completion.Payload : default,
            ContentType = invocation.ContentType,
            IsStreamed = streamed is not null,
            Chunks = streamed?.Chunks ?? [],
            StreamedLength = streamed?.Length ?? 0,
            Prelude = streamed?.Prelude,
            Duration = _time.GetElapsedTime(invocation.DeliveredAt, invocation.CompletedAt ?? _time.GetTimestamp()),
            InitDuration = isFirst ? TimeToNext : null,
            ExitCode = exitCode,
            // One at a time, all lines in the meantime belong to the invocation; with concurrency, those with its request ID.
            Logs = _configuration.MaxConcurrency is null ? _log.GetLines(firstLogLine) : _log.GetLinesOf(invocation.RequestId),
        };
    }
}
