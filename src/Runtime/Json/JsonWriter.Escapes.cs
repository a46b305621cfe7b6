namespace Lambda.Runtime.Json;

public sealed partial class JsonWriter
{
    /// <summary>The longest that one UTF-16 unit becomes: <c>\u00e9</c>.</summary>
    private const int LongestEscape = 6;

    private const char Replacement = '\ufffd';

    /// <summary>Writes a string with characters that are escaped, as JavaScriptEncoder.Default escapes them (RFC 8259, section 7).</summary>
    /// <param name="value">The string.</param>
    /// <param name="plain">How many of its first characters are plain.</param>
    private void WriteEscaped(ReadOnlySpan<char> value, int plain)
    {
        WriteByte((byte)'"');
        while (true)
        {
            Span<byte> target = Reserve(plain);
            System.Text.Ascii.FromUtf16(value[..plain], target, out int written);
            _buffer.Advance(written);
            value = value[plain..];
            if (value.IsEmpty)
                break;

            int taken = WriteEscape(value);
            value = value[taken..];
            plain = value.IndexOfAnyExcept(Plain);
            if (plain < 0)
                plain = value.Length;
        }

        WriteByte((byte)'"');
    }

    /// <returns>How many characters were written: two of a surrogate pair.</returns>
    private int WriteEscape(ReadOnlySpan<char> value)
    {
        char c = value[0];
        Span<byte> target = Reserve(2 * LongestEscape);
        byte letter = c switch
        {
            '\\' => (byte)'\\',
            '\n' => (byte)'n',
            '\r' => (byte)'r',
            '\t' => (byte)'t',
            '\b' => (byte)'b',
            '\f' => (byte)'f',
            _ => 0,
        };
        if (letter != 0)
        {
            target[0] = (byte)'\\';
            target[1] = letter;
            _buffer.Advance(2);
            return 1;
        }

        if (char.IsHighSurrogate(c) && value.Length > 1 && char.IsLowSurrogate(value[1]))
        {
            WriteUnit(target, c);
            WriteUnit(target[LongestEscape..], value[1]);
            _buffer.Advance(2 * LongestEscape);
            return 2;
        }

        WriteUnit(target, char.IsSurrogate(c) ? Replacement : c);
        _buffer.Advance(LongestEscape);
        return 1;
    }

    private static void WriteUnit(Span<byte> target, char unit)
    {
        ReadOnlySpan<byte> digits = "0123456789ABCDEF"u8;
        target[0] = (byte)'\\';
        target[1] = (byte)'u';
        target[2] = digits[unit >> 12];
        target[3] = digits[(unit >> 8) & 0xf];
        target[4] = digits[(unit >> 4) & 0xf];
        target[5] = digits[unit & 0xf];
    }
}
