using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Emulator.Logging;

namespace Lambda.Runtime.Testing.Tests.TestFunctions;

/// <summary>Runs a function as if it were a process whose exit is reported only when the test says so.</summary>
internal sealed class SlowlyExitingHost(Func<IReadOnlyDictionary<string, string>, int> main) : FunctionHost
{
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly InProcessHost _thread = new((environment, _) => main(environment));
    private volatile bool _isEnding;

    public override Task<int> Exited => _exited.Task;

    public override int? ProcessId => Environment.ProcessId;

    public override bool IsEnding => _isEnding;

    /// <summary>From now on, the function is about to exit. An event that it has not taken goes to another instance.</summary>
    public void BeginExit() => _isEnding = true;

    public void ReportExit(int exitCode) => _exited.TrySetResult(exitCode);

    public override void Start(IReadOnlyDictionary<string, string> environment, LogLines log) => _thread.Start(environment, log);

    public override bool TryKill()
    {
        ReportExit(137);
        return true;
    }

    public override void Dispose() => _thread.Dispose();
}
