using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace Lambda.Runtime.Json.Reading;

/// <summary>Creates strings from UTF-8.</summary>
internal static class JsonText
{
    private static int Block => Vector128<byte>.Count;

    /// <summary>Decodes UTF-8 into a string.</summary>
    /// <returns><see langword="null"/> if it is not valid UTF-8.</returns>
    public static string? Decode(ReadOnlySpan<byte> text)
    {
        // Most strings are ASCII, and one pass is enough to know that they are valid.
        return Ascii.IsValid(text) ? string.Create(text.Length, text, static (chars, bytes) => Widen(bytes, chars)) : DecodeNonAscii(text);
    }

    private static string? DecodeNonAscii(ReadOnlySpan<byte> text) => Utf8.IsValid(text) ? Encoding.UTF8.GetString(text) : null;

    /// <summary>Converts bytes that are known to be ASCII to as many characters.</summary>
    /// <remarks>Most strings of events have one to three blocks, for which <see cref="Ascii.ToUtf16"/>, which checks the bytes again, takes twice the instructions.</remarks>
    private static void Widen(ReadOnlySpan<byte> ascii, Span<char> chars)
    {
        if (ascii.Length < Block)
        {
            for (int at = 0; at < ascii.Length; at++)
                chars[at] = (char)ascii[at];
            return;
        }

        // The bounds are checked once. The last block overlaps the one before, if the length is not a multiple.
        ref byte source = ref MemoryMarshal.GetReference(ascii);
        ref ushort target = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(chars[..ascii.Length]));
        int last = ascii.Length - Block;
        for (int at = 0; at < last; at += Block)
            WidenBlock(ref source, ref target, at);
        WidenBlock(ref source, ref target, last);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WidenBlock(ref byte source, ref ushort target, int at)
    {
        (Vector128<ushort> lower, Vector128<ushort> upper) = Vector128.Widen(Vector128.LoadUnsafe(ref source, (nuint)at));
        lower.StoreUnsafe(ref target, (nuint)at);
        upper.StoreUnsafe(ref target, (nuint)(at + Vector128<ushort>.Count));
    }
}
