using System.Diagnostics;
using System.Runtime.InteropServices;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Local.Building;

namespace Lambda.Runtime.Local.Running;

/// <summary>Runs the function as a program that has the terminal, the environment and the working directory of this one.</summary>
internal static class ForegroundProcess
{
    // For the function to end after Ctrl+C, which it gets as well.
    private static readonly TimeSpan EndTimeout = TimeSpan.FromSeconds(2);

    /// <param name="arguments">The command line.</param>
    /// <param name="options">The arguments of the function.</param>
    /// <exception cref="StartFailedException">The project is not built.</exception>
    public static ProcessStartInfo Describe(RunArguments arguments, params string[] options)
    {
        try
        {
            var command = ProgramCommand.For(ProgramCommand.FindBuilt(arguments.Project, arguments.Native));
            var start = new ProcessStartInfo(command.File, [.. command.Arguments, .. options]) { UseShellExecute = false };
            foreach ((string name, string value) in TrustVariables.Select(arguments, start.Environment.ContainsKey))
                start.Environment[name] = value;
            return start;
        }
        catch (FileNotFoundException missing)
        {
            throw new StartFailedException(missing.Message);
        }
    }

    /// <summary>Runs the function until it ends.</summary>
    /// <returns>Its exit code.</returns>
    public static async Task<int> RunAsync(ProcessStartInfo start, CancellationToken stop)
    {
        using Process function = Process.Start(start)!;
        // Only this program gets SIGTERM, unlike Ctrl+C.
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            Terminate(function);
        });
        try
        {
            await function.WaitForExitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            if (!function.WaitForExit(EndTimeout))
                Terminate(function);
            await function.WaitForExitAsync(CancellationToken.None);
        }

        return function.ExitCode;
    }

    private static void Terminate(Process function)
    {
        if (function.HasExited)
            return;
        if (OperatingSystem.IsWindows())
            function.Kill(entireProcessTree: true);
        else
            _ = ProcessSignal.Terminate(function.Id);
    }
}
