using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lambda.Runtime.Json.Reading;

/// <summary>Finds the ends of JSON values and their parts. The result is -1 for malformed JSON; <see cref="JsonSyntaxException"/> says what is wrong.</summary>
/// <remarks>Positions may be past the end of the text.</remarks>
internal static class JsonScanner
{
    private const int None = -1;

    private static int Block => Vector128<byte>.Count;

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
        at = FindSpecialByte(json, at);
        isEscaped = ByteAt(json, at) != '"';
        return isEscaped ? EndOfEscapedString(json, at) : at;
    }

    /// <summary>Finds the first special byte of a string: a quote, a backslash or a control character; if there is none, the end of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FindSpecialByte(ReadOnlySpan<byte> json, int at)
    {
        // Most strings, and nearly all names, end in the first block.
        if (at > json.Length - Block)
            return FindSpecialByteInRest(json, at);
        uint bits = MarkSpecialBytes(Vector128.Create(json.Slice(at, Block))).ExtractMostSignificantBits();
        return bits != 0 ? at + BitOperations.TrailingZeroCount(bits) : FindSpecialByteInBlocks(json, at + Block);
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
    private static int EndOfValue(ReadOnlySpan<byte> json, int at, int levels)
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
            at = FindSpecialByte(json, at + length);
        }
    }

    /// <summary>Searches four blocks at a time while at least four remain.</summary>
    private static int FindSpecialByteInBlocks(ReadOnlySpan<byte> json, int at)
    {
        for (; at <= json.Length - 4 * Block; at += 4 * Block)
        {
            // One bounds check for all four.
            ref byte blocks = ref MemoryMarshal.GetReference(json.Slice(at, 4 * Block));
            Vector128<byte> special = MarkSpecialBytes(Vector128.LoadUnsafe(ref blocks))
                | MarkSpecialBytes(Vector128.LoadUnsafe(ref blocks, (nuint)Block))
                | MarkSpecialBytes(Vector128.LoadUnsafe(ref blocks, 2 * (nuint)Block))
                | MarkSpecialBytes(Vector128.LoadUnsafe(ref blocks, 3 * (nuint)Block));
            if (special != Vector128<byte>.Zero)
                break;
        }

        for (; at <= json.Length - Block; at += Block)
        {
            uint bits = MarkSpecialBytes(Vector128.Create(json.Slice(at, Block))).ExtractMostSignificantBits();
            if (bits != 0)
                return at + BitOperations.TrailingZeroCount(bits);
        }

        return FindSpecialByteInRest(json, at);
    }

    private static int FindSpecialByteInRest(ReadOnlySpan<byte> json, int at)
    {
        while ((uint)at < (uint)json.Length && json[at] is not ((byte)'"' or (byte)'\\' or < 0x20))
            at++;
        return at;
    }

    /// <summary>Sets all bits of each special byte of a string.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> MarkSpecialBytes(Vector128<byte> bytes) =>
        Vector128.Equals(bytes, Vector128.Create((byte)'"'))
        | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
        | Vector128.Equals(Vector128.Min(bytes, Vector128.Create((byte)0x1f)), bytes);

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
