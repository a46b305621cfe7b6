using System.Net;
using System.Net.Sockets;

namespace Lambda.Runtime.Package.Tests;

/// <summary>Finds a port that no program listens on, for programs that have to be told one.</summary>
internal static class FreePort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
