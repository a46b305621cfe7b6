namespace Lambda.Runtime.Wire.Sockets;

/// <summary>The connection could not be opened, or was lost.</summary>
/// <param name="message">Which call failed, with which address, and the error of the system.</param>
internal sealed class ConnectionException(string message) : Exception(message)
{
    /// <summary>
    /// Whether no byte of the request had been sent: only then may a request that is not idempotent be sent again.
    /// </summary>
    public bool NothingSent { get; init; }
}
