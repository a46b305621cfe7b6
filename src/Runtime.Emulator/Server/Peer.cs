using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Server;

/// <summary>The process at the other end of a connection.</summary>
internal static class Peer
{
    /// <summary>Whether the process still has the connection open. The system closes the connections of a process before its exit is reported.</summary>
    /// <remarks>Asks the system, because the server learns of it later, on another thread.</remarks>
    public static bool IsConnected(HttpContext http)
    {
        if (http.RequestAborted.IsCancellationRequested)
            return false;

        try
        {
            // Readable without data means the end of the connection.
            return http.Features.Get<IConnectionSocketFeature>()?.Socket is not { } socket
                || !socket.Poll(microSeconds: 0, SelectMode.SelectRead)
                || socket.Available > 0;
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }
}
