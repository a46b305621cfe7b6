using System.Diagnostics;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Emulator.Instances;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Logging;
using Lambda.Runtime.Emulator.RuntimeApi;
using Lambda.Runtime.Local.Page;

namespace Lambda.Runtime.Local.Running;

/// <summary>One function of a build. The first event starts its process, unless it was started before.</summary>
internal sealed class LocalFunction : IInvocableFunction, ITypedFunction, IAsyncDisposable
{
    /// <summary>How long the function may take while it is debugged: a breakpoint stops the function, but not the clock.</summary>
    public static readonly TimeSpan TimeoutUnderDebugger = TimeSpan.FromDays(1);

    // More than the log tail of one invocation needs. Older lines have been printed.
    private const int KeptLogLines = 10_000;

    private readonly Terminal _terminal;
    private readonly InvocationReporter _reporter;
    private readonly FunctionInstances _instances;
    private readonly IdleExitReporter _exits;
    private readonly Lazy<Task> _start;
    private InitializationException? _failedForGood;
    private volatile bool _isDisposed;

    /// <param name="createHost">Creates the host of an instance.</param>
    /// <param name="taskRoot">The function's folder.</param>
    /// <param name="configuration">The function's configuration.</param>
    /// <param name="terminal">Prints the log.</param>
    /// <param name="reporter">Reports invocations.</param>
    public LocalFunction(
        Func<FunctionHost> createHost, string taskRoot, FunctionConfiguration configuration, Terminal terminal, InvocationReporter reporter)
    {
        Configuration = configuration;
        TaskRoot = taskRoot;
        _terminal = terminal;
        _reporter = reporter;
        _exits = new IdleExitReporter(Name, terminal);
        _instances = new FunctionInstances(createHost, taskRoot, configuration)
        {
            Log = new LogLines { Kept = KeptLogLines, Added = PrintLog },
        };
        _start = new(StartInstanceAsync);
    }

    /// <summary>The folder of the function.</summary>
    public string TaskRoot { get; }

    /// <summary>Whether a debugger is attached to the process of the function. Only the debugger of this process is known.</summary>
    public Func<bool> IsDebugged { get; init; } = static () => Debugger.IsAttached;

    /// <summary>
    /// Whether there is one event only. The error of a failed initialization is then its result. An initialization that timed out is repeated, because as a part of the
    /// invocation it may take longer.
    /// </summary>
    public bool HasOneEvent { get; init; }

    /// <inheritdoc />
    public string? EventType { get; init; }

    /// <inheritdoc />
    public string? SourceName { get; init; }

    /// <inheritdoc />
    public string? PayloadType { get; init; }

    /// <inheritdoc />
    public string? Payload { get; init; }

    /// <inheritdoc />
    public IReadOnlyList<string> Routes { get; init; } = [];

    public FunctionConfiguration Configuration { get; }

    public string Name => Configuration.FunctionName;

    public int? PeakMemoryMB => _instances.PeakMemoryMB;

    public string? Problem => null;

    public int? ProcessId => _start.IsValueCreated && _start.Value.IsCompleted ? _instances.Current.ProcessId : null;

    /// <summary>Whether the first process started and initialization succeeded.</summary>
    public bool HasStarted { get; private set; }

    /// <summary>Starts the first process. If it fails, that is printed, and the first event tries again.</summary>
    public Task StartAsync() => _start.Value;

    public async Task<InvocationResult> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken)
    {
        DateTimeOffset startedAt = DateTimeOffset.UtcNow;
        InvocationResult result;
        if (IsDebugged())
            request = request with { Timeout = TimeoutUnderDebugger };
        _exits.BeginInvocation();
        try
        {
            await StartAsync();
            result = _failedForGood?.ToResult(request) ?? await _instances.InvokeAsync(request, cancellationToken);
            // The event may have started another instance. After a single event, an exit is expected.
            if (!HasOneEvent)
                _exits.Watch(_instances.Current);
            if (result.ExitCode is { } exitCode && await _exits.IsEndedByTerminalAsync(exitCode))
                result = LocalResults.Restarted(request);
        }
        catch (ObjectDisposedException)
        {
            result = LocalResults.Restarted(request);
        }
        finally
        {
            _exits.EndInvocation();
        }

        _reporter.Report(this, startedAt, result, ProcessId);
        _exits.ReportExits();
        return result;
    }

    public ValueTask DisposeAsync()
    {
        _isDisposed = true;
        _exits.Stop();
        return _instances.DisposeAsync();
    }

    private async Task StartInstanceAsync()
    {
        try
        {
            await _instances.StartAsync(CancellationToken.None);
            HasStarted = true;
            if (!HasOneEvent)
                _exits.Watch(_instances.Current);
        }
        catch (InitializationException failure)
        {
            if (_isDisposed || (failure.ExitCode is { } exitCode && await _exits.IsEndedByTerminalAsync(exitCode)))
                return;
            if (HasOneEvent && failure.Error.Type != FunctionErrorTypes.TimedOut)
                _failedForGood = failure;
            else
                _terminal.ReportNotStarted(Name, failure.Error, failure.Logs, $"The {(HasOneEvent ? "" : "next ")}event tries again, within the timeout of the function.");
        }
    }

    // A function that is being ended logs that its request was rejected, which is expected.
    private void PrintLog(string line)
    {
        if (!_isDisposed || !line.Contains(Rejection.Stopped.ErrorMessage, StringComparison.Ordinal))
            _terminal.WriteLogLine(line);
    }
}
