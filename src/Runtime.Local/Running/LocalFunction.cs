using System.Collections.Concurrent;
using System.Globalization;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Emulator.Instances;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Logging;

namespace Lambda.Runtime.Local.Running;

/// <summary>A function of one build: its process is started by the first who needs it, and what it does is printed.</summary>
internal sealed class LocalFunction : IServedFunction, IAsyncDisposable
{
    // Enough for the tail of any answer; what came before has been printed.
    private const int KeptLogLines = 10_000;

    private readonly Terminal _terminal;
    private readonly FunctionInstances _instances;
    private readonly Lazy<Task> _start;
    private volatile bool _isDisposed;
    private readonly ConcurrentDictionary<FunctionInstance, int?> _watched = [];
    private int _running;

    /// <param name="newHost">Makes the host of an instance.</param>
    /// <param name="taskRoot">The function's folder.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="terminal">Takes the log, and tells how invocations end.</param>
    public LocalFunction(Func<FunctionHost> newHost, string taskRoot, FunctionConfiguration configuration, Terminal terminal)
    {
        Configuration = configuration;
        _terminal = terminal;
        _instances = new FunctionInstances(newHost, taskRoot, configuration)
        {
            Log = new LogLines { Kept = KeptLogLines, Added = PrintLog },
        };
        _start = new(StartInstanceAsync);
    }

    public FunctionConfiguration Configuration { get; }

    public string Name => Configuration.FunctionName;

    public int? PeakMemoryMB => _instances.Current.PeakMemoryMB;

    public string? Problem => null;

    public int? ProcessId => _start.IsValueCreated && _start.Value.IsCompleted ? _instances.Current.ProcessId : null;

    /// <summary>Starts the first process. One that does not come up is told of, and tried again by the first event.</summary>
    public Task StartAsync() => _start.Value;

    public async Task<InvocationResult> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken)
    {
        InvocationResult outcome;
        Interlocked.Increment(ref _running);
        try
        {
            await StartAsync();
            outcome = await _instances.InvokeAsync(request, cancellationToken);
            Watch();
        }
        catch (ObjectDisposedException)
        {
            outcome = LocalOutcomes.Restarted(request);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }

        _terminal.Report(Name, outcome, Figures(outcome));
        TellOfEnds();
        return outcome;
    }

    public ValueTask DisposeAsync()
    {
        _isDisposed = true;
        return _instances.DisposeAsync();
    }

    private async Task StartInstanceAsync()
    {
        try
        {
            await _instances.StartAsync(CancellationToken.None);
            Watch();
        }
        catch (InitializationException failure)
        {
            _terminal.Line($"{Name} does not start: {Terminal.Quote($"{failure.Error.Type}: {failure.Error.Message}")}. The next event tries again.");
        }
    }

    // The event may have started another instance.
    private void Watch()
    {
        FunctionInstance current = _instances.Current;
        if (_watched.TryAdd(current, current.ProcessId))
            _ = WatchAsync(current);
    }

    private async Task WatchAsync(FunctionInstance instance)
    {
        await instance.Exited;
        TellOfEnds();
    }

    // An end between two events has nobody else who would tell; that it was one shows when no event is under way, which may have been sent to it.
    private void TellOfEnds()
    {
        if (Volatile.Read(ref _running) > 0 || _isDisposed)
            return;

        foreach (FunctionInstance ended in _watched.Keys.Where(static instance => instance.Exited.IsCompleted))
        {
            bool isNews = _watched.TryRemove(ended, out int? process) && ended is { EndedInUse: false, Exited.IsCompletedSuccessfully: true };
            if (isNews)
                _terminal.Line($"{Name} has ended by itself with exit code {ended.Exited.Result}, process {process}. The next event starts it again.");
        }
    }

    // That its connection ends is no news about a function that is being ended.
    private void PrintLog(string line)
    {
        if (!_isDisposed || !line.Contains("The service has ended this function.", StringComparison.Ordinal))
            _terminal.Log(line);
    }

    // 1.24 ms, billed 215 ms, 46 of 128 MB, init 213.20 ms in process 4711
    private string Figures(InvocationResult outcome)
    {
        TimeSpan billed = outcome.Duration + outcome.InitDuration.GetValueOrDefault();
        List<string> figures =
        [
            Milliseconds(outcome.Duration),
            string.Create(CultureInfo.InvariantCulture, $"billed {Math.Ceiling(billed.TotalMilliseconds):0} ms"),
        ];
        if (PeakMemoryMB is { } memory)
            figures.Add($"{memory} of {Configuration.MemorySizeMB} MB");
        if (outcome.InitDuration is { } init)
            figures.Add($"init {Milliseconds(init)} in process {ProcessId}");
        return string.Join(", ", figures);
    }

    private static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.00} ms");
}
