using System.IO.Compression;

namespace Lambda.Runtime.Build.Tests;

/// <summary>Reads the content of zips.</summary>
internal static class ZipEntries
{
    /// <summary>Returns the content of an entry as text.</summary>
    public static string Text(string zip, string name)
    {
        using var archive = ZipFile.OpenRead(zip);
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
