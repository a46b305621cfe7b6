namespace Lambda.Runtime.Shutdown;

/// <summary>SIGTERM of a native program: its handler wakes a thread, which may do anything.</summary>
/// <remarks>
/// .NET's own registration of signals would do as well, and brings a third of a megabyte with it.
/// </remarks>
internal static unsafe class TerminationSignal
{
    /// <summary>Its end that the handler writes to.</summary>
    private static int _pipe;

    private static delegate* unmanaged[SuppressGCTransition]<int, nint, nint, void> _handlerBefore;

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

        // 0 and 1 stand for the system's own handling.
        nint before = SignalHandlers.Get(Libc.SignalTermination).Handler;
        if (before is not (0 or 1))
            _handlerBefore = (delegate* unmanaged[SuppressGCTransition]<int, nint, nint, void>)before;
        SignalHandlers.Set(Libc.SignalTermination, &OnTermination, Libc.SignalRestart);
    }

    private static void OnTermination(int signal, nint information, nint context)
    {
        byte any = 0;
        _ = Libc.WriteInSignal(_pipe, &any, 1);
        if (_handlerBefore != null)
            _handlerBefore(signal, information, context);
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
