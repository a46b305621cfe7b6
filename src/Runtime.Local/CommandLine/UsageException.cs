namespace Lambda.Runtime.Local.CommandLine;

/// <summary>The command line is wrong, or a setting of the project, which MSBuild has put into the command line.</summary>
internal sealed class UsageException(string message) : Exception(message)
{
    /// <summary>Where the right values are.</summary>
    public string Hint => Message.StartsWith("Lambda", StringComparison.Ordinal) ? "It is a setting of the project." : "'dotnet run -- --help' lists the options.";
}
