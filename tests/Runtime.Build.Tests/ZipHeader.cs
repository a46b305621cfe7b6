using System.Buffers.Binary;
using System.Text;

namespace Lambda.Runtime.Build.Tests;

/// <summary>A header of a zip's central directory, read from the bytes as by a program that unpacks it.</summary>
internal sealed record ZipHeader(string Name, byte Host, uint ExternalAttributes, ushort DosTime, ushort DosDate)
{
    /// <summary>1980-01-01: year 0, month 1, day 1.</summary>
    public const ushort FirstDosDate = (1 << 5) | 1;

    private const uint Signature = 0x02014b50;

    public static IReadOnlyList<ZipHeader> ReadAll(string path)
    {
        ReadOnlySpan<byte> zip = File.ReadAllBytes(path);
        var end = zip[^22..];
        var rest = zip[BinaryPrimitives.ReadInt32LittleEndian(end[16..])..];
        var headers = new List<ZipHeader>();
        while (BinaryPrimitives.ReadUInt32LittleEndian(rest) == Signature)
        {
            int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(rest[28..]);
            int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(rest[30..]);
            headers.Add(new ZipHeader(
                Encoding.UTF8.GetString(rest.Slice(46, nameLength)),
                rest[5],
                BinaryPrimitives.ReadUInt32LittleEndian(rest[38..]),
                BinaryPrimitives.ReadUInt16LittleEndian(rest[12..]),
                BinaryPrimitives.ReadUInt16LittleEndian(rest[14..])));
            rest = rest[(46 + nameLength + extraLength)..];
        }

        Assert.Equal(BinaryPrimitives.ReadUInt16LittleEndian(end[10..]), headers.Count);
        return headers;
    }
}
