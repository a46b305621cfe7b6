namespace Lambda.Runtime.Wire;

/// <summary>The peer sent something other than an HTTP response.</summary>
/// <remarks>The connection cannot be used any more, because it is unknown where the next response begins.</remarks>
/// <param name="violation">In which way the bytes are malformed.</param>
/// <param name="message">What was found and what was expected; for the middle of a sentence.</param>
internal sealed class ProtocolException(ProtocolViolation violation, string message) : Exception(message)
{
    /// <summary>In which way the bytes are malformed.</summary>
    public ProtocolViolation Violation { get; } = violation;
}
