namespace Lambda.Runtime.Emulator.Filters;

/// <summary>Refuses a pattern that the service would refuse. The message says where it is wrong, what is there, and what is expected.</summary>
internal sealed class InvalidPatternException : Exception
{
    /// <param name="path">The path in the pattern: <c>$.detail.state[0]</c>.</param>
    /// <param name="found">What is there, as the rest of a sentence: <c>the string "running"</c>.</param>
    /// <param name="expected">What would be accepted, as the rest of a sentence.</param>
    /// <param name="cause">The exception that says so, if there is one.</param>
    public InvalidPatternException(string path, string found, string expected, Exception? cause = null)
        : base($"Invalid pattern at {path}: found {found}; expected {expected}.", cause)
    {
        Path = path;
        Found = found;
        Expected = expected;
    }

    public string Path { get; }

    public string Found { get; }

    public string Expected { get; }

    /// <summary>Returns the same error with the place of the pattern before the path: <c>Filters[1].Pattern $.body</c>.</summary>
    public InvalidPatternException In(string place) => new($"{place} {Path}", Found, Expected, this);
}
