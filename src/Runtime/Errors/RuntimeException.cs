namespace Lambda.Runtime.Errors;

/// <summary>The runtime itself cannot go on, for a reason that is not the handler's: it ends the process.</summary>
/// <remarks>Thrown within an invocation, it is the invocation's error, as any other exception is.</remarks>
/// <param name="errorType">As the Runtime API wants it: <c>Runtime.</c> or <c>Function.</c>, and a word of letters.</param>
/// <param name="message">What was found, where, and what would be right.</param>
internal sealed class RuntimeException(string errorType, string message) : Exception(message)
{
    public string ErrorType { get; } = errorType;
}
