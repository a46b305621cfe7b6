using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lambda.Runtime.Json.Writing;

/// <summary>Narrows UTF-16 to UTF-8 and finds characters that must be escaped, in one pass.</summary>
/// <remarks>
/// Vectors have 128 bits and need only instructions that every supported processor has: for short strings, a check at run time would cost more
/// than wider vectors save.
/// </remarks>
internal static class Utf16Transcoder
{
    /// <summary>Copies characters up to the first that is not plain, or is not ASCII.</summary>
    /// <typeparam name="T">Defines the plain characters.</typeparam>
    /// <param name="source">The characters.</param>
    /// <param name="target">At least as long as the source. Bytes after the copied ones, up to the source's length, are undefined.</param>
    /// <returns>The number of characters copied.</returns>
    public static int Copy<T>(ReadOnlySpan<char> source, Span<byte> target)
        where T : struct, IPlainCharacters
    {
        ReadOnlySpan<ushort> units = MemoryMarshal.Cast<char, ushort>(source);
        if (units.Length >= Vector128<byte>.Count)
            return CopyBlocks<T>(units, target);
        return units.Length >= Vector128<ushort>.Count ? CopyHalfBlocks<T>(units, target) : CopyOneByOne<T>(units, target);
    }

    private static int CopyBlocks<T>(ReadOnlySpan<ushort> source, Span<byte> target)
        where T : struct, IPlainCharacters
    {
        // The last block overlaps the one before it and copies some characters again.
        int last = source.Length - Vector128<byte>.Count;
        for (int start = 0; ; start = Math.Min(start + Vector128<byte>.Count, last))
        {
            ReadOnlySpan<ushort> block = source.Slice(start, Vector128<byte>.Count);
            Vector128<byte> bytes = Narrow(Vector128.Create(block), Vector128.Create(block[Vector128<ushort>.Count..]));
            bytes.CopyTo(target[start..]);
            uint others = T.MarkNonPlain(bytes).ExtractMostSignificantBits();
            if (others != 0)
                return start + BitOperations.TrailingZeroCount(others);
            if (start == last)
                return source.Length;
        }
    }

    private static int CopyHalfBlocks<T>(ReadOnlySpan<ushort> source, Span<byte> target)
        where T : struct, IPlainCharacters
    {
        int last = source.Length - Vector128<ushort>.Count;
        for (int start = 0; ; start = last)
        {
            var block = Vector128.Create(source[start..]);
            Vector128<byte> bytes = Narrow(block, block);
            BinaryPrimitives.WriteUInt64LittleEndian(target[start..], bytes.AsUInt64().ToScalar());
            uint others = T.MarkNonPlain(bytes).ExtractMostSignificantBits();
            if (others != 0)
                return start + BitOperations.TrailingZeroCount(others);
            if (start == last)
                return source.Length;
        }
    }

    private static int CopyOneByOne<T>(ReadOnlySpan<ushort> source, Span<byte> target)
        where T : struct, IPlainCharacters
    {
        for (int i = 0; i < source.Length; i++)
        {
            int unit = source[i];
            ulong plain = unit < 64 ? T.Below64 : T.From64;
            if (unit >= 128 || (plain >> unit & 1) == 0)
                return i;
            target[i] = (byte)unit;
        }

        return source.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Narrow(Vector128<ushort> lower, Vector128<ushort> upper) =>
        // Units that do not fit become 255; on x86, where they are treated as signed, half of them become 0. Neither is plain.
        Sse2.IsSupported ? Sse2.PackUnsignedSaturate(lower.AsInt16(), upper.AsInt16()) : Vector128.NarrowWithSaturation(lower, upper);
}
