using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lambda.Runtime.Json.Reading;

/// <summary>Finds the bytes that end or interrupt the text of a JSON string: a quote, a backslash or a control character.</summary>
internal static class JsonSpecialBytes
{
    /// <summary>The number of blocks that are searched one by one: most strings are not longer.</summary>
    private const int FewBlocks = 4;

    private static int Block => Vector128<byte>.Count;

    /// <summary>Finds the first special byte, or the end of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Find(ReadOnlySpan<byte> json, int at)
    {
        // Most strings, and nearly all names, end in the first block.
        if (at > json.Length - Block)
            return FindInRest(json, at);
        uint bits = Mark(Vector128.Create(json.Slice(at, Block))).ExtractMostSignificantBits();
        return bits != 0 ? at + BitOperations.TrailingZeroCount(bits) : FindInBlocks(json, at + Block);
    }

    private static int FindInBlocks(ReadOnlySpan<byte> json, int at)
    {
        for (int blocks = 1; at <= json.Length - Block; at += Block, blocks++)
        {
            if (blocks == FewBlocks)
                at = SkipFours(json, at);
            uint bits = Mark(Vector128.Create(json.Slice(at, Block))).ExtractMostSignificantBits();
            if (bits != 0)
                return at + BitOperations.TrailingZeroCount(bits);
        }

        return FindInRest(json, at);
    }

    /// <summary>Skips four blocks at a time as long as they have no special byte, and at least one block is left.</summary>
    private static int SkipFours(ReadOnlySpan<byte> json, int at)
    {
        for (; at <= json.Length - 5 * Block; at += 4 * Block)
        {
            // One bounds check for all four.
            ref byte blocks = ref MemoryMarshal.GetReference(json.Slice(at, 4 * Block));
            Vector128<byte> special = Mark(Vector128.LoadUnsafe(ref blocks))
                | Mark(Vector128.LoadUnsafe(ref blocks, (nuint)Block))
                | Mark(Vector128.LoadUnsafe(ref blocks, 2 * (nuint)Block))
                | Mark(Vector128.LoadUnsafe(ref blocks, 3 * (nuint)Block));
            if (special != Vector128<byte>.Zero)
                break;
        }

        return at;
    }

    private static int FindInRest(ReadOnlySpan<byte> json, int at)
    {
        while ((uint)at < (uint)json.Length && json[at] is not ((byte)'"' or (byte)'\\' or < 0x20))
            at++;
        return at;
    }

    /// <summary>Sets all bits of each special byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Mark(Vector128<byte> bytes) =>
        Vector128.Equals(bytes, Vector128.Create((byte)'"'))
        | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
        | Vector128.Equals(Vector128.Min(bytes, Vector128.Create((byte)0x1f)), bytes);
}
