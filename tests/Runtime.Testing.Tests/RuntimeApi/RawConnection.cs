using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Lambda.Runtime.Testing.Tests.RuntimeApi;

/// <summary>A socket that sends and reads what no HTTP client would.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public static async Task<RawConnection> OpenAsync(string address)
    {
        var connection = new RawConnection();
        await connection._socket.ConnectAsync(IPEndPoint.Parse(address), TestContext.Current.CancellationToken);
        return connection;
    }

    public async Task SendAsync(string text) =>
        await _socket.SendAsync(Encoding.Latin1.GetBytes(text), TestContext.Current.CancellationToken);

    /// <summary>Reads until the text ends so, or the connection ends.</summary>
    public async Task<string> ReadToAsync(string end)
    {
        var text = new StringBuilder();
        byte[] piece = new byte[64 * 1024];
        while (!text.ToString().EndsWith(end, StringComparison.Ordinal))
        {
            int count = await _socket.ReceiveAsync(piece, TestContext.Current.CancellationToken);
            if (count == 0)
                break;
            text.Append(Encoding.Latin1.GetString(piece, 0, count));
        }

        return text.ToString();
    }

    public void Dispose() => _socket.Dispose();
}
