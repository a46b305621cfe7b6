using Lambda.Runtime.Emulator.Extensions;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Emulator.Streams;
using Lambda.Runtime.Local.Building;
using Lambda.Runtime.Local.Page;
using Lambda.Runtime.Local.Sources;

namespace Lambda.Runtime.Local.Running;

/// <summary>Serves a function until it is stopped, and restarts it when its source changes, unless it runs in this process.</summary>
internal static class EmulatorCommand
{
    /// <returns>0 after a stop.</returns>
    /// <exception cref="StartFailedException">There is no function, or the port is in use.</exception>
    /// <exception cref="BuildFailedException">The publish of the native binary failed.</exception>
    public static async Task<int> RunAsync(RunArguments arguments, CancellationToken stop)
    {
        var terminal = new Terminal(Console.Out);
        bool isInProcess = arguments.Handlers is not null;
        if (!isInProcess)
            ShadowCopy.DeleteStale(arguments.Project.OutputFolder);
        ExtensionSettings extensions = LocalExtensions.Open(arguments.ValuesFile, terminal);
        var registry = new FunctionRegistry();
        var registered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var history = new InvocationHistory();
        var reporter = new QueueReporter(terminal, history);
        var queues = new QueueRegistry(TimeProvider.System);
        var streams = new StreamRegistry(TimeProvider.System);
        var changes = new MappingChanges();
        await using StateFile? state = OpenState(arguments.StateFile, queues, streams, changes, terminal);
        queues.Moved += reporter.ReportDeadLetter;
        queues.Changed += _ => history.QueuesChanged();
        streams.Changed += _ => history.QueuesChanged();
        // The page shows the functions of a queue.
        changes.Changed += history.QueuesChanged;
        var transformations = new TransformationReporter(terminal);
        using var connected = new ConnectedSources(
            new ConnectedQueues(queues, registry, changes, reporter.Report), new ConnectedStreams(streams, queues, registry, changes, new StreamReporter(terminal, history).Report),
            new ConnectedEvents(registry, queues, TimeProvider.System, new EventReporter(terminal).Report),
            new ConnectedTransformations(registry, TimeProvider.System, transformations.Report, transformations.ReportIgnored));
        EmulatorPorts? listening = null;
        await using var functions = new EmulatedFunctions(arguments, terminal, registry, history, extensions, connected, () => listening!.Address);
        await using EmulatorPorts ports = listening = new EmulatorPorts(arguments, registry, connected, history, terminal, registered.Task);
        // First, because a build and a start would be useless if a port is in use. Requests wait until the functions are registered.
        await ports.ListenAsync(stop);
        using SourceWatcher? watcher = isInProcess ? null : new SourceWatcher(new SourceFiles(arguments.Project, [.. RedirectedOutput.Files, .. FilesOfOptions(arguments)]));
        try
        {
            if (arguments.Native)
            {
                terminal.WriteLine("Publishing the native binary.");
                await ProjectBuild.RunAsync(arguments.Project, native: true, stop);
            }

            await functions.RegisterAsync();
            registered.SetResult();
            await functions.StartAsync().WaitAsync(stop);
            // First, so that the commands of the banner work when it is printed.
            functions.Connect();
            StartupBanner.Print(terminal, ports.Address, ports.FunctionUrlAddress, arguments, functions.Functions, functions.Sources);
            await RestartOnChangesAsync(watcher, functions, terminal, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Ctrl+C.
        }

        terminal.WriteLine("Stopped.");
        return 0;
    }

    // They may be in the project's folder, and are not its sources.
    private static IEnumerable<string> FilesOfOptions(RunArguments arguments)
    {
        if (arguments.StateFile is { } state)
        {
            yield return Path.GetFullPath(state);
            yield return StateFile.LockOf(Path.GetFullPath(state));
        }

        // It is read again by itself.
        if (arguments.ValuesFile is { } values)
            yield return Path.GetFullPath(values);
    }

    private static StateFile? OpenState(string? path, QueueRegistry queues, StreamRegistry streams, MappingChanges changes, Terminal terminal)
    {
        try
        {
            return path is null ? null : StateFile.Open(path, queues, streams, changes, terminal.WriteLine);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new StartFailedException($"--state is '{path}': {exception.Message}") { IsUsageError = true };
        }
    }

    private static async Task RestartOnChangesAsync(SourceWatcher? watcher, EmulatedFunctions functions, Terminal terminal, CancellationToken stop)
    {
        if (watcher is null)
            await Task.Delay(Timeout.Infinite, stop);
        while (watcher is not null)
        {
            string file = await watcher.NextChangeAsync(stop);
            terminal.WriteLine($"{Path.GetFileName(file)} has changed: building.");
            await functions.RebuildAsync(stop);
        }
    }
}
