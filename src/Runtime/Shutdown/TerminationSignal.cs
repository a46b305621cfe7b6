using Lambda.Runtime.Interop;

namespace Lambda.Runtime.Shutdown;

/// <summary>SIGTERM of a native program: its handler wakes a thread, which may do anything.</summary>
/// <remarks>
/// .NET's own registration of signals would do as well, and brings a third of a megabyte with it. Where the program itself has it, the package links
/// <c>native/termination.c</c>, which keeps this handler in front of .NET's, whichever was set first.
/// </remarks>
internal static unsafe class TerminationSignal
{
    /// <summary>Its end that the handler writes to.</summary>
    private static int _pipe;

    /// <summary>What was there when the handler was set.</summary>
    private static nint _handlerBefore;

    private static int _hasCome;

    /// <summary>Starts the thread, and sets the handler.</summary>
    /// <param name="act">What to do once the signal has come.</param>
    /// <exception cref="InvalidOperationException">The process has no descriptors left.</exception>
    public static void Await(Action act)
    {
        int* ends = stackalloc int[2];
        if (Libc.Pipe(ends, Libc.CloseOnExec) != 0)
            throw new InvalidOperationException($"pipe2: {Libc.LastError()}");
        _pipe = ends[1];
        int signalled = ends[0];
        new Thread(() => WaitAndAct(signalled, act)) { IsBackground = true, Name = "Lambda SIGTERM" }.Start();

        _handlerBefore = SignalHandlers.Get(Libc.SignalTermination).Handler;
        SignalHandlers.Set(Libc.SignalTermination, &OnTermination, Libc.SignalRestart);
    }

    private static void OnTermination(int signal, nint information, nint context)
    {
        // Where no registration cancels it, .NET sends the signal once more, to end the process by it: the thread ends it when it is done.
        if (Interlocked.Exchange(ref _hasCome, 1) != 0)
            return;
        byte any = 0;
        _ = Libc.WriteInSignal(_pipe, &any, 1);

        // With termination.c, what the rest of the program has set by now; otherwise this handler.
        Libc.SignalAction other;
        nint handler = Libc.SignalActionInSignal(signal, null, &other) == 0 ? other.Handler : 0;
        if (handler == SignalHandlers.AddressOf(&OnTermination))
            handler = _handlerBefore;

        // 0 and 1 stand for the system's own handling.
        if (handler is not (0 or 1))
            ((delegate* unmanaged[SuppressGCTransition]<int, nint, nint, void>)handler)(signal, information, context);
    }

    private static void WaitAndAct(int signalled, Action act)
    {
        byte any;
        while (Libc.Read(signalled, &any, 1) < 0 && Libc.LastWasInterrupted())
        {
        }

        act();
    }
}
