using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lambda.Runtime.Build.Packaging;

/// <summary>
/// A line in the intermediate folder: which zip came of which content. Where both are still what they were, nothing is compressed;
/// hashing both takes a tenth of the time.
/// </summary>
internal static class ZipStamp
{
    /// <summary>Changes with what <see cref="FunctionZip"/> makes of the same entries.</summary>
    private const string Format = "1";

    /// <summary>A digest of all that the zip depends on.</summary>
    public static string ContentDigest(IReadOnlyList<EntryContent> contents)
    {
        var text = new StringBuilder(Format).Append(' ').Append(Environment.Version).Append('\n');
        foreach (var (entry, bytes) in contents)
            text.Append(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(SHA256.HashData(bytes))} {(int)entry.Mode} {entry.Name}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The zip that is in place, where the stamp says that it came of this content and it is still as it was.</summary>
    public static byte[]? UpToDate(string stampFile, string contentDigest, string zipFile)
    {
        try
        {
            if (stampFile.Length == 0 || !File.Exists(stampFile) || !File.Exists(zipFile))
                return null;
            var zip = File.ReadAllBytes(zipFile);
            return File.ReadAllText(stampFile) == Line(contentDigest, zip) ? zip : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // without it the zip is made again, which is right too
        }
    }

    /// <summary>Remembers; a stamp that cannot be written costs the next publish its time and nothing else.</summary>
    public static void Write(string stampFile, string contentDigest, byte[] zip)
    {
        if (stampFile.Length == 0)
            return;
        try
        {
            File.WriteAllText(stampFile, Line(contentDigest, zip));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static string Line(string contentDigest, byte[] zip) => $"{contentDigest} {Convert.ToHexStringLower(SHA256.HashData(zip))}\n";
}
