using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Lambda.Runtime.Json.Reading;

/// <summary>Compares the text after the opening quote of a JSON name with the name of a member.</summary>
internal static class PropertyNamePrefix
{
    /// <summary>Counts the bytes that are equal from the start.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Count(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name)
    {
        // The length of the shorter one is the only bounds check. On all processors that Lambda has, the first byte is the lowest.
        ref byte first = ref MemoryMarshal.GetReference(json);
        ref byte second = ref MemoryMarshal.GetReference(name);
        int length = Math.Min(json.Length, name.Length);
        int at = 0;
        for (; at <= length - sizeof(ulong); at += sizeof(ulong))
        {
            ulong difference = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, at)) ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref second, at));
            if (difference != 0)
                return at + (BitOperations.TrailingZeroCount(difference) >> 3);
        }

        while (at < length && Unsafe.Add(ref first, at) == Unsafe.Add(ref second, at))
            at++;
        return at;
    }
}
