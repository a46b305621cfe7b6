using System.Net;
using Lambda.Runtime.Local.Building;
using Lambda.Runtime.Local.Page;
using Lambda.Runtime.Testing.Service;

namespace Lambda.Runtime.Local.Running;

/// <summary>Serves a function until it is told to stop, and starts it again when its source has changed.</summary>
internal static class Emulator
{
    /// <returns>0 when it was told to stop.</returns>
    /// <exception cref="StartFailedException">There is no function, or the port is taken.</exception>
    /// <exception cref="BuildFailedException">There is no native binary, since the publish failed.</exception>
    public static async Task<int> RunAsync(RunArguments arguments, CancellationToken stop)
    {
        var terminal = new Terminal(Console.Out);
        RunningCopy.DeleteStale(arguments.Project.OutputFolder);
        var served = new ServedFunctions();
        var news = new PageNews();
        await using var functions = new EmulatedFunctions(arguments, terminal, served, news);
        var service = new ServiceApplication(served, TimeProvider.System, terminal.Refuse);
        await using var server = new ServiceServer(
            new IPEndPoint(arguments.Host, arguments.Port), new TestPage(arguments.Project.Name, served, news, service.HandleAsync).HandleAsync);
        // Before a build or a start that would be for nothing where the port is taken.
        await ListenAsync(server, arguments, stop);
        using var watcher = new SourceWatcher(new SourceFiles(arguments.Project));
        if (arguments.Native)
        {
            terminal.Line("Publishing the native binary.");
            await ProjectBuild.RunAsync(arguments.Project, native: true, stop);
        }

        await functions.StartAsync();
        Screen.Print(terminal, server.Address, arguments, functions.Functions);
        await RestartOnChangesAsync(watcher, functions, terminal, stop);
        terminal.Line("Stopped.");
        return 0;
    }

    private static async Task ListenAsync(ServiceServer server, RunArguments arguments, CancellationToken stop)
    {
        try
        {
            await server.StartAsync(stop);
        }
        catch (IOException failure)
        {
            throw new StartFailedException($"The emulator cannot listen on port {arguments.Port} of {arguments.Host}: {failure.Message} "
                + "End the program that has the port, or choose another: dotnet run --port 0 takes any that is free.");
        }
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
