using System.Runtime.InteropServices;

namespace Lambda.Runtime.Layer.Interop;

/// <summary><c>struct pollfd</c>, and the call that takes it.</summary>
/// <remarks>https://man7.org/linux/man-pages/man2/poll.2.html</remarks>
[StructLayout(LayoutKind.Sequential)]
internal unsafe partial struct PollDescriptor
{
    private const short ToRead = 1;

    private int _file;
    private short _events;
    private short _found;

    /// <summary>Waits until a read would not block, or until a time is over.</summary>
    /// <returns>Whether a read would not block. <see langword="false"/> also after a signal.</returns>
    public static bool WaitForRead(int file, TimeSpan time)
    {
        var descriptor = new PollDescriptor { _file = file, _events = ToRead };
        return Poll(&descriptor, 1, (int)Math.Ceiling(time.TotalMilliseconds)) > 0 && descriptor._found != 0;
    }

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(PollDescriptor* descriptors, nuint count, int milliseconds);
}
