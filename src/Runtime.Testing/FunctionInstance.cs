using Lambda.Runtime.Testing.Hosting;
using Lambda.Runtime.Testing.RuntimeApi;
using Lambda.Runtime.Testing.Streaming;

namespace Lambda.Runtime.Testing;

/// <summary>The service's side of one function: starts it, hands it events one by one, and ends it when it must.</summary>
internal sealed class FunctionInstance : IAsyncDisposable
{
    private readonly FunctionHost _host;
    private readonly LambdaFunctionOptions _options;
    private readonly TimeProvider _time;
    private readonly RuntimeStateMachine _state = new();
    private readonly RuntimeApiServer _server;
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    /// <summary>From SIGTERM to SIGKILL, where all extensions are internal ones.</summary>
    private static readonly TimeSpan ExtensionPatience = TimeSpan.FromMilliseconds(500);

    private bool _launched;
    private Task<int?>? _stop;

    public FunctionInstance(FunctionHost host, LambdaFunctionOptions options)
    {
        _host = host;
        _options = options;
        _time = options.TimeProvider;
        _server = new RuntimeApiServer(_state, _time);
    }

    public LogLines Log { get; } = new();

    public Task<int> Exited => _host.Exited;

    public int? ProcessId { get; private set; }

    public TimeSpan TimeToNext { get; private set; }

    /// <summary>Completes when the function waits for its first event.</summary>
    /// <exception cref="LambdaInitException">It failed before, or took too long.</exception>
    public async Task StartAsync(string taskRoot, CancellationToken cancellationToken)
    {
        await _server.StartAsync(cancellationToken);
        IReadOnlyDictionary<string, string> environment = FunctionEnvironment.Create(_options, _server.Address, taskRoot);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task timeout = Task.Delay(_options.InitTimeout, _time, limit.Token);
        long startedAt = _time.GetTimestamp();
        Launch(environment);

        await Task.WhenAny(_state.FirstNext, _state.InitError, _host.Exited, timeout);
        cancellationToken.ThrowIfCancellationRequested();
        await limit.CancelAsync();

        if (!_state.FirstNext.IsCompleted)
            throw await DescribeInitFailureAsync();

        TimeToNext = _time.GetElapsedTime(startedAt, await _state.FirstNext);
    }

