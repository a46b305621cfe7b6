using System.Runtime.CompilerServices;

namespace Lambda.Runtime.Json.Reading;

/// <summary>Finds the ends of JSON values and their parts. The result is -1 for malformed JSON; <see cref="JsonSyntaxException"/> says what is wrong.</summary>
/// <remarks>Positions may be past the end of the text.</remarks>
internal static class JsonScanner
{
    public const int None = -1;

    /// <summary>Gets the byte at a position, or 0, which is not in JSON's grammar, past the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte ByteAt(ReadOnlySpan<byte> json, int at) => (uint)at < (uint)json.Length ? json[at] : (byte)0;

    /// <summary>Gets the next byte that is not white space, or 0 past the end.</summary>
    /// <param name="json">The text.</param>
    /// <param name="at">The position to start at; on return, the position of the byte.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte NextByte(ReadOnlySpan<byte> json, ref int at)
    {
        // Between most tokens there is no white space.
        byte next = ByteAt(json, at);
        if (next > ' ')
            return next;
        at = SkipWhiteSpace(json, at);
        return ByteAt(json, at);
    }

    /// <summary>Finds the closing quote of a string.</summary>
    /// <param name="json">The text.</param>
    /// <param name="at">The position after the opening quote.</param>
    /// <param name="isEscaped">Whether the string has escapes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int EndOfString(ReadOnlySpan<byte> json, int at, out bool isEscaped)
    {
        at = JsonSpecialBytes.Find(json, at);
        isEscaped = ByteAt(json, at) != '"';
        return isEscaped ? EndOfEscapedString(json, at) : at;
    }

    /// <summary>Finds the position after a number, where a delimiter or the end of the text must follow.</summary>
    /// <param name="json">The text.</param>
    /// <param name="at">The position of its minus sign or first digit.</param>
    public static int EndOfNumber(ReadOnlySpan<byte> json, int at)
    {
        if (ByteAt(json, at) == '-')
            at++;
        int digits = at;
        at = SkipDigits(json, at);
        if (at == digits || (at > digits + 1 && json[digits] == '0'))
            return None;
        byte next = ByteAt(json, at);
        if (next == '.')
        {
            digits = at + 1;
            at = SkipDigits(json, digits);
            if (at == digits)
                return None;
            next = ByteAt(json, at);
        }

        if ((next | 0x20) == 'e')
        {
            at++;
            if (ByteAt(json, at) is (byte)'+' or (byte)'-')
                at++;
            digits = at;
            at = SkipDigits(json, at);
            if (at == digits)
                return None;
            next = ByteAt(json, at);
        }

        bool isDelimited = next is (byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' || at == json.Length;
        return isDelimited ? at : None;
    }

    /// <summary>Finds the position after an object.</summary>
    /// <param name="json">The text.</param>
    /// <param name="at">The position after the opening bracket.</param>
    /// <param name="levels">How many more levels may be open within it.</param>
    public static int EndOfObject(ReadOnlySpan<byte> json, int at, int levels)
    {
        byte next = NextByte(json, ref at);
        if (next == '}')
            return at + 1;
        while (next == '"')
        {
            at = EndOfString(json, at + 1, out _) + 1;
            if (at == 0 || NextByte(json, ref at) != ':')
                return None;
            at = EndOfValue(json, at + 1, levels);
            next = NextByte(json, ref at);
            at++;
            if (next != ',')
                return next == '}' ? at : None;
            next = NextByte(json, ref at);
        }

        return None;
    }

    /// <summary>Finds the position after an array.</summary>
    /// <param name="json">The text.</param>
    /// <param name="at">The position after the opening bracket.</param>
    /// <param name="levels">How many more levels may be open within it.</param>
    public static int EndOfArray(ReadOnlySpan<byte> json, int at, int levels)
    {
        if (NextByte(json, ref at) == ']')
            return at + 1;
        while (true)
        {
            at = EndOfValue(json, at, levels);
            byte next = NextByte(json, ref at);
            at++;
            if (next != ',')
                return next == ']' ? at : None;
        }
    }

    /// <summary>Finds the position after a value, or <see cref="None"/>, a position without a byte, so that the caller's next check fails.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int EndOfValue(ReadOnlySpan<byte> json, int at, int levels)
    {
        switch (NextByte(json, ref at))
        {
            case (byte)'"':
                int quote = EndOfString(json, at + 1, out _);
                return quote < 0 ? None : quote + 1;
            case (byte)'{':
                return levels > 0 ? EndOfObject(json, at + 1, levels - 1) : None;
            case (byte)'[':
                return levels > 0 ? EndOfArray(json, at + 1, levels - 1) : None;
            case (byte)'t':
                return json[at..].StartsWith("true"u8) ? at + 4 : None;
            case (byte)'f':
                return json[at..].StartsWith("false"u8) ? at + 5 : None;
            case (byte)'n':
                return json[at..].StartsWith("null"u8) ? at + 4 : None;
            default:
                return EndOfNumber(json, at);
        }
    }

    private static int EndOfEscapedString(ReadOnlySpan<byte> json, int at)
    {
        while (true)
        {
            byte found = ByteAt(json, at);
            if (found == '"')
                return at;
            int length = found == '\\' ? JsonEscapes.GetLength(json[at..]) : 0;
            if (length == 0)
                return None;
            at = JsonSpecialBytes.Find(json, at + length);
        }
    }

    private static int SkipWhiteSpace(ReadOnlySpan<byte> json, int at)
    {
        while ((uint)at < (uint)json.Length && json[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            at++;
        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipDigits(ReadOnlySpan<byte> json, int at)
    {
        while ((uint)at < (uint)json.Length && char.IsAsciiDigit((char)json[at]))
            at++;
        return at;
    }
}
