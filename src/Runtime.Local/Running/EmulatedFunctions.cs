using Lambda.Runtime.Emulator.Extensions;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Local.Building;
using Lambda.Runtime.Local.Page;
using Lambda.Runtime.Local.Sources;

namespace Lambda.Runtime.Local.Running;

/// <summary>Runs the functions of the current build, and replaces them after another build.</summary>
/// <param name="arguments">The command line.</param>
/// <param name="terminal">Prints builds and invocations.</param>
/// <param name="registry">The functions that the service can invoke.</param>
/// <param name="history">Keeps the invocations for the page.</param>
/// <param name="extensions">Has the secrets, parameters and configurations for the functions.</param>
/// <param name="sources">Connects the functions to their queues and other sources; <see langword="null"/> to send one event only.</param>
/// <param name="sqsEndpoint">The address of the queues for the functions.</param>
internal sealed class EmulatedFunctions(
    RunArguments arguments, Terminal terminal, FunctionRegistry registry, InvocationHistory history, ExtensionSettings extensions,
    ConnectedSources? sources = null, Func<string>? sqsEndpoint = null) : IAsyncDisposable
{
    private readonly InvocationReporter _reporter = new(terminal, history);
    // In the process of the function, there is no other process to end.
    private readonly KillGuard? _guard = arguments.Handlers is null ? new(arguments.Project.OutputFolder) : null;
    private BuiltFunctions? _current;
    // Of the last build that did not fail.
    private IReadOnlyList<HandlerSource> _connected = [];

    /// <summary>The functions of the last build; empty if it failed.</summary>
    public IReadOnlyList<LocalFunction> Functions => _current?.Functions ?? [];

    /// <summary>The queues and other sources of the handlers of the last build; empty if it failed.</summary>
    public IReadOnlyList<HandlerSource> Sources => _current?.Sources ?? [];

    /// <summary>Copies the build output, registers its functions, and ends those of the previous build.</summary>
    /// <exception cref="StartFailedException">There is no build output, or no such handler.</exception>
    public async Task RegisterAsync()
    {
        IFunctionBuild build = GetBuild();
        BuiltFunctions next;
        try
        {
            next = new BuiltFunctions(build, arguments, terminal, _reporter, extensions, sqsEndpoint?.Invoke());
        }
        catch
        {
            build.Dispose();
            throw;
        }

        // Requests from now on go to the new function, and wait for its start.
        foreach (LocalFunction function in next.Functions)
            registry.Set(function.Name, function);
        foreach (string removed in registry.Names.Except(next.Functions.Select(static function => function.Name)))
            registry.Remove(removed);
        history.FunctionsChanged();
        await ReplaceAsync(next);
    }

    /// <summary>Starts the first function; the others start with their first event.</summary>
    public Task StartAsync() => Functions[0].StartAsync();

    /// <summary>Starts to deliver what is in the queues of the handlers.</summary>
    public void Connect()
    {
        if (_current is not { } current)
            return;

        sources?.Connect(current.Sources, arguments.Timeout, current.ReportsFailures);
        _connected = current.Sources;
        // Another function may get the messages of a queue that has not changed itself.
        history.QueuesChanged();
    }

    /// <summary>Builds again, and replaces the running functions if the output has changed.</summary>
    /// <exception cref="OperationCanceledException">The emulator is ending.</exception>
    public async Task RebuildAsync(CancellationToken cancellationToken)
    {
        try
        {
            // The first build was that of dotnet run, which has printed its own.
            foreach (string warning in await ProjectBuild.RunAsync(arguments.Project, arguments.Native, cancellationToken))
                terminal.WriteLine(warning);
            if (_current is { } current && !current.Build.IsOutdated())
            {
                terminal.WriteLine("Built without changes.");
                return;
            }

            await RegisterAsync();
            await StartAsync();
            HandlerSource[] added = [.. Sources.Except(_connected)];
            Connect();
            string process = Functions[0].HasStarted ? $" in process {Functions[0].ProcessId}" : ", but initialization failed";
            terminal.WriteLine($"Restarted: {string.Join(", ", Functions.Select(static function => function.Name))}{process}.");
            // The banner has the others.
            foreach (string line in added.Select(source => StartupBanner.Describe(source, sqsEndpoint!())).Where(static line => line.Length > 0))
                terminal.WriteLine(line.TrimEnd('\n'));
        }
        catch (BuildFailedException failure)
        {
            await FailAsync(failure);
        }
        catch (StartFailedException failure)
        {
            await FailAsync(new BuildFailedException(failure.Message));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ReplaceAsync(null);
        _guard?.Dispose();
    }

    private IFunctionBuild GetBuild()
    {
        try
        {
            return arguments.Handlers is { } handlers ? new InProcessBuild(handlers) : FunctionBuild.Copy(arguments.Project, arguments.Native);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            throw new StartFailedException(exception.Message);
        }
    }

    // The running functions do not match their source any more, so they must not process events.
    private async Task FailAsync(BuildFailedException failure)
    {
        foreach (string name in registry.Names)
            registry.Set(name, new BuildFailedFunction(registry.Find(name)!.Configuration, failure, _reporter));
        history.FunctionsChanged();
        await ReplaceAsync(null);
        terminal.WriteLine($"{failure.Message}\nNot built: requests get this error until the next change, and messages and records wait.");
    }

    private async Task ReplaceAsync(BuiltFunctions? next)
    {
        BuiltFunctions? ended = Interlocked.Exchange(ref _current, next);
        if (ended is not null)
            await ended.DisposeAsync();
    }
}
