using Lambda.Runtime.Buffers;

namespace Lambda.Runtime.Wire;

/// <summary>One reply, read whole: its status, its headers, and its body in one piece.</summary>
/// <remarks>
/// Owned by one connection, which reads each reply into it in turn. Invariant of the buffer: the head from its start, the decoded
/// body right behind it, then what has arrived and is not yet decoded.
/// </remarks>
internal sealed class HttpReply
{
    /// <summary>The service's own bound for a request line and headers; a reply is not given more.</summary>
    private const int LongestHead = 1024 * 1024;

    /// <summary>A hello event with its headers, and most others, fit at once.</summary>
    private const int FirstCapacity = 8 * 1024;

    private readonly ByteBuffer _buffer = new(FirstCapacity);
    private int _scanned;
    private int _lineStart;
    private StatusLine _statusLine;
    private FramingHeaders _framingHeaders;
    private int _statusLineLength;
    private int _headLength;
    private int _bodyLength;
    private BodyFraming _framing;
    private ChunkedBody _chunks;

    public int Status { get; private set; }

    /// <summary>The peer lets this connection carry another request.</summary>
    public bool KeepAlive => _framing.KeepAlive;

    public ReadOnlySpan<byte> HeaderBytes => _buffer.Filled[_statusLineLength.._headLength];

    public HeaderBlock Headers => new(HeaderBytes);

    public ReadOnlyMemory<byte> Body => _buffer.Slice(_headLength, _bodyLength);

    /// <summary>Forgets the last reply.</summary>
    public void Reset()
    {
        _buffer.Reset();
        ResetHead();
        _headLength = 0;
        _bodyLength = 0;
        _chunks = default;
        Status = 0;
    }

    /// <summary>Where the next bytes from the peer belong.</summary>
    public Span<byte> NextRoom()
    {
        _buffer.EnsureFree(1);
        return _buffer.Free.Span;
    }

    /// <summary>Takes in bytes that were put into <see cref="NextRoom"/>.</summary>
    /// <param name="count">Their number; 0 when the peer has closed its side.</param>
    /// <returns>True when the reply is complete.</returns>
    /// <exception cref="ProtocolException">The bytes are no reply, or more came than one reply.</exception>
    /// <exception cref="ConnectionException">The peer closed its side before the reply was complete.</exception>
    public bool Take(int count)
    {
        _buffer.Advance(count);
        bool atEnd = count == 0;
        if ((Status != 0 || TryReadHead()) && TryReadBody(atEnd))
            return true;
        return atEnd ? throw CutShort() : false;
    }

    private bool TryReadHead()
    {
        while (TryReadLine(out ReadOnlySpan<byte> line))
        {
            if (_statusLine.Status == 0)
                StartHead(StatusLine.Parse(line));
            else if (!line.IsEmpty)
                _framingHeaders.Add(line);
            else if (_statusLine.Status < 200)
                PassOverInterim();
            else
                return EndHead();
        }

        // Also of a head whose end has come: how much of it came at once makes no difference.
        return _buffer.Count > LongestHead ? throw new ProtocolException($"found no end of the headers within {LongestHead} bytes") : false;
    }

    /// <summary>The next line of the head without its end, once that has come. A line feed alone is one too (RFC 9112, section 2.2).</summary>
    private bool TryReadLine(out ReadOnlySpan<byte> line)
    {
        line = default;
        ReadOnlySpan<byte> bytes = _buffer.Filled[..Math.Min(_buffer.Count, LongestHead)];
        int length = bytes[_scanned..].IndexOfAny((byte)'\n', (byte)'\r', (byte)0);

        // What was looked at once is not looked at again, except for a carriage return that comes last.
        int end = _scanned = length < 0 ? bytes.Length : _scanned + length;
        int next = end + 1;
        if (end < bytes.Length && bytes[end] == '\r')
            next++;
        if (next > bytes.Length)
            return false;
        if (bytes[next - 1] != '\n')
            throw Misplaced(bytes[_lineStart..next], bytes[end]);
        line = bytes[_lineStart..end];
        _lineStart = _scanned = next;
        return true;
    }

    private void StartHead(StatusLine line)
    {
        _statusLine = line;
        _statusLineLength = _lineStart;
    }

    /// <summary>Interim replies (RFC 9110, section 15.2) are passed over, however many there are: the real one follows.</summary>
    private void PassOverInterim()
    {
        if (_statusLine.Status == 101)
            throw new ProtocolException("found status 101, and no other protocol was asked for");
        Span<byte> rest = _buffer.Filled[_lineStart..];
        rest.CopyTo(_buffer.Filled);
        _buffer.Truncate(rest.Length);
        ResetHead();
    }

    private bool EndHead()
    {
        _headLength = _lineStart;
        _framing = _framingHeaders.Framing(_statusLine);
        if (_framing.End == BodyEnd.Length)
            _buffer.EnsureFree(Math.Max(0, _headLength + _framing.Length - _buffer.Count));
        Status = _statusLine.Status;
        return true;
    }

    private void ResetHead()
    {
        _scanned = 0;
        _lineStart = 0;
        _statusLine = default;
        _framingHeaders = default;
    }

    /// <summary>Neither byte may be inside a line (RFC 9110, section 5.5; RFC 9112, section 2.2).</summary>
    private static ProtocolException Misplaced(ReadOnlySpan<byte> line, byte found) => new(
        $"found \"{Excerpt.Of(line)}\" in the head of the reply; expected "
        + (found == 0 ? "no zero byte" : "a line feed after each carriage return"));

    private bool TryReadBody(bool atEnd)
    {
        int start = _headLength + _bodyLength;
        switch (_framing.End)
        {
            case BodyEnd.Chunks:
                _bodyLength += _chunks.Decode(_buffer.Filled[start..], out int consumed);
                bool complete = _chunks.IsComplete;
                RefuseSurplus(_buffer.Count - start - consumed);
                _buffer.Truncate(_headLength + _bodyLength);
                return complete;

            case BodyEnd.Length:
                _bodyLength = Math.Min(_buffer.Count - _headLength, _framing.Length);
                RefuseSurplus(_buffer.Count - _headLength - _bodyLength);
                return _bodyLength == _framing.Length;

            default:
                _bodyLength = _buffer.Count - _headLength;
                return _bodyLength <= BodyFraming.LargestBody
                    ? atEnd
                    : throw new ProtocolException($"found a body of more than {BodyFraming.LargestBody} bytes");
        }
    }

    /// <summary>Nothing was asked for that could be answered by a second reply: it would be taken for that of the next request.</summary>
    private static void RefuseSurplus(int surplus)
    {
        if (surplus > 0)
            throw new ProtocolException($"found {surplus} bytes behind the end of the reply");
    }

    private ConnectionException CutShort() =>
        new(_buffer.Count == 0
            ? "the peer closed the connection instead of replying"
            : $"the peer closed the connection {_buffer.Count} bytes into its reply");
}
