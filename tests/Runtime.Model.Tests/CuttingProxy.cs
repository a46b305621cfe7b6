using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Lambda.Runtime.Model.Tests;

/// <summary>Forwards bytes between a function and its Runtime API, and cuts connections as the plans of the jobs say.</summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    /// <param name="upstream">The Runtime API's host and port.</param>
    /// <param name="jobs">The jobs by their ids.</param>
    /// <param name="mode">How the function runs.</param>
    public CuttingProxy(string upstream, ConcurrentDictionary<string, Job> jobs, Mode mode)
    {
        Upstream = IPEndPoint.Parse(upstream);
        Jobs = jobs;
        Mode = mode;
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Address => _listener.LocalEndpoint.ToString()!;

    public IPEndPoint Upstream { get; }

    public Mode Mode { get; }

    /// <summary>The jobs by their own ids.</summary>
    public ConcurrentDictionary<string, Job> Jobs { get; }

    /// <summary>The jobs by the request ids that the Runtime API gave them.</summary>
    public ConcurrentDictionary<string, Job> Requests { get; } = new();

    public void Dispose() => _listener.Dispose();

    private async Task RunAsync(Socket function)
    {
        using var connection = new CuttingConnection(this, function);
        await connection.RunAsync();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket function = await _listener.AcceptSocketAsync();
                _ = RunAsync(function);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The function has ended.
        }
    }
}
