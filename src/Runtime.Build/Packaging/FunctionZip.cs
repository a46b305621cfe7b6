using System.Buffers.Binary;
using System.IO.Compression;

namespace Lambda.Runtime.Build.Packaging;

/// <summary>Writes the bytes of a function's zip, which depend only on its entries.</summary>
internal static class FunctionZip
{
    /// <summary>The time of all entries, the earliest in a zip. The times of the files differ between checkouts.</summary>
    public static DateTimeOffset Epoch => new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The type of a regular file in <c>st_mode</c>: <c>S_IFREG</c>.</summary>
    private const int RegularFile = 0x8000;

    /// <summary>
    /// Packs the entries in their order. The archive is built in memory: Lambda accepts up to 250 MB unpacked, and a file that
    /// is written only when it is complete is never damaged.
    /// </summary>
    public static byte[] Create(IReadOnlyList<EntryContent> contents)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (EntryContent content in contents)
                Add(archive, content);
        }

        byte[] zip = buffer.ToArray();
        MarkAsMadeOnUnix(zip);
        return zip;
    }

    private static void Add(ZipArchive archive, EntryContent content)
    {
        ZipArchiveEntry packed = archive.CreateEntry(content.Entry.Name, CompressionLevel.SmallestSize);
        packed.LastWriteTime = Epoch;
        packed.ExternalAttributes = (RegularFile | (int)content.Entry.Mode) << 16; // the upper half is where Unix looks for st_mode
        using Stream target = packed.Open();
        target.Write(content.Bytes);
    }

    /// <summary>
    /// Sets the host system of "version made by" in each header of the central directory to 3, Unix. On Windows it is 0, and then
    /// programs that unpack the zip ignore the mode.
    /// </summary>
    /// <remarks>https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.12 and 4.3.16.</remarks>
    private static void MarkAsMadeOnUnix(Span<byte> zip)
    {
        const int endRecordLength = 22; // without a comment after it
        const int headerLength = 46;
        const byte unix = 3;

        Span<byte> end = zip[^endRecordLength..];
        int header = BinaryPrimitives.ReadInt32LittleEndian(end[16..]);
        for (int left = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]); left > 0; left--)
        {
            zip[header + 5] = unix;
            header += headerLength
                + BinaryPrimitives.ReadUInt16LittleEndian(zip[(header + 28)..])  // name
                + BinaryPrimitives.ReadUInt16LittleEndian(zip[(header + 30)..])  // extra field
                + BinaryPrimitives.ReadUInt16LittleEndian(zip[(header + 32)..]); // comment
        }
    }
}
