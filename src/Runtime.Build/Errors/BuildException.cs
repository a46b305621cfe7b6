namespace Lambda.Runtime.Build.Errors;

/// <summary>Ends a task with a <see cref="BuildError"/>.</summary>
/// <param name="error">The error.</param>
/// <param name="cause">The exception that led to it.</param>
internal sealed class BuildException(BuildError error, Exception? cause = null) : Exception(error.Message, cause)
{
    /// <summary>The error to report.</summary>
    public BuildError Error { get; } = error;
}
