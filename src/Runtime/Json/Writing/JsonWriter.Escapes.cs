using System.Text;
using Lambda.Runtime.Json.Writing;

namespace Lambda.Runtime.Json;

public sealed partial class JsonWriter
{
    /// <summary>The most bytes that one UTF-16 unit needs as an escape: <c>\u001f</c>.</summary>
    internal const int MaxEscapeLength = 6;

    /// <summary>The most bytes that one UTF-16 unit needs as UTF-8.</summary>
    private const int MaxUtf8UnitLength = 3;

    /// <summary>The most UTF-16 units that are transcoded at once, so that the room for the worst case stays small.</summary>
    private const int UnitsPerChunk = 256;

    /// <summary>The most bytes of UTF-8 that are escaped at once.</summary>
    private const int BytesPerChunk = 256;

    private const int CopiedAtOnce = 16;

    /// <summary>Writes the rest of a string that starts with a character that is escaped or not ASCII (RFC 8259, section 7).</summary>
    private void WriteEscaped(ReadOnlySpan<char> value)
    {
        while (!value.IsEmpty)
        {
            int others = 1;
            if (value[0] < 128)
                _buffer.Advance(WriteEscape(Reserve(MaxEscapeLength), value[0]));
            else
                others = WriteNonAscii(value);
            value = value[others..];
            int plain = Utf16Transcoder.Copy<MinimalCharacters>(value, Reserve(value.Length));
            _buffer.Advance(plain);
            value = value[plain..];
        }

        WriteByte((byte)'"');
    }

    /// <summary>Writes characters up to the first ASCII character as UTF-8, and half of a surrogate pair as U+FFFD.</summary>
    /// <returns>The number of UTF-16 units written.</returns>
    private int WriteNonAscii(ReadOnlySpan<char> value)
    {
        int end = Math.Min(value.Length, UnitsPerChunk);
        Span<byte> target = Reserve(MaxUtf8UnitLength * (end + 1)); // The last unit may start a pair.
        int read = 0;
        int written = 0;
        while (read < end && value[read] >= 128)
        {
            // For invalid UTF-16, the rune is U+FFFD.
            _ = Rune.DecodeFromUtf16(value[read..], out Rune rune, out int units);
            read += units;
            written += rune.EncodeToUtf8(target[written..]);
        }

        _buffer.Advance(written);
        return read;
    }

    /// <summary>Writes the escape of a character.</summary>
    /// <returns>Its length.</returns>
    internal static int WriteEscape(Span<byte> target, char c)
    {
        byte letter = ShortEscape(c);
        if (letter == 0)
            return WriteUnicodeEscape(target, c);
        target[1] = letter;
        target[0] = (byte)'\\';
        return 2;
    }

    /// <summary>Gets the letter after the backslash in the short form of an escape, or 0 if there is no short form.</summary>
    internal static byte ShortEscape(char c) => c switch
    {
        '"' => (byte)'"',
        '\\' => (byte)'\\',
        '\n' => (byte)'n',
        '\r' => (byte)'r',
        '\t' => (byte)'t',
        '\b' => (byte)'b',
        '\f' => (byte)'f',
        _ => 0,
    };

    /// <summary>Writes <c>\u001F</c>.</summary>
    /// <returns>Its length.</returns>
    internal static int WriteUnicodeEscape(Span<byte> target, char unit)
    {
        ReadOnlySpan<byte> digits = "0123456789ABCDEF"u8;
        target[5] = digits[unit & 0xf];
        target[4] = digits[(unit >> 4) & 0xf];
        target[3] = digits[(unit >> 8) & 0xf];
        target[2] = digits[unit >> 12];
        target[1] = (byte)'u';
        target[0] = (byte)'\\';
        return MaxEscapeLength;
    }
}
