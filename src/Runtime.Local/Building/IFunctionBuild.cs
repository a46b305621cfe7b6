using Lambda.Runtime.Emulator.Hosting;

namespace Lambda.Runtime.Local.Building;

/// <summary>One build of a function: its handlers, and how to start it.</summary>
internal interface IFunctionBuild : IDisposable
{
    public IReadOnlyList<BuiltHandler> Handlers { get; }

    /// <summary>The value of <c>LAMBDA_TASK_ROOT</c>.</summary>
    public string TaskRoot { get; }

    /// <summary>Whether the build output has changed since.</summary>
    public bool IsOutdated();

    /// <summary>Creates the host of an instance, which is not started yet.</summary>
    public FunctionHost CreateHost();
}
