namespace Lambda.Runtime.Json;

public sealed partial class JsonWriter
{
    /// <summary>The longest that one UTF-16 unit becomes: <c>\u00e9</c>.</summary>
    private const int LongestEscape = 6;

    private const char Replacement = '\ufffd';

    /// <summary>Writes the rest of a string from a character that is escaped, as JavaScriptEncoder.Default escapes it (RFC 8259, section 7).</summary>
    private void WriteEscaped(ReadOnlySpan<char> value)
    {
        while (!value.IsEmpty)
        {
            value = value[WriteEscape(value)..];
            int plain = JsonPlainText.Copy(value, Reserve(value.Length));
            _buffer.Advance(plain);
            value = value[plain..];
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
