using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>A function's connection, driven by blocking calls. It sends prepared bytes, and compares what it receives with what it expects.</summary>
internal sealed class ApiConnection : IDisposable
{
    private static readonly byte[] Accepted = "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n{\"status\":\"OK\"}\n"u8.ToArray();

    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[8 * 1024 * 1024];
    private int _received;

    public ApiConnection(Socket socket)
    {
        _socket = socket;
        _socket.NoDelay = true;
        _socket.ReceiveTimeout = (int)ApiServer.TimeLimit.TotalMilliseconds;
        _socket.SendTimeout = (int)ApiServer.TimeLimit.TotalMilliseconds;
    }

    /// <summary>Waits until the function requests an event.</summary>
    public void ReceiveNext()
    {
        ReadOnlySpan<byte> head = Receive(out _);
        if (!head.StartsWith("GET /2018-06-01/runtime/invocation/next "u8))
            throw new InvalidOperationException($"it sent \"{Encoding.UTF8.GetString(head)}\"; expected GET /next");
    }

    /// <summary>Runs one invocation, until the function requests the next event.</summary>
    /// <returns>The time until the response.</returns>
    /// <exception cref="InvalidOperationException">The response is not the one expected for the event.</exception>
    public TimeSpan Invoke(Event invoked, out string response)
    {
        TimeSpan time = Invoke(invoked, out ReadOnlySpan<byte> body);
        response = Encoding.UTF8.GetString(body);
        Continue();
        return time;
    }

    /// <inheritdoc cref="Invoke(Event, out string)"/>
    public TimeSpan Invoke(Event invoked)
    {
        TimeSpan time = Invoke(invoked, out ReadOnlySpan<byte> body);
        if (!body.SequenceEqual(invoked.Response))
            throw new InvalidOperationException($"it responded {Encoding.UTF8.GetString(body)} to {invoked.Title}");
        Continue();
        return time;
    }

    private TimeSpan Invoke(Event invoked, out ReadOnlySpan<byte> body)
    {
        long start = Stopwatch.GetTimestamp();
        Send(invoked.HttpResponse);
        ReadOnlySpan<byte> head = Receive(out body);
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        return head.StartsWith(Event.Post)
            ? time
            : throw new InvalidOperationException($"it sent \"{Encoding.UTF8.GetString(head)}\" in response to {invoked.Title}");
    }

    private void Continue()
    {
        Send(Accepted);
        ReceiveNext();
    }

    public void Send(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[_socket.Send(bytes)..];
    }

    /// <summary>Receives one request and returns its head. Another request never follows, because a function waits for the response.</summary>
    private ReadOnlySpan<byte> Receive(out ReadOnlySpan<byte> body)
    {
        _received = 0;
        int head;
        while ((head = _buffer.AsSpan(0, _received).IndexOf("\r\n\r\n"u8)) < 0)
            ReceiveMore();
        head += 4;
        int end = head + ContentLength(_buffer.AsSpan(0, head));
        while (_received < end)
            ReceiveMore();
        body = _buffer.AsSpan(head, end - head);
        return _buffer.AsSpan(0, head);
    }

    private void ReceiveMore()
    {
        int count = _socket.Receive(_buffer.AsSpan(_received));
        _received += count > 0 ? count : throw new InvalidOperationException("it has closed the connection");
    }

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> name = "Content-Length: "u8;
        int at = head.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(head[(at + name.Length)..], out int length, out _) ? length : 0;
    }

    public void Dispose() => _socket.Dispose();
}
