using System.Net;
using System.Net.Sockets;

namespace Lambda.Runtime.RudePeer;

/// <summary>A Runtime API that sends literal bytes: split, cut short, wrong. It knows no protocol, only what a test scripts.</summary>
public sealed class RudeServer : IDisposable
{
    private readonly TcpListener _listener;

    public RudeServer(IPAddress? address = null)
    {
        _listener = new TcpListener(address ?? IPAddress.Loopback, 0);
        _listener.Start();
    }

    /// <summary>For <c>AWS_LAMBDA_RUNTIME_API</c>.</summary>
    public string Address => ((IPEndPoint)_listener.LocalEndpoint).ToString();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Waits for the function to connect.</summary>
    public RudeConnection Accept()
    {
        _listener.Server.ReceiveTimeout = RudeConnection.LongestWait;
        Socket socket = _listener.AcceptSocketAsync().WaitAsync(TimeSpan.FromMilliseconds(RudeConnection.LongestWait)).GetAwaiter().GetResult();
        return new RudeConnection(socket);
    }

    public void Dispose() => _listener.Dispose();
}
