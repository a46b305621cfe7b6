using System.Globalization;
using System.Text;

namespace Lambda.Runtime.Emulator.Hosting;

/// <summary>Kills processes that a function started and that still run after its exit, such as a program in the background.</summary>
/// <remarks>
/// Lambda ends all of them together with the function. They are found by an environment variable that they inherited: parents, groups and sessions change when
/// a process goes into the background, and a separate group for the function would not receive the terminal's signals. Linux only, because <c>/proc</c> shows the variables.
/// </remarks>
internal static class OrphanedProcesses
{
    // A process may start others before it is killed.
    private const int MaxRounds = 100;

    /// <summary>Kills all processes whose environment has an entry that begins with a text.</summary>
    /// <param name="start"><c>NAME=</c> and the value, or the beginning of the value; with a NUL at the end the whole value.</param>
    public static void Kill(string start)
    {
        // A container may have no /proc.
        if (!OperatingSystem.IsLinux() || !Directory.Exists("/proc/self"))
            return;

        byte[] entry = Encoding.UTF8.GetBytes(start);
        for (int round = 0; round < MaxRounds && KillAll(entry); round++)
        {
        }
    }

    /// <returns>Whether a process was found.</returns>
    private static bool KillAll(byte[] entry)
    {
        bool found = false;
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int id)
                && id != Environment.ProcessId && HasEntry(folder, entry) && !ProcessState.IsEnding(id))
            {
                found |= ProcessSignal.Kill(id);
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
            // It has exited, or belongs to another user.
            return false;
        }
    }
}
