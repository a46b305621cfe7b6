namespace Lambda.Runtime.Local.Running;

/// <summary>There is no function to run, or no port to listen on.</summary>
internal sealed class StartFailedException(string message) : Exception(message)
{
    /// <summary>Whether an argument names something that does not exist, so that the command line is wrong.</summary>
    public bool IsUsageError { get; init; }
}
