using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Testing.Tests.RuntimeApi;

/// <summary>A socket that sends and reads bytes that an HTTP client would not.</summary>
internal sealed partial class RawConnection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public static async Task<RawConnection> OpenAsync(string address)
    {
        var connection = new RawConnection();
        await connection._socket.ConnectAsync(IPEndPoint.Parse(address), TestContext.Current.CancellationToken);
        return connection;
    }

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await _socket.SendAsync(bytes, TestContext.Current.CancellationToken).AsTask().WithinLimit()..];
    }

    /// <summary>Sends until the buffers of the peer and of the kernel have been full for a while.</summary>
    /// <returns>The number of bytes sent, up to all.</returns>
    public int SendWhileTaken(ReadOnlySpan<byte> bytes)
    {
        int sent = 0;
        while (sent < bytes.Length && _socket.Poll(TimeSpan.FromSeconds(1), SelectMode.SelectWrite))
        {
            _socket.Blocking = false;
            int count = _socket.Send(bytes[sent..], SocketFlags.None, out SocketError error);
            _socket.Blocking = true;
            Assert.True(error is SocketError.Success or SocketError.WouldBlock, $"{error}");
            sent += Math.Max(0, count);
        }

        return sent;
    }

    /// <summary>Reads until the text ends with another text, or the connection ends.</summary>
    public async Task<string> ReadToAsync(string end)
    {
        var text = new StringBuilder();
        byte[] piece = new byte[64 * 1024];
        while (!text.ToString().EndsWith(end, StringComparison.Ordinal))
        {
            int count = await _socket.ReceiveAsync(piece, TestContext.Current.CancellationToken).AsTask().WithinLimit();
            if (count == 0)
                break;
            text.Append(Encoding.Latin1.GetString(piece, 0, count));
        }

        return text.ToString();
    }

    /// <summary>Reads one response of the Runtime API, to the end of its body or of the connection.</summary>
    public async Task<string> ReadResponseAsync()
    {
        var response = new StringBuilder();
        byte[] one = new byte[1];
        int? end = null;
        while (response.Length != end && await _socket.ReceiveAsync(one, TestContext.Current.CancellationToken).AsTask().WithinLimit() > 0)
        {
            response.Append((char)one[0]);
            if (end is null && response.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
                end = response.Length + int.Parse(Length().Match(response.ToString()).Groups[1].Value, CultureInfo.InvariantCulture);
        }

        return response.ToString();
    }

    /// <summary>Waits for the next bytes of the peer, or the end of the connection.</summary>
    /// <returns>Whether the connection ended.</returns>
    public async Task<bool> IsClosedAsync()
    {
        try
        {
            return await _socket.ReceiveAsync(new byte[1], TestContext.Current.CancellationToken).AsTask().WithinLimit() == 0;
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionReset)
        {
            return true;
        }
    }

    public void Dispose() => _socket.Dispose();

    [GeneratedRegex(@"Content-Length: (\d+)")]
    private static partial Regex Length();
}
