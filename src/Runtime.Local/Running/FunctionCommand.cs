using System.Diagnostics;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Local.Building;
using Lambda.Runtime.Local.CommandLine;
using Lambda.Runtime.Wire.Sockets;

namespace Lambda.Runtime.Local.Running;

/// <summary>Starts the function itself if <c>AWS_LAMBDA_RUNTIME_API</c> is set: another program, such as .NET Aspire or AWS's test tool, emulates Lambda.</summary>
/// <remarks>The function has the environment, the terminal and the working directory of this program, as another program has under <c>dotnet run</c>.</remarks>
internal static class FunctionCommand
{
    // The other options configure our emulator.
    private static readonly string[] Options = ["--handler", "--native"];

    /// <summary>The value of the variable; <see langword="null"/> if it is not set, and the emulator is to start.</summary>
    public static string? RuntimeApi => Environment.GetEnvironmentVariable(FunctionEnvironment.ApiVariable) is { Length: > 0 } address ? address : null;

    /// <returns>The exit code of the function.</returns>
    /// <exception cref="UsageException">There is an event to send, which needs the emulator.</exception>
    /// <exception cref="StartFailedException">The variable is not an address, or the project is not built.</exception>
    /// <exception cref="BuildFailedException">The publish of the native binary failed.</exception>
    public static async Task<int> RunAsync(RunArguments arguments, string runtimeApi, CancellationToken stop)
    {
        if (arguments.EventFile is not null)
        {
            throw new UsageException($"--event needs the emulator, which does not start because {FunctionEnvironment.ApiVariable} is '{runtimeApi}'. "
                + "Unset the variable, or leave out --event.");
        }

        RequireAddress(runtimeApi);
        if (arguments.Native)
            await ProjectBuild.RunAsync(arguments.Project, native: true, stop);
        string[] ignored = [.. arguments.Written.Select(static option => option[0]).Except(Options)];
        // Standard output belongs to the function.
        Console.Error.WriteLine(PrintableText.Escape(
            $"{FunctionEnvironment.ApiVariable} is set: {arguments.Project.Name} starts without the emulator and gets its events from {runtimeApi}."
            + (ignored.Length > 0 ? $" Ignored, because only the emulator has them: {string.Join(", ", ignored)}." : ""),
            "\n"));

        ProcessStartInfo start = ForegroundProcess.Describe(arguments);
        if (arguments.Handler is { } handler)
            start.Environment[FunctionEnvironment.HandlerVariable] = handler;
        return await ForegroundProcess.RunAsync(start, stop);
    }

    private static void RequireAddress(string runtimeApi)
    {
        try
        {
            _ = ServerAddress.Parse(runtimeApi);
        }
        catch (RuntimeException invalid)
        {
            throw new StartFailedException($"{invalid.Message} To start the emulator, unset the variable.");
        }
    }
}
