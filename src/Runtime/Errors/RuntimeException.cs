namespace Lambda.Runtime.Errors;

/// <summary>An error of the runtime itself rather than of the handler.</summary>
/// <remarks>
/// During initialization it is the init error. From the client of the Runtime API it ends the loop. Within an invocation it is the error of that
/// invocation, like any other exception.
/// </remarks>
/// <param name="errorType">As the Runtime API expects it: <c>Runtime.</c> or <c>Function.</c>, and a word of letters.</param>
/// <param name="message">What was found, where, and what was expected.</param>
internal sealed class RuntimeException(string errorType, string message) : Exception(message)
{
    /// <summary>The type of the error, for the caller and the log.</summary>
    public string ErrorType { get; } = errorType;
}
