namespace Lambda.Runtime.Http;

/// <summary>Decodes a chunked body where it stands (RFC 9112, section 7.1), in whatever pieces it arrives.</summary>
/// <remarks>
/// <c>4;name=value CR LF Wiki CR LF 0 CR LF Trailer: x CR LF CR LF</c>. What is decoded is never longer than what it was decoded
/// from, so it is moved down within the same buffer. A line feed alone ends a line as well.
/// </remarks>
internal struct ChunkedBody
{
    /// <summary>Bounds what stands between two chunks and behind the last: it takes no room and could else come for ever.</summary>
    private const int LongestOverhead = 64 * 1024;

    private Expect _expect;
    private int _size;
    private bool _hasDigit;
    private bool _lineHasText;
    private int _total;
    private int _overhead;

    private enum Expect
    {
        Size,
        Extension,
        Data,
        DataEnd,
        Trailer,
        Nothing,
    }

    /// <summary>The zero chunk and the trailers behind it have been read.</summary>
    public readonly bool IsComplete => _expect == Expect.Nothing;

    /// <summary>Decodes as far as the bytes go.</summary>
    /// <param name="bytes">What has just arrived; the decoded data is moved to its start.</param>
    /// <param name="consumed">How many of them belonged to this body: all, until it is complete.</param>
    /// <returns>The length of the decoded data.</returns>
    /// <exception cref="ProtocolException">The bytes are no chunked body.</exception>
    public int Decode(Span<byte> bytes, out int consumed)
    {
        int read = 0;
        int written = 0;
        while (read < bytes.Length && _expect != Expect.Nothing)
        {
            if (_expect == Expect.Data)
            {
                int count = Math.Min(_size, bytes.Length - read);
                bytes.Slice(read, count).CopyTo(bytes[written..]);
                read += count;
                written += count;
                _size -= count;
                if (_size == 0)
                    _expect = Expect.DataEnd;
            }
            else
            {
                ReadFraming(bytes[read++]);
            }
        }

        consumed = read;
        return written;
    }

    private void ReadFraming(byte b)
    {
        if (++_overhead > LongestOverhead)
            throw new ProtocolException($"found more than {LongestOverhead} bytes of chunk extension or trailers in one place");

        switch (_expect)
        {
            case Expect.Size when char.IsAsciiHexDigit((char)b):
                _size = _size * 16 + HexValue(b);
                _hasDigit = true;
                if (_total + (long)_size > BodyFraming.LargestBody)
                    throw new ProtocolException($"found a chunked body of more than {BodyFraming.LargestBody} bytes");
                break;

            case Expect.Size when _hasDigit && b is (byte)';' or (byte)' ' or (byte)'\t' or (byte)'\r':
                _expect = Expect.Extension;
                break;

            case Expect.Size or Expect.Extension when _hasDigit && b == '\n':
                EndSizeLine();
                break;

            case Expect.Extension:
                break;

            case Expect.DataEnd when b == '\r':
                break;

            case Expect.DataEnd when b == '\n':
                _expect = Expect.Size;
                break;

            case Expect.Trailer when b == '\n':
                _expect = _lineHasText ? Expect.Trailer : Expect.Nothing;
                _lineHasText = false;
                break;

            case Expect.Trailer:
                _lineHasText |= b != '\r';
                break;

            default:
                string due = _expect == Expect.Size ? "the hexadecimal size of a chunk" : "the line end behind a chunk";
                throw new ProtocolException($"found \"{Excerpt.Of([b])}\" where {due} was due");
        }
    }

    private void EndSizeLine()
    {
        _total += _size;
        _expect = _size == 0 ? Expect.Trailer : Expect.Data;
        _hasDigit = false;
        _overhead = 0;
    }

    private static int HexValue(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
