using System.Net;
using System.Net.Sockets;

namespace Lambda.Runtime.RudePeer;

/// <summary>A Runtime API that sends literal bytes: split, truncated or wrong. It does not implement a protocol and sends only what a test tells it to send.</summary>
public sealed class RudeServer : IDisposable
{
    private readonly TcpListener _listener;

    public RudeServer(IPAddress? address = null)
    {
        _listener = new TcpListener(address ?? IPAddress.Loopback, 0);
        _listener.Start();
    }

    /// <summary>The value for <c>AWS_LAMBDA_RUNTIME_API</c>.</summary>
    public string Address => ((IPEndPoint)_listener.LocalEndpoint).ToString();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Waits for the function to connect.</summary>
    public RudeConnection Accept()
    {
        _listener.Server.ReceiveTimeout = RudeConnection.MaxWait;
        Socket socket = _listener.AcceptSocketAsync().WaitAsync(TimeSpan.FromMilliseconds(RudeConnection.MaxWait)).GetAwaiter().GetResult();
        return new RudeConnection(socket);
    }

    public void Dispose() => _listener.Dispose();
}
