using System.Runtime.InteropServices;
using Lambda.Runtime.Interop;

namespace Lambda.Runtime.Crash;

/// <summary>The signals that a process dies of by its own fault write the lines of the loops.</summary>
/// <remarks>
/// SIGABRT is raised by libc's <c>abort</c>, in which everything ends that .NET gives up at. SIGSEGV is .NET's, which makes a
/// <see cref="NullReferenceException"/> of most of them, and is asked first. Of a stack that has overflowed it says nothing: on that
/// stack no handler can run, so each thread has another one for signals, the loops' by their lines and all others by <c>native/signal_stacks.c</c>.
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
        Libc.SignalAction ofRuntime = SignalHandlers.Get(Libc.SignalSegmentationFault);
        if (ofRuntime.Handler != 0)
        {
            _segmentationFaultOfRuntime = (delegate* unmanaged[SuppressGCTransition]<int, nint, nint, void>)ofRuntime.Handler;
            SignalHandlers.Set(Libc.SignalSegmentationFault, &OnSegmentationFault, ofRuntime.Flags);
        }

        SignalHandlers.Set(Libc.SignalAbort, &OnAbort, Libc.SignalOnce);
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
