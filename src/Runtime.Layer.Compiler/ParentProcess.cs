using System.Globalization;
using System.Runtime.InteropServices;

namespace Lambda.Runtime.Layer.Compiler;

/// <summary>The function's process, without which nobody reads what this program writes.</summary>
internal static partial class ParentProcess
{
    private const int OptionParentDeathSignal = 1;
    private const int KillSignal = 9;

    /// <summary>Has the system end this process when that one ends, however it does.</summary>
    /// <param name="id">The parent's process ID, as text.</param>
    public static void EndWith(string id)
    {
        _ = SetOption(OptionParentDeathSignal, KillSignal);
        // It may have ended before the call, and then no signal comes any more.
        if (GetId() != int.Parse(id, CultureInfo.InvariantCulture))
            Environment.Exit(1);
    }

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int SetOption(int option, nuint value);

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetId();
}
