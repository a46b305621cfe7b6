using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Interop;

namespace Lambda.Runtime.Hosting;

/// <summary>Runs the emulator of <c>dotnet run</c> in this process, for a program that a debugger has started: F5 in an IDE.</summary>
/// <remarks>A build stores the path of the emulator in runtimeconfig.json. A native binary does not contain this class: see <see cref="SignalHandlers.IsJitSupported"/>.</remarks>
internal static class InProcessEmulator
{
    /// <summary>The option with which the program starts the emulator without a debugger too.</summary>
    private const string Option = "--in-process";

    /// <summary>The property of runtimeconfig.json with the path of Lambda.Runtime.Local.dll.</summary>
    private const string PathProperty = "Lambda.Runtime.LocalEmulator";

    private const string EntryType = "Lambda.Runtime.Local.Running.InProcessCommand";

    /// <summary>Runs the emulator if a debugger is attached, or the command line has the option.</summary>
    /// <param name="handlers">The handlers of the program.</param>
    /// <param name="exitCode">The exit code for the process, after the emulator has ended.</param>
    /// <returns><see langword="false"/> if neither is the case, or the build has no emulator.</returns>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Only under the just-in-time compiler.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Only under the just-in-time compiler.")]
    public static bool TryRun(ReadOnlySpan<GeneratedHandler> handlers, out int exitCode)
    {
        string[] arguments = Environment.GetCommandLineArgs()[1..];
        exitCode = 1;
        if (!(Debugger.IsAttached || arguments.Contains(Option)) || AppContext.GetData(PathProperty) is not string path || !File.Exists(path))
            return false;

        if (EmulatorLoadContext.TryCreate(path, out string? missing) is not { } context)
        {
            Console.Error.WriteLine(
                $"The emulator needs ASP.NET Core's shared framework, and there is no folder '{missing}'. Install it, or start the function with 'dotnet run' and attach the debugger.");
            return true;
        }

        MethodInfo run = context.LoadFromAssemblyPath(path).GetType(EntryType, throwOnError: true)!.GetMethod("Run")!;
        exitCode = run.CreateDelegate<Func<GeneratedHandler[], string[], int>>()(handlers.ToArray(), arguments);
        return true;
    }
}
