using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Logging;

namespace Lambda.Runtime.Testing.Hosting;

/// <summary>Runs a function on a background thread of this process.</summary>
/// <param name="run">The function's main: environment and log in, exit code out.</param>
internal sealed class InProcessHost(Func<IReadOnlyDictionary<string, string>, LogOutput, int> run) : FunctionHost
{
    // What the shell shows for a .NET process that dies of an unhandled exception: 128 + SIGABRT.
    private const int UnhandledExceptionExitCode = 134;

    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Task<int> Exited => _exited.Task;

    public override int? ProcessId => null;

    /// <summary>The host of generated handlers, under the real <see cref="LambdaHost"/>.</summary>
    /// <param name="handlers">The handlers.</param>
    /// <param name="time">The clock that they read their deadlines by.</param>
    public static InProcessHost For(GeneratedHandler[] handlers, TimeProvider? time) =>
        new((environment, log) => LambdaHost.Run(handlers, new LambdaEnvironment(environment) { Time = time }, log));

    // Without the ambient state of the test, such as its culture, which a process would not have either.
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
            exitCode = run(environment, new CapturedLogOutput(log));
        }
        catch (Exception exception)
        {
            // Out of a process this would be the runtime's crash; here it must not become the test run's.
            foreach (string line in $"Unhandled exception. {exception}".Split('\n'))
                log.Add(line);
            exitCode = UnhandledExceptionExitCode;
        }

        _exited.SetResult(exitCode);
    }
}
