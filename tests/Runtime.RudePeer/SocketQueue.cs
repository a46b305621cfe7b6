using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Lambda.Runtime.RudePeer;

/// <summary>Reads the kernel's table of connections to find out when a peer on this machine has read what was sent to it.</summary>
/// <remarks>
/// A send on loopback puts the bytes into the peer's queue before it returns, so an empty queue means that the peer has read them. That makes a split
/// certain, where a pause would make it only likely. Other systems than Linux have no such table, so splits are only likely there.
/// </remarks>
internal static class SocketQueue
{
    private const int QueuesField = 4;

    public static void WaitUntilRead(Socket socket)
    {
        if (!OperatingSystem.IsLinux())
            return;

        // The peer's line has its own port first and ours second: "0100007F:C350 0100007F:1F90 01 00000000:00000012 ...".
        int own = ((IPEndPoint)socket.LocalEndPoint!).Port;
        int peer = ((IPEndPoint)socket.RemoteEndPoint!).Port;
        string table = socket.AddressFamily == AddressFamily.InterNetworkV6 ? "/proc/self/net/tcp6" : "/proc/self/net/tcp";
        string ends = string.Create(CultureInfo.InvariantCulture, $":{peer:X4} ");
        long start = Stopwatch.GetTimestamp();
        while (Unread(table, ends, string.Create(CultureInfo.InvariantCulture, $":{own:X4} ")) != 0)
        {
            if (Stopwatch.GetElapsedTime(start).TotalMilliseconds > RudeConnection.MaxWait)
                throw new TimeoutException("the function does not read what was sent to it");
            Thread.Yield();
        }
    }

    private static int Unread(string table, string peerPort, string ownPort)
    {
        foreach (string line in File.ReadLines(table))
        {
            int peer = line.IndexOf(peerPort, StringComparison.Ordinal);
            int own = line.IndexOf(ownPort, StringComparison.Ordinal);
            if (peer < 0 || own < peer)
                continue;

            string[] fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return int.Parse(fields[QueuesField].Split(':')[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }

        return 0;
    }
}
