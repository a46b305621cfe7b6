using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Lambda.Runtime.Emulator.Hosting;

/// <summary>Processes that a function started and that outlive it, such as a program in the background, whose parent is the system's first process by then.</summary>
/// <remarks>
/// Lambda ends all of them together with the function. Here they are found by a variable of the function that they inherited: parents, groups and sessions change when
/// a process goes into the background, and a group of the function's own would take the terminal's signals from it. Linux only, whose <c>/proc</c> shows variables.
/// </remarks>
internal static class OrphanedProcesses
{
    private const int KillSignal = 9;

    // A process may start others between the moment that it is found and its end.
    private const int MostRounds = 100;

    /// <summary>Kills all processes whose environment has an entry that begins with a text.</summary>
    /// <param name="start"><c>NAME=</c> and the value, or the first part of it; with a NUL behind it the whole value.</param>
    public static void Kill(string start)
    {
        // A sandbox may have no /proc.
        if (!OperatingSystem.IsLinux() || !Directory.Exists("/proc/self"))
            return;

        byte[] entry = Encoding.UTF8.GetBytes(start);
        for (int round = 0; round < MostRounds && KillAll(entry); round++)
        {
        }
    }

    /// <returns>Whether there were any.</returns>
    private static bool KillAll(byte[] entry)
    {
        bool found = false;
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int id)
                && id != Environment.ProcessId && HasEntry(folder, entry) && !ProcessState.IsEnding(id))
            {
                found |= SendSignal(id, KillSignal) == 0;
            }
        }

        return found;
    }

    // NAME=value NUL NAME=value NUL ...: https://man7.org/linux/man-pages/man5/proc_pid_environ.5.html
    private static bool HasEntry(string folder, ReadOnlySpan<byte> entry)
    {
        try
        {
            ReadOnlySpan<byte> rest = File.ReadAllBytes($"{folder}/environ");
            while (!rest.StartsWith(entry))
            {
                int end = rest.IndexOf((byte)0);
                if (end < 0)
                    return false;
                rest = rest[(end + 1)..];
            }

            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is another user's.
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
