using System.Runtime.InteropServices;

namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>
/// Starts processes and measures their time without the overhead of .NET's Process, which is a multiple of the start time of a small function.
/// </summary>
/// <remarks>The constants are those of Linux, which are the same on x86-64 and arm64.</remarks>
internal static partial class Libc
{
    public const int ClockThreadCpu = 3;
    public const int SignalKill = 9;
    public const int AdviceDontNeed = 4;

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Spawn(out int process, string path, nint actions, nint attributes, string?[] arguments, string?[] environment);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    public static partial int WaitFor(int process, out int status, int options);

    [LibraryImport("libc", EntryPoint = "clock_getcpuclockid")]
    private static partial int GetCpuClock(int process, out int clock);

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    private static partial int GetTime(int clock, out Time time);

    [LibraryImport("libc", EntryPoint = "rmdir", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int RemoveFolder(string path);

    [LibraryImport("libc", EntryPoint = "sync")]
    public static partial void Sync();

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    public static partial int Advise(SafeHandle file, long offset, long length, int advice);

    [LibraryImport("libc", EntryPoint = "sched_getaffinity", SetLastError = true)]
    public static partial int GetAffinity(int thread, nint length, [Out] ulong[] mask);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    public static partial int SetAffinity(int thread, nint length, ulong[] mask);

    /// <summary>Gets the CPU time of this thread, in nanoseconds.</summary>
    public static long ThreadCpu() => Read(ClockThreadCpu);

    /// <summary>Gets the CPU time of all threads of a process, in nanoseconds.</summary>
    public static long ProcessCpu(int process) =>
        GetCpuClock(process, out int clock) == 0 ? Read(clock) : throw new InvalidOperationException($"process {process} has no CPU clock: has it ended?");

    private static long Read(int clock) =>
        GetTime(clock, out Time time) == 0
            ? time.Seconds * 1_000_000_000 + time.Nanoseconds
            : throw new InvalidOperationException($"clock {clock} cannot be read: {Marshal.GetLastPInvokeErrorMessage()}");

    /// <summary><c>struct timespec</c>.</summary>
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
