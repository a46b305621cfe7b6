using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lambda.Runtime.Json.Reading;

/// <summary>Finds where the parts of JSON end. What is no JSON has no end: that is -1 here, and <see cref="JsonSyntaxException"/> says why.</summary>
/// <remarks>Positions may be behind the end of the text, where no byte is.</remarks>
internal static class JsonScanner
{
    private const int None = -1;

    private static int Block => Vector128<byte>.Count;

    /// <summary>The byte there, or 0, which is no byte of JSON's grammar, behind the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte ByteAt(ReadOnlySpan<byte> json, int at) => (uint)at < (uint)json.Length ? json[at] : (byte)0;

    /// <summary>The next byte that is no white space, or 0 behind the end.</summary>
    /// <param name="json">The text.</param>
    /// <param name="at">Where to look first; where the byte is, after.</param>
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

    /// <summary>The closing quote of a string.</summary>
    /// <param name="json">The text.</param>
    /// <param name="at">Behind the opening quote.</param>
    /// <param name="isEscaped">Whether there are escapes in it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int EndOfString(ReadOnlySpan<byte> json, int at, out bool isEscaped)
    {
        at = FindSpecialByte(json, at);
        isEscaped = ByteAt(json, at) != '"';
        return isEscaped ? EndOfEscapedString(json, at) : at;
    }

    /// <summary>The first byte of a string that does not stand for itself: a quote, a backslash or a control character; or else the end of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FindSpecialByte(ReadOnlySpan<byte> json, int at)
    {
        // Most strings, and nearly all names, end in the first block.
        if (at > json.Length - Block)
            return FindSpecialByteInRest(json, at);
        uint bits = MarkSpecialBytes(Vector128.Create(json.Slice(at, Block))).ExtractMostSignificantBits();
        return bits != 0 ? at + BitOperations.TrailingZeroCount(bits) : FindSpecialByteInBlocks(json, at + Block);
    }

    /// <summary>Behind a number, which something has to follow that is no part of a number.</summary>
    /// <param name="json">The text.</param>
    /// <param name="at">At its minus or first digit.</param>
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

    /// <summary>Behind the end of an object.</summary>
    /// <param name="json">The text.</param>
    /// <param name="at">Behind the bracket that opens it.</param>
    /// <param name="levels">How many more may be open within it.</param>
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

    /// <summary>Behind the end of an array.</summary>
    /// <param name="json">The text.</param>
    /// <param name="at">Behind the bracket that opens it.</param>
    /// <param name="levels">How many more may be open within it.</param>
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

    /// <summary>Behind a value, or <see cref="None"/>, where no byte is, so that whoever looks for the next one finds none.</summary>
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

    /// <summary>Looks through four blocks at a time, as long as there are so many.</summary>
    private static int FindSpecialByteInBlocks(ReadOnlySpan<byte> json, int at)
    {
        for (; at <= json.Length - 4 * Block; at += 4 * Block)
        {
            // One check of the bounds for all four.
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

    /// <summary>All bits of each byte that does not stand for itself in a string.</summary>
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
