using Lambda.Runtime.Interop;

namespace Lambda.Runtime.Shutdown;

/// <summary>Handles SIGTERM in a native program: the signal handler wakes a thread, which runs the shutdown.</summary>
/// <remarks>
/// PosixSignalRegistration of .NET would add a third of a megabyte to the binary. If the program itself uses it, the package links
/// <c>termination.c</c>, which calls this handler before that of .NET, whichever was set first.
/// </remarks>
internal static unsafe class TerminationSignal
{
    /// <summary>The end of the pipe that the signal handler writes to.</summary>
    private static int _pipe;

    /// <summary>The handler that was set before this one.</summary>
    private static nint _handlerBefore;

    /// <summary>1 after the first signal.</summary>
    private static int _wasReceived;

    /// <summary>Starts the thread and sets the signal handler.</summary>
    /// <param name="act">Called on the thread after the signal.</param>
    /// <exception cref="InvalidOperationException">No file descriptors are available.</exception>
    public static void Register(Action act)
    {
        int* ends = stackalloc int[2];
        if (Libc.Pipe(ends, Libc.CloseOnExec) != 0)
            throw new InvalidOperationException($"pipe2: {Libc.LastError()}");
        _pipe = ends[1];
        int readEnd = ends[0];
        new Thread(() => WaitAndAct(readEnd, act)) { IsBackground = true, Name = "Lambda SIGTERM" }.Start();

        _handlerBefore = SignalHandlers.Get(Libc.SignalTermination).Handler;
        SignalHandlers.Set(Libc.SignalTermination, &OnTermination, Libc.SignalRestart);
    }

    private static void OnTermination(int signal, nint information, nint context)
    {
        // The handler of .NET raises the signal again, to end the process, unless a registration cancels it. That is ignored: the thread ends the
        // process after the shutdown.
        if (Interlocked.Exchange(ref _wasReceived, 1) != 0)
            return;
        byte any = 0;
        _ = Libc.WriteInSignal(_pipe, &any, 1);

        // With termination.c, the handler that the rest of the program has set; otherwise this one.
        Libc.SignalAction other;
        nint handler = Libc.SignalActionInSignal(signal, null, &other) == 0 ? other.Handler : 0;
        if (handler == SignalHandlers.AddressOf(&OnTermination))
            handler = _handlerBefore;

        // 0 is SIG_DFL and 1 is SIG_IGN, which are not functions.
        if (handler is not (0 or 1))
            ((delegate* unmanaged[SuppressGCTransition]<int, nint, nint, void>)handler)(signal, information, context);
    }

    private static void WaitAndAct(int readEnd, Action act)
    {
        byte any;
        while (Libc.Read(readEnd, &any, 1) < 0 && Libc.LastWasInterrupted())
        {
        }

        act();
    }
}
