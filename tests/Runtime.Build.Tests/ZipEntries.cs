using System.IO.Compression;

namespace Lambda.Runtime.Build.Tests;

/// <summary>What is in a zip.</summary>
internal static class ZipEntries
{
    /// <summary>The content of an entry as text.</summary>
    public static string Text(string zip, string name)
    {
        using var archive = ZipFile.OpenRead(zip);
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
