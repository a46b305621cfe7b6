using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Lambda.Runtime.Layer.Caching;

/// <summary>A compiled function.</summary>
/// <param name="HandlerType">The full name of the generated handler.</param>
/// <param name="Handler">Its name that <c>_HANDLER</c> means, without the file.</param>
/// <param name="Assembly">The assembly.</param>
/// <param name="Symbols">Its portable PDB, for lines in stack traces.</param>
/// <remarks>The bytes are four parts, each after its length, and a checksum of all with the key as the seed, so that bytes for another key are not valid.</remarks>
internal sealed record CacheEntry(string HandlerType, string Handler, byte[] Assembly, byte[] Symbols)
{
    private const int ChecksumLength = 8;

    /// <param name="key">The key of the inputs; 0 in the compiler's output.</param>
    public byte[] ToBytes(ulong key = 0)
    {
        byte[][] parts = [Encoding.UTF8.GetBytes(HandlerType), Encoding.UTF8.GetBytes(Handler), Assembly, Symbols];
        byte[] bytes = new byte[parts.Sum(static part => sizeof(int) + part.Length) + ChecksumLength];
        int at = 0;
        foreach (byte[] part in parts)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), part.Length);
            part.CopyTo(bytes, at + 4);
            at += 4 + part.Length;
        }

        XxHash64.Hash(bytes.AsSpan(0, at), bytes.AsSpan(at), (long)key);
        return bytes;
    }

    /// <summary>Reads an entry; <see langword="null"/> if the bytes were not written for this key.</summary>
    public static CacheEntry? Read(byte[] bytes, ulong key = 0)
    {
        int end = bytes.Length - ChecksumLength;
        if (end < 0 || !bytes.AsSpan(end).SequenceEqual(XxHash64.Hash(bytes.AsSpan(0, end), (long)key)))
            return null;
        int at = 0;
        return Part() is { } type && Part() is { } name && Part() is { } assembly && Part() is { } symbols && at == end
            ? new CacheEntry(Encoding.UTF8.GetString(type), Encoding.UTF8.GetString(name), assembly, symbols)
            : null;

        byte[]? Part()
        {
            int start = at + sizeof(int);
            int length = start <= end ? BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at)) : -1;
            if (length < 0 || length > end - start)
                return null;
            at = start + length;
            return bytes[start..at];
        }
    }
}
