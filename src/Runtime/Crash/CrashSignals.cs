using System.Runtime.InteropServices;
using Lambda.Runtime.Interop;

namespace Lambda.Runtime.Crash;

/// <summary>Handles the signals of a crash: writes the lines of the loops.</summary>
/// <remarks>
/// .NET ends a crash with libc's <c>abort</c>, which raises SIGABRT. For SIGSEGV, the handler of .NET is called first: it turns most faults into
/// a <see cref="NullReferenceException"/>, and does not report a stack overflow. On a full stack no handler can run, so each thread has a
/// separate stack for signals: those of the loops belong to their lines, all others come from <c>signal_stacks.c</c>.
/// </remarks>
internal static unsafe class CrashSignals
{
    /// <summary>The address of the newest <see cref="CrashLine"/>, the head of a linked list.</summary>
    private static nint _newest;

    private static delegate* unmanaged[SuppressGCTransition]<int, nint, nint, void> _dotnetSegmentationFaultHandler;

    /// <summary>Reserves or creates a line for a loop. The first call sets the handlers.</summary>
    public static CrashLine* TakeLine()
    {
        for (var line = (CrashLine*)_newest; line != null; line = line->Next)
        {
            if (line->TryTake())
                return line->AttachToThread();
        }

        // Never freed: the loop that replaces a failed one reserves its line.
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
        return added->AttachToThread();
    }

    private static void SetHandlers()
    {
        Libc.SignalAction dotnetAction = SignalHandlers.Get(Libc.SignalSegmentationFault);
        if (dotnetAction.Handler != 0)
        {
            _dotnetSegmentationFaultHandler = (delegate* unmanaged[SuppressGCTransition]<int, nint, nint, void>)dotnetAction.Handler;
            SignalHandlers.Set(Libc.SignalSegmentationFault, &OnSegmentationFault, dotnetAction.Flags);
        }

        SignalHandlers.Set(Libc.SignalAbort, &OnAbort, Libc.SignalOnce);
    }

    private static void OnAbort(int signal, nint information, nint context)
    {
        WriteLines();

        // If another process sent the signal, returning would not end this process. The handler was set for one signal, so abort ends it.
        Libc.AbortInSignal();
    }

    private static void OnSegmentationFault(int signal, nint information, nint context)
    {
        _dotnetSegmentationFaultHandler(signal, information, context);

        // .NET restores the default action for a fault that it does not handle. It ends the process when this returns.
        Libc.SignalAction now;
        if (Libc.SignalActionInSignal(signal, null, &now) != 0 || now.Handler != 0)
            return;
        ReadOnlySpan<byte> cause = "FATAL Lambda.Runtime: segmentation fault, which is a stack overflow, a lack of memory or a fault of native code\n"u8;
        fixed (byte* text = cause)
            _ = Libc.WriteInSignal(Libc.StandardError, text, (nuint)cause.Length);
        WriteLines();
    }

    /// <summary>Writes the lines of running invocations; without any, those of the last ones.</summary>
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
