using System.Buffers.Binary;

namespace Lambda.Runtime.Json.Reading;

/// <summary>Computes the hash of a JSON name, ignoring the case of ASCII letters.</summary>
/// <remarks>The generator computes the tables in which <c>PropertyNameMatcher</c> looks up names, so this file is compiled into both.</remarks>
internal static class PropertyNameHash
{
    /// <summary>An odd number whose bits have no pattern.</summary>
    private const ulong Factor = 0x9e37_79b9_7f4a_7c15;

    /// <summary>The bit that differs between lowercase and uppercase letters. Setting it also makes some other bytes equal, which the comparison tells apart.</summary>
    private const ulong CaseBits = 0x2020_2020_2020_2020;

    /// <summary>Computes the hash.</summary>
    /// <param name="name">UTF-8.</param>
    /// <param name="seed">A different seed gives a different hash.</param>
    public static uint Compute(ReadOnlySpan<byte> name, uint seed)
    {
        ulong hash = seed ^ (ulong)(uint)name.Length << 32;
        for (; name.Length >= sizeof(ulong); name = name.Slice(sizeof(ulong)))
            hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(name));
        if (name.Length >= sizeof(uint))
            hash = Mix(hash, (ulong)BinaryPrimitives.ReadUInt32LittleEndian(name) << 32 | BinaryPrimitives.ReadUInt32LittleEndian(name.Slice(name.Length - sizeof(uint))));
        else if (name.Length > 0)
            hash = Mix(hash, (uint)(name[0] << 16 | name[name.Length / 2] << 8 | name[name.Length - 1]));
        return (uint)(hash >> 32);
    }

    private static ulong Mix(ulong hash, ulong bytes)
    {
        hash = (hash ^ (bytes | CaseBits)) * Factor;
        return hash ^ hash >> 32;
    }
}
