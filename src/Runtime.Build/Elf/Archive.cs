using System.Globalization;
using System.Text;

namespace Lambda.Runtime.Build.Elf;

/// <summary>Reads a static library, a sequence of object files with a header before each.</summary>
/// <remarks>https://man7.org/linux/man-pages/man5/ar.5.html is the format of System V, which GNU's and LLVM's tools write.</remarks>
internal static class Archive
{
    private const int HeaderLength = 60;

    private static ReadOnlySpan<byte> Magic => "!<arch>\n"u8;

    public static bool IsArchive(ReadOnlySpan<byte> file) => file.StartsWith(Magic);

    /// <summary>Returns the object files in an archive.</summary>
    /// <exception cref="ElfException">The archive is broken.</exception>
    public static List<byte[]> ObjectFilesIn(byte[] archive)
    {
        var file = new ElfBytes(archive);
        var objectFiles = new List<byte[]>();
        ulong offset = (ulong)Magic.Length;
        while (offset < (ulong)archive.Length)
        {
            ReadOnlySpan<byte> header = file.Slice(offset, HeaderLength, "a member's header");
            if (!int.TryParse(Encoding.ASCII.GetString(header[48..58]), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int length))
                throw new ElfException($"the archive's member at offset {offset} has no length");
            ReadOnlySpan<byte> member = file.Slice(offset + HeaderLength, (ulong)length, "an archive's member");

            // "/" is the index of symbols, "/SYM64/" the index of large archives, and "//" contains long names. "/12" refers to a name in it.
            if (header[0] != '/' || char.IsAsciiDigit((char)header[1]))
                objectFiles.Add(member.ToArray());

            // Members begin at even offsets.
            offset += HeaderLength + (ulong)length + ((ulong)length & 1);
        }

        return objectFiles;
    }
}
