using System.Buffers;
using System.Buffers.Text;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace Lambda.Runtime.Json.Reading;

/// <summary>Decodes the escapes in strings: <c>\n</c>, <c>\u0041</c>.</summary>
internal static class JsonEscapes
{
    private const int ShortLength = 2;
    private const int UnicodeLength = 6;

    /// <summary>Longer texts are not decoded on the stack.</summary>
    private const int MaxStackLength = 256;

    /// <summary>Longer texts are not decoded in a pooled array, because the pool would keep its memory after the invocation.</summary>
    private const int MaxPooledLength = 1024 * 1024;

    /// <summary>Gets the length of the escape that the bytes start with, or 0 if they do not start with a valid escape.</summary>
    public static int GetLength(ReadOnlySpan<byte> json)
    {
        if (json.Length < ShortLength)
            return 0;
        if (json[1] == 'u')
            return json.Length >= UnicodeLength && IsHex(json[2..UnicodeLength]) ? UnicodeLength : 0;
        return json[1] is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t' ? ShortLength : 0;
    }

    /// <summary>Decodes a text with escapes into a string.</summary>
    /// <param name="text">The bytes between the quotes. All escapes are valid.</param>
    /// <returns><see langword="null"/> if the text is not valid Unicode: invalid UTF-8, or half of a surrogate pair.</returns>
    public static string? Unescape(ReadOnlySpan<byte> text)
    {
        if (text.Length <= MaxStackLength)
            return Unescape(text, stackalloc byte[MaxStackLength]);
        if (text.Length > MaxPooledLength)
            return Unescape(text, new byte[text.Length]);

        byte[] buffer = ArrayPool<byte>.Shared.Rent(text.Length);
        string? value = Unescape(text, buffer);
        ArrayPool<byte>.Shared.Return(buffer);
        return value;
    }

    private static string? Unescape(ReadOnlySpan<byte> text, Span<byte> buffer) => TryUnescape(text, buffer, out int length) ? JsonText.Decode(buffer[..length]) : null;

    /// <summary>Decodes a text with escapes into UTF-8.</summary>
    /// <param name="text">The bytes between the quotes. All escapes are valid. Invalid UTF-8 is copied unchanged.</param>
    /// <param name="destination">At least as long as the text.</param>
    /// <param name="length">The number of bytes written.</param>
    /// <returns>False if an escape is half of a surrogate pair.</returns>
    public static bool TryUnescape(ReadOnlySpan<byte> text, Span<byte> destination, out int length)
    {
        length = 0;
        int at = 0;
        while (TryCopyToEscape(text, ref at, destination, ref length))
        {
            byte kind = text[at + 1];
            if (kind != 'u')
            {
                destination[length++] = DecodeShort(kind);
                at += ShortLength;
                continue;
            }

            if (!TryReadRune(text[at..], out Rune rune, out int used))
                return false;
            length += rune.EncodeToUtf8(destination[length..]);
            at += used;
        }

        return true;
    }

    /// <summary>Copies the bytes up to the next escape. JSON in a string has one every few bytes, so that a search and a copy of each part would take longer.</summary>
    /// <returns>False if no escape is left.</returns>
    private static bool TryCopyToEscape(ReadOnlySpan<byte> text, ref int at, Span<byte> destination, ref int length)
    {
        while (at <= text.Length - Vector128<byte>.Count)
        {
            // Bytes after an escape are overwritten later. The destination has room for them, because it is at least as long as the text.
            var block = Vector128.Create(text[at..]);
            block.CopyTo(destination[length..]);
            uint escapes = Vector128.Equals(block, Vector128.Create((byte)'\\')).ExtractMostSignificantBits();
            int plain = escapes == 0 ? Vector128<byte>.Count : BitOperations.TrailingZeroCount(escapes);
            at += plain;
            length += plain;
            if (escapes != 0)
                return true;
        }

        for (; at < text.Length; at++)
        {
            if (text[at] == '\\')
                return true;
            destination[length++] = text[at];
        }

        return false;
    }

    /// <summary>Reads the character of a <c>\u</c> escape, or of two that form a surrogate pair.</summary>
    private static bool TryReadRune(ReadOnlySpan<byte> escape, out Rune rune, out int used)
    {
        used = UnicodeLength;
        char unit = ReadUnit(escape);
        if (Rune.TryCreate(unit, out rune))
            return true;
        ReadOnlySpan<byte> second = escape[UnicodeLength..];
        used += UnicodeLength;
        return second.StartsWith("\\u"u8) && Rune.TryCreate(unit, ReadUnit(second), out rune);
    }

    /// <summary>Decodes the letter of an escape of two characters. Those that are not letters stand for themselves.</summary>
    private static byte DecodeShort(byte kind) => kind switch
    {
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => kind,
    };

    private static char ReadUnit(ReadOnlySpan<byte> escape)
    {
        _ = Utf8Parser.TryParse(escape[ShortLength..UnicodeLength], out ushort unit, out _, 'x');
        return (char)unit;
    }

    private static bool IsHex(ReadOnlySpan<byte> digits)
    {
        foreach (byte digit in digits)
        {
            if (!char.IsAsciiHexDigit((char)digit))
                return false;
        }

        return true;
    }
}
