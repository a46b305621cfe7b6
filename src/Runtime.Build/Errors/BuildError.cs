namespace Lambda.Runtime.Build.Errors;

/// <summary>An error or a warning of a build. A task reports it with <see cref="BuildErrorLog"/>.</summary>
/// <param name="Code">The code.</param>
/// <param name="Message">What was found, where it was found, and what to do about it.</param>
internal sealed record BuildError(BuildErrorCode Code, string Message)
{
    /// <summary>The file that contains the problem; <see langword="null"/> for the project.</summary>
    public string? File { get; init; }

    /// <summary>The line in <see cref="File"/>, from 1; 0 if there is no line.</summary>
    public int Line { get; init; }
}
