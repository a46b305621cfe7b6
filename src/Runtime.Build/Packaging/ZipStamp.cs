using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lambda.Runtime.Build.Packaging;

/// <summary>
/// Records in the intermediate folder which zip was written from which content. If both are unchanged, nothing is compressed:
/// hashing takes a tenth of the time.
/// </summary>
internal static class ZipStamp
{
    /// <summary>Has to change if <see cref="FunctionZip"/> writes other bytes for the same entries.</summary>
    private const string Format = "1";

    /// <summary>Returns a digest of everything that the zip depends on.</summary>
    public static string ContentDigest(IReadOnlyList<EntryContent> contents)
    {
        StringBuilder text = new StringBuilder(Format).Append(' ').Append(Environment.Version).Append('\n');
        foreach ((FunctionEntry? entry, byte[]? bytes) in contents)
            text.Append(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(SHA256.HashData(bytes))} {(int)entry.Mode} {entry.Name}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Returns the existing zip, if it is unchanged and the stamp says that it was written from this content.</summary>
    public static byte[]? UpToDate(string stampFile, string contentDigest, string zipFile)
    {
        try
        {
            if (stampFile.Length == 0 || !File.Exists(stampFile) || !File.Exists(zipFile))
                return null;
            byte[] zip = File.ReadAllBytes(zipFile);
            return File.ReadAllText(stampFile) == Line(contentDigest, zip) ? zip : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // the zip is written again
        }
    }

    /// <summary>Writes the stamp. If that fails, the next publish compresses again.</summary>
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
