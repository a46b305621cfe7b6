namespace Lambda.Runtime.Wire;

/// <summary>The connection could not be made, or died.</summary>
/// <param name="message">Which call failed, on which address, and what the system said.</param>
internal sealed class ConnectionException(string message) : Exception(message)
{
    /// <summary>
    /// True when not one byte of the request had been given to the network: only then may a request that changes something be
    /// sent again.
    /// </summary>
    public bool NothingSent { get; init; }
}
