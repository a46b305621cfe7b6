namespace Lambda.Runtime.Build;

/// <summary>Puts a finished zip into place.</summary>
internal static class ZipOutput
{
    /// <summary>
    /// Writes beside the target and moves, so that at every moment the target is the old zip or the new one. Equal bytes are not
    /// written at all. Times of files would be a cheaper test and a wrong one: a folder given with <c>-o</c> may hold the zip of
    /// another configuration, which is younger than the binary of this one.
    /// </summary>
    /// <exception cref="PackagingException">The folder or the file cannot be written.</exception>
    public static void Write(string zipFile, byte[] zip)
    {
        var unfinished = $"{zipFile}.{Environment.ProcessId}.tmp";
        try
        {
            if (Holds(zipFile, zip))
                return;
            Directory.CreateDirectory(Path.GetDirectoryName(zipFile)!);
            File.WriteAllBytes(unfinished, zip);
            File.Move(unfinished, zipFile, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            TryDelete(unfinished);
            throw PackagingException.UnwritableZip(zipFile, e);
        }
    }

    private static bool Holds(string zipFile, byte[] zip)
    {
        var existing = new FileInfo(zipFile);
        return existing.Exists && existing.Length == zip.Length && File.ReadAllBytes(zipFile).AsSpan().SequenceEqual(zip);
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The error that led here is the one to tell.
        }
    }
}
