namespace Lambda.Runtime.Http.Requests;

/// <summary>Decodes paths, queries and cookies.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc3986#section-2.1; a percent sign that two hexadecimal digits do not follow stands for itself.</remarks>
internal static class PercentEncoding
{
    private const int EscapeLength = 3; // %C3

    /// <summary>Decodes text in place.</summary>
    /// <param name="text">The text, whose beginning is the decoded text afterwards.</param>
    /// <param name="plusIsSpace">Whether a plus sign is a space, as in queries and forms.</param>
    /// <returns>The length of the decoded text.</returns>
    public static int Decode(Span<byte> text, bool plusIsSpace)
    {
        int at = plusIsSpace ? text.IndexOfAny((byte)'%', (byte)'+') : text.IndexOf((byte)'%');
        if (at < 0)
            return text.Length;
        int count = at;
        for (; at < text.Length; at++)
        {
            byte next = text[at];
            if (next == '%' && text[at..] is [_, var high, var low, ..] && char.IsAsciiHexDigit((char)high) && char.IsAsciiHexDigit((char)low))
            {
                next = (byte)(Digit(high) << 4 | Digit(low));
                at += EscapeLength - 1;
            }
            else if (next == '+' && plusIsSpace)
            {
                next = (byte)' ';
            }

            text[count++] = next;
        }

        return count;
    }

    private static int Digit(byte hex) => hex <= '9' ? hex - '0' : (hex | 0x20) - 'a' + 10;
}
