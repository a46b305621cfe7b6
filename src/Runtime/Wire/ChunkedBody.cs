using Lambda.Runtime.Buffers;

namespace Lambda.Runtime.Wire;

/// <summary>Decodes a chunked body in place (RFC 9112, section 7.1), in whatever pieces it arrives.</summary>
/// <remarks>
/// <c>4;name=value CR LF Wiki CR LF 0 CR LF Trailer: x CR LF CR LF</c>. Decoded data is never longer than its encoding, so it is
/// moved down within the same buffer. A line feed alone ends a line as well; a carriage return alone does not.
/// </remarks>
internal struct ChunkedBody
{
    /// <summary>In bytes: the most framing in one place, such as extensions or trailers. It takes no memory, so that no other limit applies.</summary>
    private const int MaxOverhead = 64 * 1024;

    private Expect _expect;
    private int _size;
    private bool _hasDigit;
    private bool _afterReturn;
    private int _total;
    private int _overhead;

    private enum Expect
    {
        Size,
        SpaceOrExtension,
        Extension,
        Data,
        DataEnd,
        TrailerStart,
        TrailerName,
        TrailerValue,
        Nothing,
    }

    /// <summary>Whether the zero chunk and the trailers after it have been read.</summary>
    public readonly bool IsComplete => _expect == Expect.Nothing;

    /// <summary>Decodes all bytes that have arrived.</summary>
    /// <param name="bytes">The bytes that have just arrived; decoded data is moved to their start.</param>
    /// <param name="consumed">The number of bytes that belong to this body: all of them, until it is complete.</param>
    /// <returns>The length of the decoded data.</returns>
    /// <exception cref="ProtocolException">The bytes are not a chunked body.</exception>
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
        if (++_overhead > MaxOverhead)
        {
            throw new ProtocolException(
                ProtocolViolation.ChunkOverheadTooLong, $"found more than {MaxOverhead} bytes of chunk extension or trailers in one place");
        }

        if (b == '\n' && CanEndLine())
        {
            EndLine();
            return;
        }

        if (_afterReturn)
            throw Unexpected(b, "a line feed after a carriage return");
        if (b == '\r' && CanEndLine())
        {
            _afterReturn = true;
            return;
        }

        switch (_expect)
        {
            case Expect.Size when char.IsAsciiHexDigit((char)b):
                _size = _size * 16 + HexValue(b);
                _hasDigit = true;
                if (_total + (long)_size > BodyFraming.MaxBodyLength)
                {
                    throw new ProtocolException(
                        ProtocolViolation.BodyTooLong, $"found a chunked body of more than {BodyFraming.MaxBodyLength} bytes");
                }

                break;

            case Expect.Size when _hasDigit && b is (byte)' ' or (byte)'\t' or (byte)';':
            case Expect.SpaceOrExtension when b is (byte)' ' or (byte)'\t' or (byte)';':
                _expect = b == ';' ? Expect.Extension : Expect.SpaceOrExtension;
                break;

            case Expect.Extension or Expect.TrailerValue when b != 0:
                break;

            case Expect.TrailerName when b == ':':
                _expect = Expect.TrailerValue;
                break;

            case Expect.TrailerStart or Expect.TrailerName when HeaderName.IsTokenCharacter(b):
                _expect = Expect.TrailerName;
                break;

            default:
                throw Unexpected(b, Expected(_expect));
        }
    }

    private readonly bool CanEndLine() => _expect == Expect.Size ? _hasDigit : _expect != Expect.TrailerName;

    private void EndLine()
    {
        _afterReturn = false;
        switch (_expect)
        {
            case Expect.DataEnd:
                _expect = Expect.Size;
                break;

            case Expect.TrailerStart:
                _expect = Expect.Nothing;
                break;

            case Expect.TrailerValue:
                _expect = Expect.TrailerStart;
                break;

            default:
                _total += _size;
                _expect = _size == 0 ? Expect.TrailerStart : Expect.Data;
                _hasDigit = false;
                _overhead = 0;
                break;
        }
    }

    private static string Expected(Expect expect) => expect switch
    {
        Expect.Size => "the hexadecimal size of a chunk",
        Expect.SpaceOrExtension => "the extension of a chunk or the line end after its size",
        Expect.Extension => "the extension of a chunk",
        Expect.DataEnd => "the line end after a chunk",
        Expect.TrailerValue => "the value of a trailer",
        _ => "the name of a trailer and a colon",
    };

    private static ProtocolException Unexpected(byte found, string expected) =>
        new(ProtocolViolation.Chunk, $"found \"{Excerpt.From([found])}\"; expected {expected}");

    private static int HexValue(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
