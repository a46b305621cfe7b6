using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Lambda.Runtime.Json.Reading;

/// <summary>Converts bytes that are known to be ASCII to UTF-16. Most strings of events are a few blocks long, for which <see cref="Ascii"/> takes twice as long: it checks the bytes again.</summary>
internal static class AsciiText
{
    private static int Block => Vector128<byte>.Count;

    /// <summary>Converts ASCII to UTF-16.</summary>
    /// <param name="ascii">The bytes.</param>
    /// <param name="chars">Of the same length.</param>
    public static void Widen(ReadOnlySpan<byte> ascii, Span<char> chars)
    {
        // One bounds check for all.
        ref byte source = ref MemoryMarshal.GetReference(ascii);
        ref ushort target = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(chars[..ascii.Length]));
        if (ascii.Length < Block)
        {
            for (int i = 0; i < ascii.Length; i++)
                Unsafe.Add(ref target, i) = Unsafe.Add(ref source, i);
            return;
        }

        // The last block overlaps the one before.
        int last = ascii.Length - Block;
        for (int at = 0; at < last; at += Block)
            WidenBlock(ref source, ref target, (nuint)at);
        WidenBlock(ref source, ref target, (nuint)last);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WidenBlock(ref byte source, ref ushort target, nuint at)
    {
        (Vector128<ushort> lower, Vector128<ushort> upper) = Vector128.Widen(Vector128.LoadUnsafe(ref source, at));
        lower.StoreUnsafe(ref target, at);
        upper.StoreUnsafe(ref target, at + (nuint)Vector128<ushort>.Count);
    }
}
