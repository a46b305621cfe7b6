namespace Lambda.Runtime;

/// <summary>The runtime itself cannot go on, for a reason that is not the handler's: it ends the process.</summary>
/// <param name="errorType">As the Runtime API wants it: <c>Runtime.</c> and a word of letters.</param>
/// <param name="message">What was found, where, and what would be right.</param>
internal sealed class RuntimeException(string errorType, string message) : Exception(message)
{
    public string ErrorType { get; } = errorType;
}
