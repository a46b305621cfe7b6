using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Package.Tests;

/// <summary>A published zip, with checks that every zip has to pass.</summary>
internal static partial class FunctionZip
{
    /// <summary>
    /// Checks the zip that a publish printed: its path is absolute, its hash is the printed one, and it contains a Linux program named <c>bootstrap</c> with
    /// mode 0755 and, in addition, only <paramref name="content"/>.
    /// </summary>
    public static string PrintedBy(DotnetCommand publish, params string[] content)
    {
        string printed = Assert.Single(ZipLine().Matches(publish.Output).Select(match => match.Groups["path"].Value));
        Assert.True(Path.IsPathFullyQualified(printed), printed);
        byte[] hash = SHA256.HashData(File.ReadAllBytes(printed));
        Assert.Contains($": SHA-256 {Convert.ToHexStringLower(hash)}, CodeSha256 {Convert.ToBase64String(hash)}\n", publish.Output, StringComparison.Ordinal);

        using ZipArchive zip = ZipFile.OpenRead(printed);
        Assert.Equal(content.Append("bootstrap").Order(StringComparer.Ordinal), zip.Entries.Select(static entry => entry.FullName));
        ZipArchiveEntry bootstrap = zip.GetEntry("bootstrap")!;
        Assert.Equal(0x81ED0000, (uint)bootstrap.ExternalAttributes);

        using Stream program = bootstrap.Open();
        byte[] magic = new byte[4];
        program.ReadExactly(magic);
        Assert.Equal("\u007fELF"u8, magic);
        return printed;
    }

    /// <summary>Checks that a folder has exactly the files of a zip, with their bytes, modes and times.</summary>
    public static void AssertSameFiles(string zip, string folder)
    {
        using ZipArchive archive = ZipFile.OpenRead(zip);
        Assert.Equal(
            archive.Entries.Select(static entry => entry.FullName),
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal));
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            string file = Path.Combine(folder, entry.FullName);
            using Stream packed = entry.Open();
            Assert.Equal(SHA256.HashData(packed), SHA256.HashData(File.ReadAllBytes(file)));
            Assert.Equal(entry.LastWriteTime.DateTime, File.GetLastWriteTimeUtc(file));
            if (!OperatingSystem.IsWindows())
                Assert.Equal((entry.ExternalAttributes >> 16) & 0x1FF, (int)File.GetUnixFileMode(file));
        }
    }

    /// <summary><c>HelloWorld -&gt; /app/publish/HelloWorld.zip (bootstrap 1,204 KB, zip 560 KB)</c></summary>
    [GeneratedRegex(@"^ *\S+ -> (?<path>.+\.zip) \(bootstrap [\d,]+ KB(?: and (?:another file|\d+ other files) [\d,]+ KB)?, zip [\d,]+ KB\)$", RegexOptions.Multiline)]
    private static partial Regex ZipLine();
}
