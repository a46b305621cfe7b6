namespace Lambda.Runtime;

/// <summary>The environment variables that the runtime reads: each once, all in this file.</summary>
public sealed class LambdaEnvironment
{
    /// <summary>Reads the variables from a table instead of the process, so that several functions can run in one process.</summary>
    /// <param name="variables">Names and values, as in the environment of a process.</param>
    public LambdaEnvironment(IReadOnlyDictionary<string, string> variables) => throw new NotImplementedException();
}
