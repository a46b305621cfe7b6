using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Package.Tests;

/// <summary>A published zip, and what every one has to be.</summary>
internal static partial class FunctionZip
{
    /// <summary>
    /// The zip that a publish printed: its path is absolute, it holds a Linux program named <c>bootstrap</c> with mode 0755 and
    /// nothing else.
    /// </summary>
    public static string PrintedBy(DotnetCommand publish)
    {
        var printed = Assert.Single(ZipLine().Matches(publish.Output).Select(match => match.Groups["path"].Value));
        Assert.True(Path.IsPathFullyQualified(printed), printed);

        using var zip = ZipFile.OpenRead(printed);
        var entry = Assert.Single(zip.Entries);
        Assert.Equal("bootstrap", entry.FullName);
        Assert.Equal(0x81ED0000, (uint)entry.ExternalAttributes);

        using var content = entry.Open();
        var magic = new byte[4];
        content.ReadExactly(magic);
        Assert.Equal("\u007fELF"u8, magic);
        return printed;
    }

    /// <summary><c>HelloWorld -&gt; /app/publish/HelloWorld.zip (bootstrap 1,204 KB, zip 560 KB)</c></summary>
    [GeneratedRegex(@"^ *\S+ -> (?<path>.+\.zip) \(bootstrap [\d,]+ KB, zip [\d,]+ KB\)$", RegexOptions.Multiline)]
    private static partial Regex ZipLine();
}
