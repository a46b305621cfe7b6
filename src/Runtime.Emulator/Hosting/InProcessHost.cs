using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Emulator.Logging;
using Lambda.Runtime.Emulator.RuntimeApi;
using Lambda.Runtime.Logging;

namespace Lambda.Runtime.Emulator.Hosting;

/// <summary>Runs a function on a background thread of this process.</summary>
/// <param name="run">The function's entry point: takes the environment and the log, and returns the exit code.</param>
/// <param name="time">The clock for the age of secrets and parameters; <see langword="null"/> for the system's.</param>
internal sealed class InProcessHost(Func<IReadOnlyDictionary<string, string>, LogOutput, int> run, TimeProvider? time = null) : FunctionHost
{
    // The exit code of a .NET process after an unhandled exception: 128 + SIGABRT.
    private const int UnhandledExceptionExitCode = 134;

    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Task<int> Exited => _exited.Task;

    public override int? ProcessId => null;

    /// <summary>Creates the host of generated handlers, which run under the same <see cref="LambdaHost"/> as on Lambda.</summary>
    /// <param name="handlers">The handlers.</param>
    /// <param name="time">The clock for their deadlines, and for the age of secrets and parameters.</param>
    public static InProcessHost Create(GeneratedHandler[] handlers, TimeProvider? time) =>
        new((environment, log) => LambdaHost.Run(handlers, new LambdaEnvironment(environment) { Time = time }, log), time);

    // Without the ambient state of the test, such as its culture: a process would not have it either.
    public override void Start(IReadOnlyDictionary<string, string> environment, LogLines log) =>
        new Thread(() => Main(environment, log)) { IsBackground = true, Name = "Lambda function" }.UnsafeStart();

    // The thread ends when its handler returns and its next request is refused.
    public override bool TryKill() => false;

    public override void Dispose()
    {
    }

    private void Main(IReadOnlyDictionary<string, string> environment, LogLines log)
    {
        int exitCode;
        try
        {
            using var console = FunctionConsole.Begin(log);
            using var values = FunctionValues.Begin(environment, time ?? TimeProvider.System);
            // A thread ends by protocol, where the service would kill a process: it must not report that.
            exitCode = run(environment, new CapturedLogOutput(log, ignored: Rejection.Stopped.ErrorMessage));
        }
        catch (Exception exception)
        {
            // In its own process this would be a crash of the runtime. Here it must not crash the test run.
            foreach (string line in $"Unhandled exception. {exception}".Split('\n'))
                log.Add(line);
            exitCode = UnhandledExceptionExitCode;
        }

        _exited.SetResult(exitCode);
    }
}
