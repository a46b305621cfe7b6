using System.Buffers.Text;
using System.Text;
using Lambda.Runtime.Buffers;

namespace Lambda.Runtime.Wire;

/// <summary>Collects, line by line, the headers that determine where the body of a response ends, and whether the connection stays open.</summary>
internal struct FramingHeaders
{
    private int _length;
    private bool _hasLength;
    private bool _isChunked;
    private bool _closes;
    private bool _keepsAlive;

    /// <summary>Adds the next header line.</summary>
    /// <param name="line">Without its line end.</param>
    /// <exception cref="ProtocolException">The line is not a header line, or it frames the body in a way that is not supported.</exception>
    public void Add(ReadOnlySpan<byte> line)
    {
        // The length tells most names from the three that matter here.
        int nameLength = HeaderName.FindLength(line);
        switch (nameLength)
        {
            case 10 when Ascii.EqualsIgnoreCase(line[..10], "connection"u8):
                AddConnection(HeaderField.Trim(line[11..]));
                break;

            case 14 when Ascii.EqualsIgnoreCase(line[..14], "content-length"u8):
                AddLength(ParseLength(HeaderField.Trim(line[15..])));
                break;

            case 17 when Ascii.EqualsIgnoreCase(line[..17], "transfer-encoding"u8):
                AddTransferEncoding(HeaderField.Trim(line[18..]));
                break;
        }
    }

    /// <summary>Determines the framing from all lines.</summary>
    /// <exception cref="ProtocolException">The lines contradict each other.</exception>
    public readonly BodyFraming GetFraming(StatusLine status)
    {
        // RFC 9112, section 6.1: readers that prefer different headers disagree about where the next message begins (request smuggling).
        if (_isChunked && _hasLength)
        {
            throw new ProtocolException(
                ProtocolViolation.ContentLengthAndTransferEncoding,
                $"found both a transfer-encoding and the content-length {_length}; expected one of them");
        }

        if (_isChunked && status.MinorVersion == 0)
        {
            throw new ProtocolException(
                ProtocolViolation.TransferEncodingInHttp10, "found a transfer-encoding in a response of HTTP/1.0; expected a content-length");
        }

        bool keepAlive = !_closes && (status.MinorVersion > 0 || _keepsAlive);
        if (status.Status is 204 or 304)
            return new BodyFraming(BodyEnd.Length, 0, keepAlive);
        if (_isChunked)
            return new BodyFraming(BodyEnd.Chunks, 0, keepAlive);
        return _hasLength ? new BodyFraming(BodyEnd.Length, _length, keepAlive) : new BodyFraming(BodyEnd.Close, 0, KeepAlive: false);
    }

    /// <summary><c>Connection: keep-alive, close</c>: the connection ends if any element of any line says so (RFC 9112, section 9.3).</summary>
    private void AddConnection(ReadOnlySpan<byte> value)
    {
        foreach (ReadOnlySpan<byte> option in new ListElements(value))
        {
            _closes |= Ascii.EqualsIgnoreCase(option, "close"u8);
            _keepsAlive |= Ascii.EqualsIgnoreCase(option, "keep-alive"u8);
        }
    }

    private void AddLength(int length)
    {
        if (_hasLength && length != _length)
        {
            throw new ProtocolException(
                ProtocolViolation.ConflictingContentLengths, $"found the content-lengths {_length} and {length}; expected one");
        }

        _length = length;
        _hasLength = true;
    }

    /// <summary><c>Transfer-Encoding: chunked</c>, once: a body is never chunked twice (RFC 9112, section 6.1).</summary>
    private void AddTransferEncoding(ReadOnlySpan<byte> value)
    {
        bool isEmpty = true;
        foreach (ReadOnlySpan<byte> coding in new ListElements(value))
        {
            if (_isChunked || !Ascii.EqualsIgnoreCase(coding, "chunked"u8))
                throw Unknown(value);
            _isChunked = true;
            isEmpty = false;
        }

        if (isEmpty)
            throw Unknown(value);
    }

    private static ProtocolException Unknown(ReadOnlySpan<byte> value) =>
        new(ProtocolViolation.TransferEncoding, $"found transfer-encoding \"{Excerpt.From(value)}\"; expected chunked, once");

    private static int ParseLength(ReadOnlySpan<byte> value)
    {
        if (!value.IsEmpty
            && char.IsAsciiDigit((char)value[0])
            && Utf8Parser.TryParse(value, out long length, out int consumed)
            && consumed == value.Length
            && length <= BodyFraming.MaxBodyLength)
        {
            return (int)length;
        }

        throw new ProtocolException(
            ProtocolViolation.ContentLength,
            $"found content-length \"{Excerpt.From(value)}\"; expected a number of bytes from 0 to {BodyFraming.MaxBodyLength}");
    }
}
