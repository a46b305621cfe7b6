using System.ComponentModel;
using System.Runtime.InteropServices;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Interop;
using Lambda.Runtime.Logging;
using Lambda.Runtime.Shutdown;
using Lambda.Runtime.Wire.Sockets;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Runs the shutdown of the function when the service shuts down the execution environment.</summary>
/// <remarks>
/// The service sends SIGTERM only if an extension is registered, and SIGKILL some 500 ms later. Therefore the function registers itself as
/// an internal extension without events.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ShutdownSignal
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(400);

    /// <summary>Kept, because the registration ends when it is collected.</summary>
    private static IDisposable? _registration;

    /// <summary>Registers the extension and the signal handler. Does nothing if the process does not belong to the function, as in tests.</summary>
    /// <param name="environment">The environment of the function.</param>
    /// <param name="shutdown">The steps of the shutdown.</param>
    public static void Register(LambdaEnvironment environment, HandlerShutdown shutdown)
    {
        if (!environment.IsProcess || environment.RuntimeApi is null)
            return;
        FunctionLog log = FunctionLog.ForProcess(environment);
        shutdown.SetLimit(Limit, log);
        if (SignalHandlers.AreSupported)
            TerminationSignal.Register(() => End(shutdown, log));
        else if (SignalHandlers.IsJitSupported)
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
            RuntimeLog.Write(log, "ERROR", "shutdown failed: ", FunctionError.From(e));
        }
    }
}
