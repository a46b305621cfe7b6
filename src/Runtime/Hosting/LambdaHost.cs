using System.Globalization;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Crash;
using Lambda.Runtime.EnvironmentVariables;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Hosting;
using Lambda.Runtime.Logging;
using Lambda.Runtime.RuntimeApi;
using Lambda.Runtime.Shutdown;
using Lambda.Runtime.Wire;

namespace Lambda.Runtime;

/// <summary>Runs a function: start of the process, init errors, the loop, exit codes.</summary>
/// <remarks>The program that the source generator writes is one call of <see cref="Run(ReadOnlySpan{GeneratedHandler})"/>.</remarks>
public static class LambdaHost
{
    /// <summary>A process on Lambda has 1,024 threads and as many descriptors.</summary>
    private const int MostLoops = 1_000;

    private static int _started;

    /// <summary>Serves invocations with the environment of this process, until the Runtime API ends it.</summary>
    /// <param name="handlers">The handlers of the program, of which <c>_HANDLER</c> chooses one.</param>
    /// <returns>The exit code for the process: 1. A function has no other end than its sandbox's, or a failure.</returns>
    /// <exception cref="InvalidOperationException">It was called a second time in this process.</exception>
    public static int Run(params ReadOnlySpan<GeneratedHandler> handlers)
    {
        if (Interlocked.Exchange(ref _started, 1) != 0)
        {
            throw new InvalidOperationException(
                "LambdaHost.Run was called twice in one process, and a process is one function. Call it once, from Main.");
        }

        var environment = LambdaEnvironment.FromProcess();
        return Run(handlers, environment, FunctionLog.OfProcess(environment));
    }

    /// <summary>Serves invocations on the calling thread with a given environment; several may run in one process, as in tests.</summary>
    /// <param name="handlers">The handlers of the program, of which the environment chooses one.</param>
    /// <param name="environment">What stands for the environment of the process.</param>
    /// <param name="log">What stands for standard error.</param>
    /// <returns>1 after an init error, or once the Runtime API cannot be used any more.</returns>
    public static int Run(ReadOnlySpan<GeneratedHandler> handlers, LambdaEnvironment environment, LogOutput log) =>
        Run(handlers, environment, new FunctionLog(log, environment));

    private static int Run(ReadOnlySpan<GeneratedHandler> handlers, LambdaEnvironment environment, FunctionLog log)
    {
        RuntimeApiClient? api = null;
        GeneratedHandler? handler = null;
        bool isInitialized = false;
        try
        {
            ServerAddress address = Address(environment);
            api = new RuntimeApiClient(address, log);
            handler = HandlerSelection.Choose(handlers, environment.Handler);
            int? concurrency = Concurrency(environment);
            FunctionLog.Starting = log;
            handler.Initialize(environment);
            isInitialized = true;
            var initialized = AmbientState.Capture();
            if (concurrency is { } count)
                new ConcurrentLoops(count, Begin, handler, initialized, log).Run();
            else
            {
                var invocation = new Invocation(api, environment, log, environment.IsProcess ? new TraceVariable() : null, Crash());
                InvocationLoop.Run(invocation, handler, initialized);
            }

            Invocation Begin() => new(new RuntimeApiClient(address, log), environment, log, crash: Crash());
            CrashReport? Crash() => environment.IsProcess ? CrashReport.OfLoop() : null;
        }
        catch (Exception e) when (isInitialized)
        {
            // Told to end, the process ends by another thread, and a service that is gone by then is no news.
            if (ShutdownState.HasBegun)
                Thread.Sleep(Timeout.Infinite);
            LogRecord.Write(log, "FATAL", e is RuntimeException ? e.Message : "", e is RuntimeException ? null : FunctionError.Of(e));
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

    /// <summary>How many invocations may run at once; <see langword="null"/> for the classic one at a time.</summary>
    private static int? Concurrency(LambdaEnvironment environment) =>
        environment.MaxConcurrency is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is >= 1 and <= MostLoops ? count
        : throw new RuntimeException(
            "Runtime.InvalidMaxConcurrency", $"AWS_LAMBDA_MAX_CONCURRENCY is \"{text}\". Right would be a number from 1 to {MostLoops}.");

    private static void Shutdown(GeneratedHandler? handler, FunctionLog log)
    {
        try
        {
            handler?.Shutdown();
        }
        catch (Exception e)
        {
            LogRecord.Write(log, "ERROR", "shutdown failed: ", FunctionError.Of(e));
        }
    }

    private static ServerAddress Address(LambdaEnvironment environment) =>
        environment.RuntimeApi is { } address
            ? ServerAddress.Parse(address)
            : throw new RuntimeException(
                "Runtime.MissingApiAddress",
                "AWS_LAMBDA_RUNTIME_API is not set, so there is no one to ask for events. On Lambda it always is; elsewhere start the "
                + "program under an emulator such as Lambda.Runtime.Testing, or set it to the emulator's host:port.");
}
