using System.Runtime.InteropServices;
using Lambda.Runtime.Http.Sockets;

namespace Lambda.Runtime.Crash;

/// <summary>The signals that a process dies of by its own fault write the lines of the loops.</summary>
/// <remarks>
/// SIGABRT is raised by libc's <c>abort</c>, in which everything ends that .NET gives up at. SIGSEGV is .NET's, which makes a
/// <see cref="NullReferenceException"/> of most of them, and is asked first. Of a stack that has overflowed it says nothing: on that
/// stack no handler can run, so a loop's thread has another one for signals.
/// <para>
/// The handlers are methods of this program that the kernel calls. Entered as methods for unmanaged callers, they would first tell .NET that
/// their thread is in managed code now; where a stack has overflowed it is already, and .NET would give up once more instead. So the kernel
/// has the methods' bare addresses: in native code they are functions like C's. They hold no object, allocate and throw nothing, and what
/// they call leaves the state of their thread alone. All other signals wait meanwhile, among them that of .NET's collector.
/// </para>
/// </remarks>
internal static unsafe class CrashSignals
{
    /// <summary>A <see cref="CrashLine"/>, which leads to those before it.</summary>
    private static nint _newest;

    private static delegate* unmanaged[SuppressGCTransition]<int, nint, nint, void> _segmentationFaultOfRuntime;

    /// <summary>A line for a loop. The first one sets the handlers.</summary>
    public static CrashLine* TakeLine()
    {
        for (var line = (CrashLine*)_newest; line != null; line = line->Next)
        {
            if (line->TryTake())
                return line->WithStack();
        }

        // For the life of the process: the loop that replaces a dead one takes its line.
        var added = (CrashLine*)NativeMemory.AllocZeroed((nuint)sizeof(CrashLine));
        added->TryTake();
        nint next;
        do
        {
            next = _newest;
            added->Next = (CrashLine*)next;
        }
        while (Interlocked.CompareExchange(ref _newest, (nint)added, next) != next);
        if (next == 0)
            SetHandlers();
        return added->WithStack();
    }

    private static void SetHandlers()
    {
        Libc.SignalAction action;
        _ = Libc.SetSignalAction(Libc.SignalSegmentationFault, null, &action);
        _segmentationFaultOfRuntime = (delegate* unmanaged[SuppressGCTransition]<int, nint, nint, void>)action.Handler;
        NativeMemory.Fill(action.Mask, Libc.SignalAction.MaskLength, byte.MaxValue);

        action.Flags |= Libc.SignalOnStack;
        if (action.Handler != 0)
        {
            action.Handler = (nint)(delegate*<int, nint, nint, void>)&OnSegmentationFault;
            _ = Libc.SetSignalAction(Libc.SignalSegmentationFault, &action, null);
        }

        action.Handler = (nint)(delegate*<int, nint, nint, void>)&OnAbort;
        action.Flags = Libc.SignalInformation | Libc.SignalOnStack | Libc.SignalOnce;
        _ = Libc.SetSignalAction(Libc.SignalAbort, &action, null);
    }

    private static void OnAbort(int signal, nint information, nint context)
    {
        WriteLines();

        // If the signal came from outside, returning would leave the process alive. The second one meets no handler.
        Libc.AbortInSignal();
    }

    private static void OnSegmentationFault(int signal, nint information, nint context)
    {
        _segmentationFaultOfRuntime(signal, information, context);

        // .NET leaves a fault that is none of its own to the system's handling, which ends the process when this returns.
        Libc.SignalAction now;
        if (Libc.SignalActionInSignal(signal, null, &now) != 0 || now.Handler != 0)
            return;
        ReadOnlySpan<byte> cause = "FATAL Lambda.Runtime: segmentation fault, which is a stack overflow or a fault of native code\n"u8;
        fixed (byte* text = cause)
            _ = Libc.WriteInSignal(Libc.StandardError, text, (nuint)cause.Length);
        WriteLines();
    }

    /// <summary>Those of invocations that are running; if there are none, the last ones.</summary>
    private static void WriteLines()
    {
        if (!WriteLines(running: true))
            WriteLines(running: false);
    }

    private static bool WriteLines(bool running)
    {
        bool any = false;
        for (var line = (CrashLine*)_newest; line != null; line = line->Next)
        {
            if (line->IsRunning == running && line->HasId)
            {
                line->Write();
                any = true;
            }
        }

        return any;
    }
}
