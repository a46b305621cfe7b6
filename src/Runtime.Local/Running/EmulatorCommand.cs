using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Local.Building;
using Lambda.Runtime.Local.Page;

namespace Lambda.Runtime.Local.Running;

/// <summary>Serves a function until it is told to stop, and starts it again when its source has changed.</summary>
internal static class EmulatorCommand
{
    /// <returns>0 when it was told to stop.</returns>
    /// <exception cref="StartFailedException">There is no function, or the port is taken.</exception>
    /// <exception cref="BuildFailedException">There is no native binary, since the publish failed.</exception>
    public static async Task<int> RunAsync(RunArguments arguments, CancellationToken stop)
    {
        var terminal = new Terminal(Console.Out);
        ShadowCopy.DeleteStale(arguments.Project.OutputFolder);
        var served = new ServedFunctions();
        var news = new InvocationHistory();
        await using var functions = new EmulatedFunctions(arguments, terminal, served, news);
        await using var ports = new EmulatorPorts(arguments, served, news, terminal);
        // Before a build or a start that would be for nothing where a port is taken.
        await ports.ListenAsync(stop);
        using var watcher = new SourceWatcher(new SourceFiles(arguments.Project));
        if (arguments.Native)
        {
            terminal.Line("Publishing the native binary.");
            await ProjectBuild.RunAsync(arguments.Project, native: true, stop);
        }

        await functions.StartAsync();
        StartupBanner.Print(terminal, ports.Address, ports.FunctionUrlAddress, arguments, functions.Functions);
        await RestartOnChangesAsync(watcher, functions, terminal, stop);
        terminal.Line("Stopped.");
        return 0;
    }

    private static async Task RestartOnChangesAsync(SourceWatcher watcher, EmulatedFunctions functions, Terminal terminal, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                string file = await watcher.NextChangeAsync(stop);
                terminal.Line($"{Path.GetFileName(file)} has changed: building.");
                await functions.RebuildAsync(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Ctrl+C.
        }
    }
}
