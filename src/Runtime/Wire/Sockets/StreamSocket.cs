namespace Lambda.Runtime.Wire.Sockets;

/// <summary>A connected TCP stream: blocking, without any time-out, as the Runtime API wants its poll.</summary>
/// <remarks>
/// <see cref="OperatingSystem.IsLinux"/> is a constant to the native compiler, so that a Linux binary holds
/// <see cref="LibcSocket"/> alone and nothing of System.Net.Sockets.
/// </remarks>
internal abstract class StreamSocket : IDisposable
{
    /// <exception cref="ConnectionException">Nobody answers there, or the address is none.</exception>
    public static StreamSocket Connect(ServerAddress server) =>
        OperatingSystem.IsLinux() ? LibcSocket.Connect(server) : ManagedSocket.Connect(server);

    /// <summary>Waits until bytes arrive.</summary>
    /// <returns>Their number; 0 when the peer closed its side.</returns>
    /// <exception cref="ConnectionException">The connection died.</exception>
    public abstract int Receive(Span<byte> destination);

    /// <summary>Gives bytes to the system.</summary>
    /// <returns>How many of them it took: at least one.</returns>
    /// <exception cref="ConnectionException">The connection died; none of these bytes was taken.</exception>
    public abstract int Send(ReadOnlySpan<byte> source);

    public abstract void Dispose();
}
