using System.Net;
using System.Net.Sockets;

namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>A listening socket on loopback, to which functions connect.</summary>
internal sealed class ApiServer : IDisposable
{
    /// <summary>The time limit for a function that does nothing. It is not part of a measurement.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(60);

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public ApiServer()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(16);
        Address = _listener.LocalEndPoint!.ToString()!;
    }

    /// <summary><c>127.0.0.1:37001</c></summary>
    public string Address { get; }

    /// <exception cref="InvalidOperationException">No function connected.</exception>
    public ApiConnection Accept() =>
        _listener.Poll(TimeLimit, SelectMode.SelectRead)
            ? new ApiConnection(_listener.Accept())
            : throw new InvalidOperationException($"it has not connected to {Address} within {TimeLimit.TotalSeconds} s");

    public void Dispose() => _listener.Dispose();
}
