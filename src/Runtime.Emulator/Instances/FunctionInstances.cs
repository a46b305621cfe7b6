using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Logging;

namespace Lambda.Runtime.Emulator.Instances;

/// <summary>The instances of one function, one after another: if the last one has ended, the next event starts a new one.</summary>
/// <param name="createHost">Creates the host of an instance.</param>
/// <param name="taskRoot">The function's folder.</param>
/// <param name="configuration">The function's configuration.</param>
internal sealed class FunctionInstances(Func<FunctionHost> createHost, string taskRoot, FunctionConfiguration configuration) : IInvocableFunction, IAsyncDisposable
{
    // With concurrency, events wait in the Runtime API for a free poll.
    private readonly SemaphoreSlim _turns = new(configuration.MaxConcurrency is null ? 1 : int.MaxValue);
    private readonly SemaphoreSlim _starts = new(1, 1);
    private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stopping = new();
    private volatile FunctionInstance? _current;

    /// <summary>The log of all instances.</summary>
    public LogLines Log { get; init; } = new();

    /// <summary>The function's configuration.</summary>
    public FunctionConfiguration Configuration => configuration;

    public int? PeakMemoryMB => Current.PeakMemoryMB;

    public string? Problem => null;

    /// <summary>The last instance that was started.</summary>
    public FunctionInstance Current => _current!;

    /// <summary>Starts the first instance.</summary>
    /// <exception cref="InitializationException">It did not reach its first <c>/next</c>.</exception>
    public Task StartAsync(CancellationToken cancellationToken) => StartAsync(configuration.InitTimeout, cancellationToken);

    /// <summary>Waits for its turn, then sends the event.</summary>
    public async Task<InvocationResult> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        // A caller that stops waiting does not free the function, so the turn ends with the invocation, not with the wait.
        return await InvokeInTurnAsync(request).WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_disposed.TrySetResult())
            return;

        // Cancels a start in progress, and prevents further starts.
        await _stopping.CancelAsync();
        await _starts.WaitAsync();
        if (_current is not null)
            await _current.DisposeAsync();
        _starts.Release();
    }

    private async Task<InvocationResult> InvokeInTurnAsync(InvocationRequest request)
    {
        TimeSpan timeout = request.Timeout ?? configuration.Timeout;
        long startedAt = configuration.TimeProvider.GetTimestamp();
        bool isInitRetry = false;
        try
        {
            FunctionInstance? started = null;
            while (true)
            {
                ObjectDisposedException.ThrowIf(_disposed.Task.IsCompleted, this);
                if (Current.HasEnded)
                {
                    isInitRetry = IsInitPartOfInvocation;
                    started = await ReplaceAsync(isInitRetry ? timeout : configuration.InitTimeout);
                }

                FunctionInstance instance = Current;
                TimeSpan init = isInitRetry && instance == started ? started.TimeToNext : TimeSpan.Zero;
                if (await instance.InvokeAsync(request with { Timeout = timeout - init }, startedForRequest: instance == started) is { } result)
                    return init == TimeSpan.Zero ? result : result with { Duration = result.Duration + init, InitDuration = null };
            }
        }
        catch (InitializationException failure) when (isInitRetry && failure.Error.Type == FunctionErrorTypes.TimedOut)
        {
            Log.Add(ServiceMessages.InitRetryTimedOut(timeout));
            var timedOut = InvocationCompletion.ServiceError(FunctionErrorTypes.TimedOut, ServiceMessages.TaskTimedOut(request.RequestId, timeout));
            return InvocationResult.From(request, timedOut) with { Duration = timeout, Logs = failure.Logs };
        }
        catch (InitializationException failure)
        {
            // As on the service: the caller whose event needed a new instance gets the init error.
            InvocationResult result = failure.ToResult(request);
            return isInitRetry ? result with { Duration = configuration.TimeProvider.GetElapsedTime(startedAt) } : result;
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <summary>Whether the next initialization repeats one that failed. Then it is a part of the invocation, and the timeout of the function applies to both together.</summary>
    /// <remarks>
    /// With concurrency, initializations are not parts of invocations.
    /// https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle-ib
    /// </remarks>
    private bool IsInitPartOfInvocation => Current.InitFailed && configuration.MaxConcurrency is null;

    private Task StartAsync(TimeSpan initTimeout, CancellationToken cancellationToken)
    {
        _current = new FunctionInstance(createHost(), configuration with { InitTimeout = initTimeout }, Log, _disposed.Task);
        return _current.StartAsync(taskRoot, cancellationToken);
    }

    /// <param name="initTimeout">How long the new instance may take to its first <c>/next</c>.</param>
    /// <returns>The new instance; <see langword="null"/> if another event has started it.</returns>
    private async Task<FunctionInstance?> ReplaceAsync(TimeSpan initTimeout)
    {
        await _starts.WaitAsync();
        try
        {
            ObjectDisposedException.ThrowIf(_disposed.Task.IsCompleted, this);
            if (!Current.HasEnded)
                return null;

            if (!await Current.EndAsync())
                throw new InvalidOperationException(DescribeRunningHandler());

            await Current.DisposeAsync();
            await StartAsync(initTimeout, _stopping.Token);
            return Current;
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw new ObjectDisposedException(GetType().FullName);
        }
        finally
        {
            _starts.Release();
        }
    }

    private string DescribeRunningHandler() =>
        "The function timed out, and its handler still runs: a thread of the test process cannot be killed, and a new instance beside it would "
        + "share its static state. Let the handler return, as one with a CancellationToken does in time; or start the published binary, whose "
        + $"process is killed; or start another function.{LogText.Appendix(Log.GetLines())}";
}
