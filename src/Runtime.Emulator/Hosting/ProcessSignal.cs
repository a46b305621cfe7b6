using System.Runtime.InteropServices;

namespace Lambda.Runtime.Emulator.Hosting;

/// <summary>Sends signals to processes. Not on Windows.</summary>
internal static class ProcessSignal
{
    private const int KillNumber = 9, TerminateNumber = 15;

    /// <summary>Sends SIGKILL.</summary>
    /// <returns><see langword="false"/> if the process has exited, or belongs to another user.</returns>
    public static bool Kill(int processId) => Send(processId, KillNumber) == 0;

    /// <summary>Sends SIGTERM.</summary>
    /// <returns><see langword="false"/> if the process has exited, or belongs to another user.</returns>
    public static bool Terminate(int processId) => Send(processId, TerminateNumber) == 0;

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Send(int process, int signal);
}
