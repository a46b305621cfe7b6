namespace Lambda.Build;

/// <summary>A command cannot go on, for a reason that its message states completely.</summary>
/// <param name="message">What was found and what was expected.</param>
/// <param name="exitCode">2 if the arguments are wrong, otherwise 1.</param>
internal sealed class BuildException(string message, int exitCode = 1) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>An argument that is not one of those expected.</summary>
    /// <param name="kind">What the argument is, such as "command".</param>
    public static BuildException Unknown(string kind, string argument, IReadOnlyCollection<string> expected) => new(
        $"There is no {kind} '{argument}'.{(NearestName.Find(argument, expected) is { } nearest ? $" Did you mean '{nearest}'?" : "")} "
        + $"Expected one of: {string.Join(", ", expected)}.",
        exitCode: 2);
}