    /// <summary>Waits its turn, then sends the event.</summary>
    public async Task<InvocationOutcome> InvokeAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        // A caller that gives up does not free the function, so the turn ends with the invocation and not with the wait.
        return await InvokeInTurnAsync(payload).WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_disposed.TrySetResult())
            return;

        // Told before its connections end, as on Lambda; without an extension the service gives it no time at all.
        if (_launched && _state.HasExtension)
        {
            _host.Terminate();
            await Task.WhenAny(_host.Exited, Task.Delay(ExtensionPatience));
        }

        _state.Stop();
        await StopHostAsync();
        _host.Dispose();
        await _server.DisposeAsync();
    }

    private void Launch(IReadOnlyDictionary<string, string> environment)
    {
        try
        {
            _host.Start(environment, Log);
            ProcessId = _host.ProcessId;
            _launched = true;
        }
        catch (InvalidEntrypointException exception)
        {
            throw new LambdaInitException(ServiceError(FunctionErrorTypes.InvalidEntrypoint, exception.Message), exitCode: null, Log.From(0));
        }
    }

    private async Task<LambdaInitException> DescribeInitFailureAsync()
    {
        bool timedOut = !_state.InitError.IsCompleted && !_host.Exited.IsCompleted;
        _state.Stop();
        if (timedOut)
            _host.TryKill();

        int? exitCode = await StopHostAsync();
        LambdaError error;
        if (_state.InitError.IsCompleted)
        {
            InvocationAnswer posted = await _state.InitError;
            error = LambdaError.Parse(posted.Payload, posted.FunctionErrorType!);
        }
        else if (timedOut)
        {
            error = ServiceError(FunctionErrorTypes.TimedOut, Words.InitTimedOut(_options.InitTimeout));
        }
        else
        {
            error = ServiceError(FunctionErrorTypes.ExitError, $"{ExitStatus.Describe(exitCode ?? 0)} before its first /next");
        }

        return new LambdaInitException(error, timedOut ? null : exitCode, Log.From(0));
    }

    private async Task<InvocationOutcome> InvokeInTurnAsync(ReadOnlyMemory<byte> payload)
    {
        try
        {
            ObjectDisposedException.ThrowIf(_disposed.Task.IsCompleted, typeof(LambdaFunction));
            int firstLogLine = Log.Count;
            string arn = _options.InvokedFunctionArn ?? $"arn:aws:lambda:us-east-1:123456789012:function:{_options.FunctionName}";
            var invocation = new PendingInvocation(payload, arn, _options.Timeout, _time)
            {
                StreamSink = new StreamSink(_options.KeepStreamedPayload, _options.OnStreamedChunk),
            };

            using var limit = new CancellationTokenSource();
            Task timeout = Task.Delay(_options.Timeout, _time, limit.Token);
            if (!_state.Dispatch(invocation))
                throw await DescribeEndAsync();

            await Task.WhenAny(invocation.Answer, _host.Exited, timeout, _disposed.Task);
            await limit.CancelAsync();
            int? exitCode = invocation.Answer.IsCompleted ? null : await EndInFunctionsPlaceAsync(invocation);
            return await DescribeAsync(invocation, firstLogLine, exitCode);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    // No answer came: the process is gone, or it overran its time and goes now.
    private async Task<int?> EndInFunctionsPlaceAsync(PendingInvocation invocation)
    {
        ObjectDisposedException.ThrowIf(_disposed.Task.IsCompleted, typeof(LambdaFunction));
        if (_host.Exited.IsCompleted)
        {
            int exitCode = await _host.Exited;
            string reason = ExitStatus.Describe(exitCode);
            bool unanswered = _state.Abandon(invocation, InvocationAnswer.ServiceError(
                FunctionErrorTypes.ExitError, $"RequestId: {invocation.RequestId} Error: {reason}"));
            return unanswered ? exitCode : null;
        }

        if (!_state.Abandon(invocation, InvocationAnswer.ServiceError(
            FunctionErrorTypes.TimedOut, Words.TaskTimedOut(invocation.RequestId, _options.Timeout))))
        {
            return null;
        }

        return _host.TryKill() ? await StopHostAsync() : null;
    }

    // Once: a thread that does not end is not waited for again.
    private Task<int?> StopHostAsync()
    {
        lock (_oneAtATime)
            return _stop ??= _launched ? _host.StopAsync(_options.StopTimeout) : Task.FromResult<int?>(null);
    }

    private async Task<InvocationOutcome> DescribeAsync(PendingInvocation invocation, int firstLogLine, int? exitCode)
    {
        InvocationAnswer answer = await invocation.Answer;
        LambdaError? error = answer.IsError ? LambdaError.Parse(answer.Payload, answer.FunctionErrorType!) : null;
        StreamSnapshot? streamed = invocation.Stream?.Snapshot();
        return new InvocationOutcome(invocation.RequestId, streamed?.Body ?? answer.Payload, error)
        {
            ContentType = invocation.AnswerContentType,
            IsStreamed = streamed is not null,
            Chunks = streamed?.Chunks ?? [],
            StreamedLength = streamed?.Length ?? 0,
            Prelude = streamed?.Prelude,
            Duration = _time.GetElapsedTime(invocation.DeliveredAt, invocation.AnsweredAt ?? _time.GetTimestamp()),
            ExitCode = exitCode,
            Logs = Log.From(firstLogLine),
        };
    }

    private async Task<InvalidOperationException> DescribeEndAsync()
    {
        string end = _host.Exited.IsCompleted ? $"with exit code {await _host.Exited}" : "after a time-out";
        return new InvalidOperationException(
            $"The function has ended {end} and takes no more events. Start another one.{LogText.Appendix(Log.From(0))}");
    }

    private static LambdaError ServiceError(string type, string message) => new(type, message) { FunctionErrorType = type };
}
