using System.Globalization;

namespace Lambda.Runtime.Emulator.Hosting;

/// <summary>What the system says of a process.</summary>
internal static class ProcessState
{
    private const int FieldsBeforeState = 2, Flags = 8 - FieldsBeforeState, PendingSignals = 30 - FieldsBeforeState;
    private const uint Exiting = 4, Kill = 1 << (9 - 1);

    /// <summary>Whether a process has begun to end, although its connections still stand: the signal KILL waits for it, or it exits.</summary>
    /// <remarks>It takes milliseconds from there to its end. Only Linux can be asked; <see langword="false"/> elsewhere.</remarks>
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
            // It has ended.
            return true;
        }
    }

    // 12345 (name) S 1 12345 12345 0 -1 4194560 ...: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    /// <summary>The same of a line as the system writes it. A process's name may hold parentheses and blanks.</summary>
    public static bool IsEnding(string stat)
    {
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[0] is "Z" or "X" || Has(fields[Flags], Exiting) || Has(fields[PendingSignals], Kill);
    }

    private static bool Has(string field, uint bit) => (ulong.Parse(field, CultureInfo.InvariantCulture) & bit) != 0;
}
