using System.Net.Sockets;
using System.Text;

namespace Lambda.Runtime.RudePeer;

/// <summary>One connection of a function, seen from the other side.</summary>
public sealed class RudeConnection : IDisposable
{
    /// <summary>After so many milliseconds a test has failed: nothing here takes as long.</summary>
    internal const int LongestWait = 20_000;

    private readonly Socket _socket;
    private readonly byte[] _received = new byte[8 * 1024 * 1024];
    private int _start;
    private int _end;

    internal RudeConnection(Socket socket)
    {
        _socket = socket;
        _socket.NoDelay = true;
        _socket.ReceiveTimeout = LongestWait;
    }

    /// <summary>How many receives the last request took. A request that left in one write, and is small, takes one.</summary>
    public int Receives { get; private set; }

    /// <summary>Reads one request whole.</summary>
    public RudeRequest ReadRequest()
    {
        Receives = 0;
        int headEnd;
        while ((headEnd = Filled.IndexOf("\r\n\r\n"u8)) < 0)
            Fill();

        string[] lines = Encoding.Latin1.GetString(Filled[..headEnd]).Split("\r\n");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string line in lines.Skip(1))
        {
            int colon = line.IndexOf(':');
            headers.Add(line[..colon], line[(colon + 1)..].Trim());
        }

        int length = headers.TryGetValue("Content-Length", out string? text) ? int.Parse(text, null) : 0;
        while (Filled.Length < headEnd + 4 + length)
            Fill();

        byte[] body = Filled.Slice(headEnd + 4, length).ToArray();
        _start += headEnd + 4 + length;
        if (_start == _end)
            _start = _end = 0;
        return new RudeRequest(lines[0], headers, body);
    }

    /// <summary>True when the function closes its side without sending anything more.</summary>
    public bool IsClosedByPeer()
    {
        try
        {
            return _start == _end && _socket.Receive(_received.AsSpan(_end)) == 0;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        {
            return true;
        }
    }

    public void Send(string text) => Send(Encoding.UTF8.GetBytes(text));

    public void Send(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[_socket.Send(bytes)..];
    }

    /// <summary>Sends bytes in two parts, the second only when the function has taken the first.</summary>
    public void SendSplit(ReadOnlySpan<byte> bytes, int at)
    {
        Send(bytes[..at]);
        if (at > 0)
            SocketQueue.WaitUntilRead(_socket);
        Send(bytes[at..]);
    }

    /// <summary>Closes as a peer that is done does.</summary>
    public void Dispose() => _socket.Dispose();

    /// <summary>Closes as a peer that died does: with a reset.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Dispose();
    }

    private Span<byte> Filled => _received.AsSpan(_start, _end - _start);

    private void Fill()
    {
        int count = _socket.Receive(_received.AsSpan(_end));
        if (count == 0)
            throw new InvalidOperationException($"the function closed the connection after \"{Encoding.Latin1.GetString(Filled)}\"");
        _end += count;
        Receives++;
    }
}
