using System.Runtime.InteropServices;

namespace Lambda.Runtime.Interop;

/// <summary>
/// The functions of libc that the runtime calls: sockets, files, signals, the environment. In a published binary they are direct calls, bound by the
/// linker, without a lookup at run time.
/// </summary>
/// <remarks>The constants have the values of Linux, which are the same on x86-64 and arm64.</remarks>
internal static unsafe partial class Libc
{
    public const int StandardError = 2;

    /// <summary><c>O_CLOEXEC</c>.</summary>
    public const int CloseOnExec = 0x80000;

    public const ushort AddressFamilyIPv4 = 2;
    public const ushort AddressFamilyIPv6 = 10;
    public const int SocketStream = 1;
    public const int SocketCloseOnExec = CloseOnExec;
    public const int ProtocolTcp = 6;
    public const int OptionNoDelay = 1;

    /// <summary><c>MSG_NOSIGNAL</c>: a closed connection is an error of the call instead of a signal.</summary>
    public const int SendNoSignal = 0x4000;

    public const int SignalAbort = 6;
    public const int SignalSegmentationFault = 11;
    public const int SignalTermination = 15;

    /// <summary><c>SA_SIGINFO</c>: the handler has three parameters.</summary>
    public const int SignalInformation = 4;

    /// <summary><c>SA_ONSTACK</c>: the handler runs on the signal stack of the thread, if it has one.</summary>
    public const int SignalOnStack = 0x08000000;

    /// <summary><c>SA_RESTART</c>: an interrupted call continues.</summary>
    public const int SignalRestart = 0x10000000;

    /// <summary><c>SA_RESETHAND</c>: the handler is called once.</summary>
    public const int SignalOnce = unchecked((int)0x80000000);

    /// <summary><c>POLLOUT</c>.</summary>
    private const short PollWritable = 4;

    private const int ErrorInterrupted = 4;
    private const int ErrorWouldBlock = 11;
    private const int ErrorIsConnected = 106;

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    public static partial int Socket(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    public static partial int SetSocketOption(int socket, int level, int option, int* value, uint length);

    [LibraryImport("libc", EntryPoint = "inet_pton", SetLastError = true)]
    public static partial int ParseAddress(int family, byte* text, byte* address);

    [LibraryImport("libc", EntryPoint = "connect", SetLastError = true)]
    public static partial int Connect(int socket, byte* address, uint length);

    [LibraryImport("libc", EntryPoint = "send", SetLastError = true)]
    public static partial nint Send(int socket, byte* bytes, nuint count, int flags);

    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    public static partial nint Receive(int socket, byte* bytes, nuint count, int flags);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int file, byte* bytes, nuint count);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(PollDescriptor* descriptors, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int file, byte* bytes, nuint count);

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    public static partial int Pipe(int* ends, int flags);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int file);

    /// <summary>Adds <c>NAME=value</c> to the environment, without a copy: later changes of these bytes change the variable.</summary>
    [LibraryImport("libc", EntryPoint = "putenv", SetLastError = true)]
    public static partial int PutEnvironment(byte* entry);

    [LibraryImport("libc", EntryPoint = "sigaction")]
    public static partial int SetSignalAction(int signal, SignalAction* action, SignalAction* before);

    [LibraryImport("libc", EntryPoint = "sigaltstack")]
    public static partial int SetSignalStack(SignalStack* stack, SignalStack* before);

    // For signal handlers: calls without a transition of the thread's state, as in C.
    [LibraryImport("libc", EntryPoint = "sigaction")]
    [SuppressGCTransition]
    public static partial int SignalActionInSignal(int signal, SignalAction* action, SignalAction* before);

    [LibraryImport("libc", EntryPoint = "write")]
    [SuppressGCTransition]
    public static partial nint WriteInSignal(int file, byte* bytes, nuint count);

    [LibraryImport("libc", EntryPoint = "abort")]
    [SuppressGCTransition]
    public static partial void AbortInSignal();

    /// <summary>Describes the error of the last failed call on this thread: <c>Connection refused (errno 111)</c>.</summary>
    public static string LastError()
    {
        int error = Marshal.GetLastPInvokeError();
        return $"{Marshal.GetPInvokeErrorMessage(error)} (errno {error})";
    }

    /// <summary>Whether the last call was interrupted by a signal, and has to be repeated.</summary>
    public static bool LastWasInterrupted() => Marshal.GetLastPInvokeError() == ErrorInterrupted;

    /// <summary>Whether the last call failed because the descriptor is non-blocking and accepts nothing at the moment.</summary>
    public static bool LastWouldBlock() => Marshal.GetLastPInvokeError() == ErrorWouldBlock;

    /// <summary>Waits until a write to the descriptor does not block. It may still fail.</summary>
    /// <returns>False if waiting is not possible.</returns>
    public static bool WaitUntilWritable(int descriptor)
    {
        var polled = new PollDescriptor { Descriptor = descriptor, Events = PollWritable };
        while (Poll(&polled, 1, milliseconds: -1) < 0)
        {
            if (!LastWasInterrupted())
                return false;
        }

        return true;
    }

    /// <summary>Whether the last <c>connect</c> failed because an interrupted one before it has succeeded.</summary>
    public static bool LastWasConnected() => Marshal.GetLastPInvokeError() == ErrorIsConnected;

    /// <summary><c>struct sigaction</c> of glibc, in which the handler is the first member on both architectures.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct SignalAction
    {
        public const int MaskLength = 128;

        public nint Handler;
        public fixed byte Mask[MaskLength];
        public int Flags;
        public nint Restorer;
    }

    /// <summary><c>struct pollfd</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short ReturnedEvents;
    }

    /// <summary><c>stack_t</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct SignalStack
    {
        public void* Start;
        public int Flags;
        public nuint Size;
    }
}
