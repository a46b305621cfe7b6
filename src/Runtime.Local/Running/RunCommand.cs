using System.Runtime.InteropServices;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Local.Building;
using Lambda.Runtime.Local.CommandLine;

namespace Lambda.Runtime.Local.Running;

/// <summary>Runs <c>dotnet run</c> of a function: one event, the emulator until Ctrl+C, or the function under another emulator.</summary>
internal static class RunCommand
{
    /// <param name="args">The command line.</param>
    /// <param name="handlers">The handlers of this process, if the function runs in it.</param>
    /// <returns>The exit code: 0; 1 if the function or the emulator failed; 2 if the command line is wrong.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, GeneratedHandler[]? handlers = null)
    {
        using var stop = new CancellationTokenSource();
        using PosixSignalRegistration interrupt = StopOn(PosixSignal.SIGINT, stop);
        using PosixSignalRegistration terminate = StopOn(PosixSignal.SIGTERM, stop);
        try
        {
            RunArguments arguments = ParseWithProfile(args) with { Handlers = handlers };
            if (arguments.Help)
            {
                Console.WriteLine(RunArguments.Usage);
                return 0;
            }

            if (handlers is not null)
                TrustVariables.SetInProcess(arguments);
            if (FunctionCommand.RuntimeApi is { } runtimeApi)
                return await FunctionCommand.RunAsync(arguments, runtimeApi, stop.Token);
            if (arguments is { InProcess: true, Handlers: null })
                return await ForegroundProcess.RunAsync(ForegroundProcess.Describe(arguments, [.. arguments.Written.SelectMany(static option => option)]), stop.Token);
            return arguments.EventFile is { } file
                ? await SingleEventCommand.RunAsync(arguments, file, stop.Token)
                : await EmulatorCommand.RunAsync(arguments, stop.Token);
        }
        catch (UsageException usage)
        {
            Console.Error.WriteLine($"{PrintableText.Escape(usage.Message, "\n")} {usage.Hint}");
            return 2;
        }
        catch (Exception failure) when (failure is BuildFailedException or StartFailedException)
        {
            Console.Error.WriteLine(PrintableText.Escape(failure.Message, "\n"));
            return failure is StartFailedException { IsUsageError: true } ? 2 : 1;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
    }

    // The options of the launch profile apply if the command line has none, as the arguments of other programs do.
    private static RunArguments ParseWithProfile(IReadOnlyList<string> args)
    {
        var arguments = RunArguments.Parse(args);
        if (arguments.Written.Count > 0 || arguments.Project.File.Length == 0 || LaunchProfile.Name is not { } profile)
            return arguments;

        try
        {
            return RunArguments.Parse([.. args, .. LaunchProfile.ReadArguments(arguments.Project.File, profile)]);
        }
        catch (UsageException usage)
        {
            throw new UsageException($"The arguments of the launch profile {profile} are wrong: {usage.Message}");
        }
    }

    // The first signal stops the emulator; a second one ends the process at once.
    private static PosixSignalRegistration StopOn(PosixSignal signal, CancellationTokenSource stop) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = !stop.IsCancellationRequested;
        _ = stop.CancelAsync();
    });
}
