using System.Runtime.InteropServices;

namespace Lambda.Runtime.Emulator.Hosting;

/// <summary>Asks the system whether a pipe has something to read, or has ended.</summary>
/// <remarks>https://man7.org/linux/man-pages/man2/poll.2.html</remarks>
internal static class PipePoll
{
    private const short PollIn = 1;
    private const int Interrupted = 4;

    /// <summary>Whether a read would return at once.</summary>
    /// <param name="pipe">The pipe.</param>
    /// <param name="wait">Returns only when it would.</param>
    public static bool IsReadable(SafeHandle pipe, bool wait)
    {
        bool added = false;
        try
        {
            pipe.DangerousAddRef(ref added);
            while (true)
            {
                var descriptor = new PollDescriptor { Descriptor = (int)pipe.DangerousGetHandle(), Events = PollIn };
                int ready = Poll(ref descriptor, 1, wait ? -1 : 0);
                if (ready >= 0 || Marshal.GetLastPInvokeError() != Interrupted)
                    return ready > 0;
            }
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
        finally
        {
            if (added)
                pipe.DangerousRelease();
        }
    }

    [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Poll(ref PollDescriptor descriptors, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short ReturnedEvents;
    }
}
