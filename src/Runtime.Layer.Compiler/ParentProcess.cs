using System.Globalization;
using System.Runtime.InteropServices;

namespace Lambda.Runtime.Layer.Compiler;

/// <summary>The function's process, which reads the output of this program.</summary>
internal static partial class ParentProcess
{
    private const int OptionParentDeathSignal = 1;
    private const int KillSignal = 9;

    /// <summary>Makes the system end this process when the parent ends for any reason.</summary>
    /// <param name="id">The parent's process ID, as text.</param>
    public static void EndWith(string id)
    {
        _ = SetOption(OptionParentDeathSignal, KillSignal);
        // If the parent ended before the call, there is no signal.
        if (GetId() != int.Parse(id, CultureInfo.InvariantCulture))
            Environment.Exit(1);
    }

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int SetOption(int option, nuint value);

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetId();
}
