using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Lambda.Runtime.Layer.Caching;

/// <summary>A compiled function.</summary>
/// <param name="HandlerType">The emitted handler's full name.</param>
/// <param name="Assembly">The assembly.</param>
/// <param name="Symbols">Its portable PDB, for lines in stack traces.</param>
/// <remarks>On disk: three parts, each behind its length, and a checksum of them all.</remarks>
internal sealed record CacheEntry(string HandlerType, byte[] Assembly, byte[] Symbols)
{
    private const int ChecksumLength = 8;

    public byte[] ToBytes()
    {
        byte[] name = Encoding.UTF8.GetBytes(HandlerType);
        byte[] bytes = new byte[12 + name.Length + Assembly.Length + Symbols.Length + ChecksumLength];
        int at = 0;
        foreach (byte[] part in new[] { name, Assembly, Symbols })
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), part.Length);
            part.CopyTo(bytes, at + 4);
            at += 4 + part.Length;
        }

        XxHash64.Hash(bytes.AsSpan(0, at), bytes.AsSpan(at));
        return bytes;
    }

    /// <summary>Nothing, if these are not the bytes that were written.</summary>
    public static CacheEntry? Read(byte[] bytes)
    {
        int end = bytes.Length - ChecksumLength;
        if (end < 12 || !bytes.AsSpan(end).SequenceEqual(XxHash64.Hash(bytes.AsSpan(0, end))))
            return null;
        int at = 0;
        return new CacheEntry(Encoding.UTF8.GetString(Part()), Part(), Part());

        byte[] Part()
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
            at += 4 + length;
            return bytes[(at - length)..at];
        }
    }
}
