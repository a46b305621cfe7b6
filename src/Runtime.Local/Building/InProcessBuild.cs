using System.Reflection;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Emulator.Hosting;

namespace Lambda.Runtime.Local.Building;

/// <summary>The program of this process, whose handlers run on its threads.</summary>
/// <param name="handlers">The handlers of the program.</param>
internal sealed class InProcessBuild(GeneratedHandler[] handlers) : IFunctionBuild
{
    public IReadOnlyList<BuiltHandler> Handlers { get; } = BuiltHandlers.Describe(handlers, Assembly.GetEntryAssembly()!);

    public string TaskRoot => AppContext.BaseDirectory;

    public bool IsOutdated() => false;

    public FunctionHost CreateHost() => new InProcessHost((environment, log) =>
    {
        // The process belongs to the function, so its code finds the service's variables where it finds them on Lambda.
        foreach ((string name, string value) in environment)
            Environment.SetEnvironmentVariable(name, value);
        return LambdaHost.Run(handlers, new LambdaEnvironment(environment), log);
    });

    public void Dispose()
    {
    }
}
