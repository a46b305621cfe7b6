using System.Buffers.Text;
using System.Text;

namespace Lambda.Runtime.Http;

/// <summary>How the end of a reply's body is known.</summary>
internal enum BodyEnd
{
    /// <summary>After <see cref="BodyFraming.Length"/> bytes.</summary>
    Length,

    /// <summary>After the last chunk.</summary>
    Chunks,

    /// <summary>When the peer closes the connection.</summary>
    Close,
}

/// <summary>Where a reply's body ends, and whether the connection can be used again (RFC 9112, sections 6.3 and 9.3).</summary>
internal readonly record struct BodyFraming(BodyEnd End, int Length, bool KeepAlive)
{
    /// <summary>Ten times the largest event that the service sends. A longer body is a broken peer and not an event.</summary>
    public const int LargestBody = 64 * 1024 * 1024;

    /// <exception cref="ProtocolException">The headers contradict each other, or the length is none.</exception>
    public static BodyFraming Of(StatusLine status, HeaderBlock headers)
    {
        int length = -1;
        bool chunked = false;
        bool close = status.MinorVersion == 0;
        foreach (HeaderField field in headers)
        {
            if (field.Is("content-length"u8))
            {
                int found = ParseLength(field.Value);
                if (length >= 0 && found != length)
                    throw new ProtocolException($"found two lengths of one body, {length} and {found}");
                length = found;
            }
            else if (field.Is("transfer-encoding"u8))
            {
                if (!Ascii.EqualsIgnoreCase(field.Value, "chunked"u8))
                    throw new ProtocolException($"found transfer-encoding \"{Excerpt.Of(field.Value)}\"; only chunked is understood");
                chunked = true;
            }
            else if (field.Is("connection"u8))
            {
                close = Ascii.EqualsIgnoreCase(field.Value, "close"u8)
                    || (close && !Ascii.EqualsIgnoreCase(field.Value, "keep-alive"u8));
            }
        }

        if (status.Status is 204 or 304)
            return new BodyFraming(BodyEnd.Length, 0, !close);
        if (chunked)
            return new BodyFraming(BodyEnd.Chunks, 0, !close);
        return length >= 0 ? new BodyFraming(BodyEnd.Length, length, !close) : new BodyFraming(BodyEnd.Close, 0, KeepAlive: false);
    }

    private static int ParseLength(ReadOnlySpan<byte> value)
    {
        if (!value.IsEmpty
            && char.IsAsciiDigit((char)value[0])
            && Utf8Parser.TryParse(value, out long length, out int consumed)
            && consumed == value.Length
            && length <= LargestBody)
        {
            return (int)length;
        }

        throw new ProtocolException(
            $"found content-length \"{Excerpt.Of(value)}\"; right would be a number of bytes from 0 to {LargestBody}");
    }
}
