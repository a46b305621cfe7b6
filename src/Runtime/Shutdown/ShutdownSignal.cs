using System.ComponentModel;
using System.Runtime.InteropServices;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Interop;
using Lambda.Runtime.Logging;
using Lambda.Runtime.Shutdown;
using Lambda.Runtime.Wire.Sockets;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Waits for the service to take the sandbox down, and then runs what the function does at its end.</summary>
/// <remarks>
/// The service sends SIGTERM only where an extension is registered, and SIGKILL some 500 ms later. So the function registers itself, as
/// an internal extension without events.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ShutdownSignal
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    /// <summary>Where there is one, it has to stay: collected, it would end.</summary>
    private static IDisposable? _registration;

    /// <summary>Registers the extension and the signal. In a process that is not the function's own nothing happens: its end is not the function's.</summary>
    /// <param name="environment">That of the process.</param>
    /// <param name="shutdown">What to do.</param>
    public static void Await(LambdaEnvironment environment, HandlerShutdown shutdown)
    {
        if (!environment.IsProcess || environment.RuntimeApi is null)
            return;
        FunctionLog log = FunctionLog.ForProcess(environment);
        shutdown.Limit(Patience, log);
        if (SignalHandlers.AreSupported)
            TerminationSignal.Await(() => End(shutdown, log));
        else if (SignalHandlers.MayBeCompiledInTime)
            _registration = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => End(shutdown, log));
        InternalExtension.Register(ServerAddress.Parse(environment.RuntimeApi), log);
    }

    private static void End(HandlerShutdown shutdown, FunctionLog log)
    {
        Run(shutdown, log);
        Environment.Exit(0);
    }

    private static void Run(HandlerShutdown shutdown, FunctionLog log)
    {
        ShutdownState.HasBegun = true;
        try
        {
            shutdown.Run();
        }
        catch (Exception e)
        {
            LogRecord.Write(log, "ERROR", "shutdown failed: ", FunctionError.From(e));
        }
    }
}
