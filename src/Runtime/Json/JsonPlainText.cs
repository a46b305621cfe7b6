using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lambda.Runtime.Json;

/// <summary>Narrows UTF-16 to UTF-8 and looks for what has to be escaped, in one pass.</summary>
/// <remarks>
/// The characters that stand for themselves are those of ASCII that mean nothing to JSON or HTML. The others are control characters,
/// <c>" &amp; ' + &lt; &gt; \ `</c>, and all above <c>~</c>. Vectors are of 128 bits and need no instructions beyond those that every
/// processor has that native code is compiled for: a check at run time would cost short strings more than wider vectors save.
/// </remarks>
internal static class JsonPlainText
{
    /// <summary>Copies characters up to the first that does not stand for itself.</summary>
    /// <param name="source">The characters.</param>
    /// <param name="target">As long at least. What follows the copied bytes in it, up to that length, is undefined.</param>
    /// <returns>How many were copied.</returns>
    public static int Copy(ReadOnlySpan<char> source, Span<byte> target)
    {
        ReadOnlySpan<ushort> units = MemoryMarshal.Cast<char, ushort>(source);
        if (units.Length >= Vector128<byte>.Count)
            return CopyBlocks(units, target);
        return units.Length >= Vector128<ushort>.Count ? CopyHalfBlocks(units, target) : CopyEach(units, target);
    }

    private static int CopyBlocks(ReadOnlySpan<ushort> source, Span<byte> target)
    {
        // The last block overlaps the one before it: what that has copied is copied again.
        int last = source.Length - Vector128<byte>.Count;
        for (int start = 0; ; start = Math.Min(start + Vector128<byte>.Count, last))
        {
            ReadOnlySpan<ushort> block = source.Slice(start, Vector128<byte>.Count);
            Vector128<byte> bytes = Narrow(Vector128.Create(block), Vector128.Create(block[Vector128<ushort>.Count..]));
            bytes.CopyTo(target[start..]);
            uint others = Others(bytes);
            if (others != 0)
                return start + BitOperations.TrailingZeroCount(others);
            if (start == last)
                return source.Length;
        }
    }

    private static int CopyHalfBlocks(ReadOnlySpan<ushort> source, Span<byte> target)
    {
        int last = source.Length - Vector128<ushort>.Count;
        for (int start = 0; ; start = last)
        {
            Vector128<ushort> block = Vector128.Create(source[start..]);
            Vector128<byte> bytes = Narrow(block, block);
            BinaryPrimitives.WriteUInt64LittleEndian(target[start..], bytes.AsUInt64().ToScalar());
            uint others = Others(bytes);
            if (others != 0)
                return start + BitOperations.TrailingZeroCount(others);
            if (start == last)
                return source.Length;
        }
    }

    private static int CopyEach(ReadOnlySpan<ushort> source, Span<byte> target)
    {
        // A bit for each character of ASCII that stands for itself.
        const ulong below64 = 0xAFFF_F73B_0000_0000;
        const ulong from64 = 0x7FFF_FFFE_EFFF_FFFF;
        for (int i = 0; i < source.Length; i++)
        {
            int unit = source[i];
            ulong plain = unit < 64 ? below64 : from64;
            if (unit > '~' || (plain >> unit & 1) == 0)
                return i;
            target[i] = (byte)unit;
        }

        return source.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Narrow(Vector128<ushort> lower, Vector128<ushort> upper) =>
        // What does not fit becomes 255; on x86, where units are taken as signed, half of it becomes 0. Neither stands for itself.
        Sse2.IsSupported ? Sse2.PackUnsignedSaturate(lower.AsInt16(), upper.AsInt16()) : Vector128.NarrowWithSaturation(lower, upper);

    /// <summary>A bit for each byte that does not stand for itself, the first one's lowest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Others(Vector128<byte> bytes)
    {
        // Moved so that space is the least of all signed bytes, one comparison finds what is outside of ' ' to '~'. Two characters that
        // differ in one bit are compared as one.
        Vector128<sbyte> moved = (bytes - Vector128.Create((byte)(' ' + 128))).AsSByte();
        Vector128<byte> others = Vector128.GreaterThan(moved, Vector128.Create((sbyte)('~' - ' ' - 128))).AsByte()
            | Vector128.Equals(bytes, Vector128.Create((byte)'"'))
            | Vector128.Equals(bytes | Vector128.Create((byte)('&' ^ '\'')), Vector128.Create((byte)'\''))
            | Vector128.Equals(bytes, Vector128.Create((byte)'+'))
            | Vector128.Equals(bytes | Vector128.Create((byte)('<' ^ '>')), Vector128.Create((byte)'>'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'`'));
        return others.ExtractMostSignificantBits();
    }
}
