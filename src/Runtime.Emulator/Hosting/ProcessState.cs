using System.Globalization;

namespace Lambda.Runtime.Emulator.Hosting;

/// <summary>Reads the state of a process from the system.</summary>
internal static class ProcessState
{
    private const int FieldsBeforeState = 2, Flags = 8 - FieldsBeforeState, PendingSignals = 30 - FieldsBeforeState;
    private const uint Exiting = 4, Kill = 1 << (9 - 1);

    /// <summary>Whether a process is about to exit, although its connections are still open: SIGKILL is pending, or it is exiting.</summary>
    /// <remarks>From there to its exit it takes milliseconds. Linux only; <see langword="false"/> on other systems.</remarks>
    public static bool IsEnding(int processId)
    {
        if (!OperatingSystem.IsLinux())
            return false;

        try
        {
            return IsEnding(File.ReadAllText($"/proc/{processId}/stat"));
        }
        catch (IOException)
        {
            // It has exited.
            return true;
        }
    }

    // 12345 (name) S 1 12345 12345 0 -1 4194560 ...: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    /// <summary>Parses the system's line. The name of a process may contain parentheses and spaces.</summary>
    public static bool IsEnding(string stat)
    {
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[0] is "Z" or "X" || Has(fields[Flags], Exiting) || Has(fields[PendingSignals], Kill);
    }

    private static bool Has(string field, uint bit) => (ulong.Parse(field, CultureInfo.InvariantCulture) & bit) != 0;
}
