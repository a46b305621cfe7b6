namespace Lambda.Runtime;

/// <summary>Runs a function: start of the process, init errors, the loop, exit codes.</summary>
public static class LambdaHost
{
    /// <summary>Serves invocations with the environment of this process, for ever.</summary>
    public static int Run(params ReadOnlySpan<GeneratedHandler> handlers) => throw new NotImplementedException();

    /// <summary>Serves invocations until the Runtime API ends them; several may run in one process.</summary>
    /// <returns>The exit code of the process: 1 after an init error, or when the Runtime API cannot be used any more.</returns>
    public static int Run(ReadOnlySpan<GeneratedHandler> handlers, LambdaEnvironment environment, LogOutput log) => throw new NotImplementedException();
}
