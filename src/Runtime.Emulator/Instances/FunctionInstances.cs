using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Logging;

namespace Lambda.Runtime.Emulator.Instances;

/// <summary>The instances of one function, one after the other: an event that finds the last one ended starts the next.</summary>
/// <param name="newHost">Makes the host of an instance.</param>
/// <param name="taskRoot">The function's folder.</param>
/// <param name="configuration">The configuration.</param>
internal sealed class FunctionInstances(Func<FunctionHost> newHost, string taskRoot, FunctionConfiguration configuration) : IServedFunction, IAsyncDisposable
{
    // With several at once the line is that of the Runtime API: where a poll is free.
    private readonly SemaphoreSlim _turns = new(configuration.MaxConcurrency is null ? 1 : int.MaxValue);
    private readonly SemaphoreSlim _starts = new(1, 1);
    private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stopping = new();
    private volatile FunctionInstance? _current;

    /// <summary>What they log, all together.</summary>
    public LogLines Log { get; init; } = new();

    /// <summary>The configuration.</summary>
    public FunctionConfiguration Configuration => configuration;

    public int? PeakMemoryMB => Current.PeakMemoryMB;

    public string? Problem => null;

    /// <summary>The last that was started.</summary>
    public FunctionInstance Current => _current!;

    /// <summary>Starts the first.</summary>
    /// <exception cref="InitializationException">It did not come up.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _current = new FunctionInstance(newHost(), configuration, Log, _disposed.Task);
        return _current.StartAsync(taskRoot, cancellationToken);
    }

    /// <summary>Waits its turn, then sends the event.</summary>
    public async Task<InvocationResult> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        // A caller that gives up does not free the function, so the turn ends with the invocation and not with the wait.
        return await InvokeInTurnAsync(request).WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_disposed.TrySetResult())
            return;

        // A start that is under way is given up, and no other begins.
        await _stopping.CancelAsync();
        await _starts.WaitAsync();
        if (_current is not null)
            await _current.DisposeAsync();
        _starts.Release();
    }

    private async Task<InvocationResult> InvokeInTurnAsync(InvocationRequest request)
    {
        try
        {
            FunctionInstance? own = null;
            while (true)
            {
                ObjectDisposedException.ThrowIf(_disposed.Task.IsCompleted, this);
                if (Current.HasEnded)
                    own = await ReplaceAsync();
                FunctionInstance instance = Current;
                if (await instance.InvokeAsync(request, isFor: instance == own) is { } outcome)
                    return outcome;
            }
        }
        catch (InitializationException failure)
        {
            // As on the service: the caller of the event that needed a new instance hears why there is none.
            return failure.ToResult(request);
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <returns>The new one; <see langword="null"/> where another event has started it.</returns>
    private async Task<FunctionInstance?> ReplaceAsync()
    {
        await _starts.WaitAsync();
        try
        {
            ObjectDisposedException.ThrowIf(_disposed.Task.IsCompleted, this);
            if (!Current.HasEnded)
                return null;

            if (!await Current.EndAsync())
                throw new InvalidOperationException(StillRunning());

            await Current.DisposeAsync();
            await StartAsync(_stopping.Token);
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

    private string StillRunning() =>
        "The function timed out, and its handler still runs: a thread of the test process cannot be killed, and a new instance beside it would "
        + "share its static state. Let the handler return, as one with a CancellationToken does in time; or start the published binary, whose "
        + $"process is killed; or start another function.{LogText.Appendix(Log.From(0))}";
}
