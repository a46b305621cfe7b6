using System.Globalization;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Crash;
using Lambda.Runtime.EnvironmentVariables;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Hosting;
using Lambda.Runtime.Interop;
using Lambda.Runtime.Logging;
using Lambda.Runtime.RuntimeApi;
using Lambda.Runtime.Shutdown;
using Lambda.Runtime.Wire.Sockets;

namespace Lambda.Runtime;

/// <summary>Runs a function: initialization, init errors, the loop, exit codes.</summary>
/// <remarks>The generated <c>Main</c> is one call of <see cref="Run(ReadOnlySpan{GeneratedHandler})"/>.</remarks>
public static class LambdaHost
{
    /// <summary>On Lambda, a process has at most 1,024 threads and 1,024 file descriptors. A loop uses one of each.</summary>
    private const int MaxLoops = 1_000;

    private static int _started;

    /// <summary>Runs the function of this process until the Runtime API ends it.</summary>
    /// <param name="handlers">The handlers of the program, <c>Lambda.Runtime.Generated.LambdaHandlers.All</c>. The variable <c>_HANDLER</c> selects one.</param>
    /// <returns>The exit code for the process, always 1: the method returns only after an error.</returns>
    /// <exception cref="InvalidOperationException">The method was called before in this process.</exception>
    /// <example>
    /// <code>
    /// Console.WriteLine("starts");   // the project's own Program.cs
    /// return LambdaHost.Run(Lambda.Runtime.Generated.LambdaHandlers.All);
    /// </code>
    /// </example>
    public static int Run(params ReadOnlySpan<GeneratedHandler> handlers)
    {
        if (Interlocked.Exchange(ref _started, 1) != 0)
        {
            throw new InvalidOperationException(
                "LambdaHost.Run was called twice in one process, and a process is one function. Call it once, from Main.");
        }

        var environment = LambdaEnvironment.FromProcess();
        if (SignalHandlers.IsJitSupported && environment.RuntimeApi is null && InProcessEmulator.TryRun(handlers, out int exitCode))
            return exitCode;
        return Run(handlers, environment, FunctionLog.ForProcess(environment));
    }

    /// <summary>Runs a function on the calling thread with a given environment. Several may run in one process, as in tests.</summary>
    /// <param name="handlers">The handlers of the program, of which the environment selects one.</param>
    /// <param name="environment">Replaces the environment of the process.</param>
    /// <param name="output">Replaces standard error.</param>
    /// <returns>1, after an init error, or when the Runtime API cannot be used any more.</returns>
    internal static int Run(ReadOnlySpan<GeneratedHandler> handlers, LambdaEnvironment environment, LogOutput output) =>
        Run(handlers, environment, new FunctionLog(output, environment));

    private static int Run(ReadOnlySpan<GeneratedHandler> handlers, LambdaEnvironment environment, FunctionLog log)
    {
        RuntimeApiClient? api = null;
        GeneratedHandler? handler = null;
        bool isInitialized = false;
        try
        {
            var address = ServerAddress.Parse(environment.RuntimeApi ?? throw RuntimeErrors.MissingApiAddress());
            api = new RuntimeApiClient(address); // Connects with its first request. If there are several loops, that can only be an init error.
            handler = HandlerSelection.Select(handlers, environment.Handler);
            int? concurrency = ParseConcurrency(environment);
            FunctionLog.Current = log;
            handler.Initialize(environment);
            isInitialized = true;
            var initialized = AmbientState.Capture();
            if (concurrency is { } count)
            {
                new ConcurrentLoops(count, CreateSlot, handler, initialized, log).Run();
            }
            else
            {
                TraceVariable? trace = environment.IsProcess ? new TraceVariable() : null;
                InvocationLoop.Run(new InvocationSlot(api, environment, log, trace, CreateCrashReport()), handler, initialized);
            }

            InvocationSlot CreateSlot() => new(new RuntimeApiClient(address), environment, log, crash: CreateCrashReport());
            CrashReport? CreateCrashReport() => environment.IsProcess ? CrashReport.CreateForLoop() : null;
        }
        catch (Exception e) when (isInitialized)
        {
            // After SIGTERM, another thread ends the process. Errors in the meantime are expected.
            if (ShutdownState.HasBegun)
                Thread.Sleep(Timeout.Infinite);
            RuntimeLog.Write(log, "FATAL", "", FunctionError.From(e));
        }
        catch (Exception e)
        {
            InitError.Report(e, api, environment, log);
        }
        finally
        {
            api?.Dispose();
        }

        Shutdown(handler, log);
        return 1;
    }

    /// <summary>Parses the number of loops; <see langword="null"/> for a single loop on the calling thread.</summary>
    private static int? ParseConcurrency(LambdaEnvironment environment) =>
        environment.MaxConcurrency is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is >= 1 and <= MaxLoops ? count
        : throw RuntimeErrors.InvalidMaxConcurrency(text, MaxLoops);

    private static void Shutdown(GeneratedHandler? handler, FunctionLog log)
    {
        try
        {
            handler?.Shutdown();
        }
        catch (Exception e)
        {
            RuntimeLog.Write(log, "ERROR", "shutdown failed: ", FunctionError.From(e));
        }
    }
}
