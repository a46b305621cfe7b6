namespace Lambda.Runtime.Http;

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
        _scanned = 0;
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
        // Interim replies (RFC 9110, section 15.2) are passed over one by one, however many there are: the real one follows.
        while (TryReadOneHead(out bool isInterim))
        {
            if (!isInterim)
                return true;
        }

        return false;
    }

    private bool TryReadOneHead(out bool isInterim)
    {
        isInterim = false;
        int end = FindHeadEnd();

        // Also of a head whose end has come: how much of it came at once makes no difference.
        if ((end < 0 ? _buffer.Count : end) > LongestHead)
            throw new ProtocolException($"found no end of the headers within {LongestHead} bytes");
        if (end < 0)
            return false;

        Span<byte> head = _buffer.Filled[..end];
        _statusLineLength = head.IndexOf((byte)'\n') + 1;
        StatusLine line = StatusLine.Parse(head[..(_statusLineLength - 1)].TrimEnd((byte)'\r'));
        if (line.Status < 200)
        {
            isInterim = true;
            Span<byte> rest = _buffer.Filled[end..];
            rest.CopyTo(_buffer.Filled);
            _buffer.Truncate(rest.Length);
            _scanned = 0;
            return true;
        }

        _headLength = end;
        _framing = BodyFraming.Of(line, new HeaderBlock(head[_statusLineLength..]));
        if (_framing.End == BodyEnd.Length)
            _buffer.EnsureFree(Math.Max(0, end + _framing.Length - _buffer.Count));
        Status = line.Status;
        return true;
    }

    /// <summary>The index behind the empty line, or -1. What was looked at once is not looked at again.</summary>
    private int FindHeadEnd()
    {
        ReadOnlySpan<byte> bytes = _buffer.Filled;
        while (_scanned < bytes.Length)
        {
            int feed = bytes[_scanned..].IndexOf((byte)'\n');
            if (feed < 0)
            {
                _scanned = bytes.Length;
                break;
            }

            // An empty line is a line feed right behind this one, or one carriage return between them.
            ReadOnlySpan<byte> next = bytes[(_scanned + feed + 1)..];
            if (next is [(byte)'\n', ..])
                return _scanned + feed + 2;
            if (next is [(byte)'\r', (byte)'\n', ..])
                return _scanned + feed + 3;
            if (next is [] or [(byte)'\r'])
            {
                _scanned += feed;
                break;
            }

            _scanned += feed + 1;
        }

        return -1;
    }

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
