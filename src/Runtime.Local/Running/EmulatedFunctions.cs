using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Local.Building;
using Lambda.Runtime.Local.Page;

namespace Lambda.Runtime.Local.Running;

/// <summary>The functions as they are built at the moment, behind names that stay: a new build takes the place of the one before.</summary>
/// <param name="arguments">How they are run.</param>
/// <param name="terminal">Tells of builds and invocations.</param>
/// <param name="served">Where requests find them.</param>
/// <param name="news">What open pages are told.</param>
internal sealed class EmulatedFunctions(RunArguments arguments, Terminal terminal, ServedFunctions served, InvocationHistory news) : IAsyncDisposable
{
    private readonly InvocationReporter _reporter = new(terminal, news);
    private readonly KillGuard _guard = new(arguments.Project.OutputFolder);
    private BuiltFunctions? _current;

    /// <summary>The functions of the last build; none where it failed.</summary>
    public IReadOnlyList<LocalFunction> Functions => _current?.Functions ?? [];

    /// <summary>Takes what is built, lets go of what runs, and starts the first function; others are started by their first event.</summary>
    /// <exception cref="StartFailedException">There is nothing, or no such handler.</exception>
    public async Task StartAsync()
    {
        FunctionBuild build = Take();
        BuiltFunctions next;
        try
        {
            next = new BuiltFunctions(build, arguments, terminal, _reporter);
        }
        catch
        {
            build.Dispose();
            throw;
        }

        // Who comes from here on has the new one, and waits for its start.
        foreach (LocalFunction function in next.Functions)
            served.Set(function.Name, function);
        foreach (string gone in served.Names.Except(next.Functions.Select(static function => function.Name)))
            served.Remove(gone);
        news.FunctionsChanged();
        await ReplaceAsync(next);
        await next.Functions[0].StartAsync();
    }

    /// <summary>Builds again, and puts the outcome in the place of what runs: nothing where nothing is different.</summary>
    /// <exception cref="OperationCanceledException">The emulator ends.</exception>
    public async Task RebuildAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ProjectBuild.RunAsync(arguments.Project, arguments.Native, cancellationToken);
            if (_current is { } current && !current.Build.IsOutdated())
            {
                terminal.Line("Built, and nothing is different.");
                return;
            }

            await StartAsync();
            terminal.Line($"Restarted: {string.Join(", ", Functions.Select(static function => function.Name))} in process {Functions[0].ProcessId}.");
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
        _guard.Dispose();
    }

    private FunctionBuild Take()
    {
        try
        {
            return FunctionBuild.Take(arguments.Project, arguments.Native);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            throw new StartFailedException(exception.Message);
        }
    }

    // What runs is not what its source says any more, so it must not answer either.
    private async Task FailAsync(BuildFailedException failure)
    {
        foreach (string name in served.Names)
            served.Set(name, new BuildFailedFunction(served.Find(name)!.Configuration, failure, _reporter));
        news.FunctionsChanged();
        await ReplaceAsync(null);
        terminal.Line($"{failure.Message}\nNot built: requests are answered with this error until the next change.");
    }

    private async Task ReplaceAsync(BuiltFunctions? next)
    {
        BuiltFunctions? ended = Interlocked.Exchange(ref _current, next);
        if (ended is not null)
            await ended.DisposeAsync();
    }
}
