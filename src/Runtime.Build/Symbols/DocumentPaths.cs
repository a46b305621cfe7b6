using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Text;

namespace Lambda.Runtime.Build.Symbols;

/// <summary>Shortens the paths of source files in a portable PDB in place.</summary>
/// <remarks>
/// A name is a blob: a separator, and for each part of the path the offset of another blob. A shorter list of parts fits in
/// the same space, so that nothing else in the file moves.
/// https://github.com/dotnet/runtime/blob/main/docs/design/specs/PortablePdb-Metadata.md#document-name-blob
/// </remarks>
internal static class DocumentPaths
{
    /// <summary>Removes the build's folders from the start of each path: <c>/home/me/Orders/Order.cs</c> is <c>/Orders/Order.cs</c>.</summary>
    /// <param name="pdb">The bytes of the file. Other files than a portable PDB are not changed.</param>
    /// <param name="roots">Folders, as lists of their parts. The parts that a path has in common with one of them are removed.</param>
    /// <returns>Whether a path was changed.</returns>
    public static unsafe bool Shorten(byte[] pdb, IReadOnlyList<string[]> roots)
    {
        if (!pdb.AsSpan().StartsWith("BSJB"u8))
            return false; // a Windows PDB
        fixed (byte* start = pdb)
        {
            var reader = new MetadataReader(start, pdb.Length);
            int blobs = reader.GetHeapMetadataOffset(HeapIndex.Blob);
            bool changed = false;
            foreach (DocumentHandle handle in reader.Documents)
            {
                BlobHandle name = reader.GetDocument(handle).Name;
                changed |= Shorten(pdb.AsSpan(blobs + reader.GetHeapOffset(name)), reader, roots);
            }

            return changed;
        }
    }

    private static bool Shorten(Span<byte> blob, MetadataReader reader, IReadOnlyList<string[]> roots)
    {
        int lengthWidth = ReadCompressed(blob, out int length);
        Span<byte> list = blob.Slice(lengthWidth, length);
        var parts = new List<(string Name, int Offset)>();
        for (int i = 1; i < length; i += ReadCompressed(list[i..], out _))
        {
            _ = ReadCompressed(list[i..], out int part);
            parts.Add((part == 0 ? "" : Encoding.UTF8.GetString(reader.GetBlobBytes(MetadataTokens.BlobHandle(part))), i));
        }

        // The first part is the text before the first slash: empty, or a drive. The last is the file.
        int common = roots.Max(root => parts.SkipLast(1).Zip(root).TakeWhile(static pair => pair.First.Name == pair.Second).Count());
        if (common < 2)
            return false;
        int from = parts[common].Offset;
        int to = parts[1].Offset;
        list[from..].CopyTo(list[to..]);
        WriteLength(blob, lengthWidth, length - (from - to));
        return true;
    }

    /// <summary>Reads a number of one, two or four bytes, and returns how many: ECMA-335, II.23.2.</summary>
    private static int ReadCompressed(ReadOnlySpan<byte> bytes, out int value)
    {
        switch (bytes[0])
        {
            case < 0x80:
                value = bytes[0];
                return 1;
            case < 0xC0:
                value = ((bytes[0] & 0x3F) << 8) | bytes[1];
                return 2;
            default:
                value = ((bytes[0] & 0x1F) << 24) | (bytes[1] << 16) | (bytes[2] << 8) | bytes[3];
                return 4;
        }
    }

    /// <summary>Writes a number in the same number of bytes, because the following bytes do not move.</summary>
    private static void WriteLength(Span<byte> blob, int width, int length)
    {
        if (width == 1)
            blob[0] = (byte)length;
        else
            (blob[0], blob[1]) = ((byte)(0x80 | (length >> 8)), (byte)length);
    }
}
