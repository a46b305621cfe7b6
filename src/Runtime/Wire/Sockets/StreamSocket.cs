namespace Lambda.Runtime.Wire.Sockets;

/// <summary>A connected TCP stream: blocking and without a timeout, as a request for the next event needs it.</summary>
/// <remarks>
/// <see cref="OperatingSystem.IsLinux"/> is a constant to the native compiler, so that a Linux binary contains
/// <see cref="LibcSocket"/> and nothing of System.Net.Sockets.
/// </remarks>
internal abstract class StreamSocket : IDisposable
{
    /// <summary>Connects to a server.</summary>
    /// <exception cref="ConnectionException">Nothing listens there, or the host is not an address.</exception>
    public static StreamSocket Connect(ServerAddress server) =>
        OperatingSystem.IsLinux() ? LibcSocket.Connect(server) : ManagedSocket.Connect(server);

    /// <summary>Waits until bytes arrive.</summary>
    /// <returns>Their number; 0 if the peer closed its side.</returns>
    /// <exception cref="ConnectionException">The connection was lost.</exception>
    public abstract int Receive(Span<byte> destination);

    /// <summary>Sends bytes.</summary>
    /// <returns>How many of them the system accepted: at least one.</returns>
    /// <exception cref="ConnectionException">The connection was lost; none of these bytes was sent.</exception>
    public abstract int Send(ReadOnlySpan<byte> source);

    public abstract void Dispose();
}
