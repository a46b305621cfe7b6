using Lambda.Runtime.Buffers;
using Lambda.Runtime.Wire.Sockets;

namespace Lambda.Runtime.Wire;

/// <summary>One response, read completely: its status, its headers, and its body in one piece.</summary>
/// <remarks>
/// Owned by one connection, which reads one response after the other into it. Invariant of the buffer: the head, directly after it the
/// decoded body, then bytes that have arrived and are not decoded yet.
/// </remarks>
internal sealed class HttpResponse
{
    /// <summary>In bytes. The service has the same limit for the head of a request.</summary>
    private const int MaxHeadLength = 1024 * 1024;

    /// <summary>Most events fit, together with their headers.</summary>
    private const int InitialCapacity = 8 * 1024;

    private readonly ByteBuffer _buffer = new(InitialCapacity);
    private int _scanned;
    private int _lineStart;
    private StatusLine _statusLine;
    private FramingHeaders _framingHeaders;
    private int _statusLineLength;
    private int _headLength;
    private int _bodyLength;
    private BodyFraming _framing;
    private ChunkedBody _chunks;

    /// <summary>The status code; 0 until the head is complete.</summary>
    public int Status { get; private set; }

    /// <summary>Whether the peer accepts another request on this connection.</summary>
    public bool KeepAlive => _framing.KeepAlive;

    /// <summary>The lines of the headers.</summary>
    public ReadOnlyMemory<byte> HeaderBytes => _buffer.Slice(_statusLineLength, _headLength - _statusLineLength);

    /// <summary>The headers.</summary>
    public HeaderBlock Headers => new(HeaderBytes.Span);

    /// <summary>The decoded body.</summary>
    public ReadOnlyMemory<byte> Body => _buffer.Slice(_headLength, _bodyLength);

    /// <summary>Discards the last response.</summary>
    public void Reset()
    {
        _buffer.Reset();
        ResetHead();
        _headLength = 0;
        _bodyLength = 0;
        _chunks = default;
        Status = 0;
    }

    /// <summary>Returns the memory into which the next bytes of the peer are to be read.</summary>
    public Span<byte> GetReceiveSpan()
    {
        _buffer.EnsureFree(1);
        return _buffer.Free.Span;
    }

    /// <summary>Reads bytes that have arrived in <see cref="GetReceiveSpan"/>.</summary>
    /// <param name="count">Their number; 0 if the peer has closed its side.</param>
    /// <returns>Whether the response is complete.</returns>
    /// <exception cref="ProtocolException">The bytes are not a response, or more than one.</exception>
    /// <exception cref="ConnectionException">The peer closed its side before the response was complete.</exception>
    public bool TryRead(int count)
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
                SkipInterim();
            else
                return EndHead();
        }

        // Checked for a complete head as well, so that the pieces in which it arrives make no difference.
        return _buffer.Count > MaxHeadLength
            ? throw new ProtocolException(ProtocolViolation.HeadTooLong, $"found no end of the headers within {MaxHeadLength} bytes")
            : false;
    }

    /// <summary>Reads the next line of the head, without its end, if it has arrived completely. A line feed alone also ends a line (RFC 9112, section 2.2).</summary>
    private bool TryReadLine(out ReadOnlySpan<byte> line)
    {
        line = default;
        ReadOnlySpan<byte> bytes = _buffer.Filled[..Math.Min(_buffer.Count, MaxHeadLength)];
        int length = bytes[_scanned..].IndexOfAny((byte)'\n', (byte)'\r', (byte)0);

        // Bytes are searched once, except for a carriage return that comes last.
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

    /// <summary>Skips an interim response (RFC 9110, section 15.2): the final one follows.</summary>
    private void SkipInterim()
    {
        if (_statusLine.Status == 101)
        {
            throw new ProtocolException(
                ProtocolViolation.SwitchedProtocols, "found status 101, Switching Protocols; expected a response to a request without Upgrade");
        }

        Span<byte> rest = _buffer.Filled[_lineStart..];
        rest.CopyTo(_buffer.Filled);
        _buffer.Truncate(rest.Length);
        ResetHead();
    }

    private bool EndHead()
    {
        _headLength = _lineStart;
        _framing = _framingHeaders.GetFraming(_statusLine);

        // One allocation, instead of several while the body arrives.
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

    /// <summary>Describes a zero byte or a carriage return within a line, where neither is allowed (RFC 9110, section 5.5; RFC 9112, section 2.2).</summary>
    private static ProtocolException Misplaced(ReadOnlySpan<byte> line, byte found) => new(
        found == 0 ? ProtocolViolation.ZeroByte : ProtocolViolation.BareCarriageReturn,
        $"found \"{Excerpt.From(line)}\" in the head of the response; expected "
        + (found == 0 ? "no zero byte" : "a line feed after each carriage return"));

    private bool TryReadBody(bool atEnd)
    {
        int start = _headLength + _bodyLength;
        switch (_framing.End)
        {
            case BodyEnd.Chunks:
                int decoded = _chunks.Decode(_buffer.Filled[start..], out int consumed);
                _bodyLength += decoded;
                bool complete = _chunks.IsComplete;
                RejectSurplus(_buffer.Count - start - consumed);
                _buffer.Truncate(_headLength + _bodyLength);
                return complete;

            case BodyEnd.Length:
                _bodyLength = Math.Min(_buffer.Count - _headLength, _framing.Length);
                RejectSurplus(_buffer.Count - _headLength - _bodyLength);
                return _bodyLength == _framing.Length;

            default:
                _bodyLength = _buffer.Count - _headLength;
                return _bodyLength <= BodyFraming.MaxBodyLength
                    ? atEnd
                    : throw new ProtocolException(ProtocolViolation.BodyTooLong, $"found a body of more than {BodyFraming.MaxBodyLength} bytes");
        }
    }

    /// <summary>Rejects bytes after the end, which would be taken for the response to the next request.</summary>
    private static void RejectSurplus(int surplus)
    {
        if (surplus > 0)
        {
            throw new ProtocolException(
                ProtocolViolation.BytesAfterEnd, $"found {surplus} bytes after the end of the response; expected none until the next request");
        }
    }

    private ConnectionException CutShort() =>
        new(_buffer.Count == 0
            ? "the peer closed the connection instead of sending a response"
            : $"the peer closed the connection {_buffer.Count} bytes into its response");
}
