using System.Net;
using System.Net.Sockets;

namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>Where functions connect: a listening socket on loopback.</summary>
internal sealed class ApiServer : IDisposable
{
    /// <summary>No measurement: when to give a function up that does nothing.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public ApiServer()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(16);
        Address = _listener.LocalEndPoint!.ToString()!;
    }

    /// <summary><c>127.0.0.1:37001</c></summary>
    public string Address { get; }

    /// <exception cref="InvalidOperationException">Nobody has connected.</exception>
    public ApiConnection Accept() =>
        _listener.Poll(Patience, SelectMode.SelectRead)
            ? new ApiConnection(_listener.Accept())
            : throw new InvalidOperationException($"it has not connected to {Address} within {Patience.TotalSeconds} s");

    public void Dispose() => _listener.Dispose();
}
