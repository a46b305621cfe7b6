using Lambda.Runtime.Build.Packaging;

namespace Lambda.Runtime.Build;

/// <summary>Puts a finished file into place: the zip, and what lies beside it.</summary>
internal static class OutputFile
{
    /// <summary>
    /// Writes beside the target and moves, so that at every moment the target is the old file or the new one. Equal bytes are not
    /// written at all. Times of files would be a cheaper test and a wrong one: a folder given with <c>-o</c> may hold the zip of
    /// another configuration, which is younger than the binary of this one.
    /// </summary>
    /// <exception cref="PackagingException">The folder or the file cannot be written, or the disk is full.</exception>
    public static void Write(string file, byte[] bytes)
    {
        var unfinished = $"{file}.{Environment.ProcessId}.tmp";
        try
        {
            if (Holds(file, bytes))
                return;
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(unfinished, bytes);
            File.Move(unfinished, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            TryDelete(unfinished);
            throw PackagingException.Unwritable(file, bytes.Length, e);
        }
    }

    private static bool Holds(string file, byte[] bytes)
    {
        var existing = new FileInfo(file);
        return existing.Exists && existing.Length == bytes.Length && File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes);
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
