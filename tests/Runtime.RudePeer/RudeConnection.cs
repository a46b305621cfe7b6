using System.Net.Sockets;
using System.Text;

namespace Lambda.Runtime.RudePeer;

/// <summary>The Runtime API's side of a function's connection.</summary>
public sealed class RudeConnection : IDisposable
{
    /// <summary>The time limit of each wait, in milliseconds. No wait in a passing test takes as long.</summary>
    public static int MaxWait { get; set; } = 60_000;

    private readonly Socket _socket;
    private readonly byte[] _received = new byte[8 * 1024 * 1024];
    private int _start;
    private int _end;

    internal RudeConnection(Socket socket)
    {
        _socket = socket;
        _socket.NoDelay = true;
        _socket.ReceiveTimeout = MaxWait;
    }

    /// <summary>The number of receives that the last request took. A small request sent in one write takes one.</summary>
    public int Receives { get; private set; }

    /// <summary>Reads one whole request.</summary>
    public RudeRequest ReadRequest()
    {
        Receives = 0;
        string[] lines = ReadLines();
        Dictionary<string, string> headers = Fields(lines.Skip(1));
        if (headers.TryGetValue("Transfer-Encoding", out string? coding) && coding == "chunked")
            return ReadChunks(lines[0], headers);
        byte[] body = headers.TryGetValue("Content-Length", out string? text) ? ReadBytes(int.Parse(text, null)) : [];
        return new RudeRequest(lines[0], headers, body, [], Fields([]));
    }

    /// <summary>Reads the head of a request whose body follows in chunks.</summary>
    public string[] ReadHead() => ReadLines();

    /// <summary>Reads one chunk, with its size and line end. The last chunk is empty; its trailers are not read.</summary>
    public byte[] ReadChunk()
    {
        int size = int.Parse(ReadLine(), System.Globalization.NumberStyles.AllowHexSpecifier, null);
        byte[] chunk = ReadBytes(size);
        if (size > 0 && ReadLine().Length > 0)
            throw new InvalidOperationException("the chunk is longer than its size");
        return chunk;
    }

    /// <summary>Waits for the function to close its side; false if it sends more bytes instead.</summary>
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

    /// <summary>Sends bytes in two parts, the second after the function has read the first.</summary>
    public void SendSplit(ReadOnlySpan<byte> bytes, int at)
    {
        Send(bytes[..at]);
        if (at > 0)
            SocketQueue.WaitUntilRead(_socket);
        Send(bytes[at..]);
    }

    /// <summary>Closes only the sending side; reading continues.</summary>
    public void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Closes the connection normally.</summary>
    public void Dispose() => _socket.Dispose();

    /// <summary>Closes the connection with a reset, as when the peer crashes.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Dispose();
    }

    private RudeRequest ReadChunks(string line, Dictionary<string, string> headers)
    {
        var body = new MemoryStream();
        var chunks = new List<int>();
        while (ReadChunk() is { Length: > 0 } chunk)
        {
            body.Write(chunk);
            chunks.Add(chunk.Length);
        }

        return new RudeRequest(line, headers, body.ToArray(), chunks, Fields(ReadLines()));
    }

    private string ReadLine()
    {
        int end;
        while ((end = Received.IndexOf("\r\n"u8)) < 0)
            ReceiveMore();
        string line = Encoding.Latin1.GetString(Received[..end]);
        Consume(end + 2);
        return line;
    }

    /// <summary>Reads lines up to an empty line.</summary>
    private string[] ReadLines()
    {
        var lines = new List<string>();
        while (ReadLine() is { Length: > 0 } line)
            lines.Add(line);
        return [.. lines];
    }

    private byte[] ReadBytes(int count)
    {
        while (Received.Length < count)
            ReceiveMore();
        byte[] bytes = Received[..count].ToArray();
        Consume(count);
        return bytes;
    }

    private void Consume(int count)
    {
        _start += count;
        if (_start == _end)
            _start = _end = 0;
    }

    private static Dictionary<string, string> Fields(IEnumerable<string> lines) => lines.ToDictionary(
        static line => line[..line.IndexOf(':')], static line => line[(line.IndexOf(':') + 1)..].Trim(), StringComparer.OrdinalIgnoreCase);

    private Span<byte> Received => _received.AsSpan(_start, _end - _start);

    private void ReceiveMore()
    {
        if (_end == _received.Length)
        {
            Received.CopyTo(_received);
            (_start, _end) = (0, _end - _start);
        }

        int count = _socket.Receive(_received.AsSpan(_end));
        if (count == 0)
            throw new InvalidOperationException($"the function closed the connection after \"{Encoding.Latin1.GetString(Received)}\"");
        _end += count;
        Receives++;
    }
}
