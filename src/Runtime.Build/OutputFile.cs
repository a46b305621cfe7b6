using Lambda.Runtime.Build.Packaging;

namespace Lambda.Runtime.Build;

/// <summary>Puts a finished file into place: the zip, and what lies beside it.</summary>
internal static class OutputFile
{
    /// <summary>
    /// Refuses what is not a regular file: root's move would replace even a device, and nobody asks for a link to be replaced rather than what
    /// it leads to, nor for the reverse.
    /// </summary>
    /// <exception cref="PackagingException">Something else is there.</exception>
    public static void Check(string file)
    {
        if ((Path.EndsInDirectorySeparator(file) ? "a folder" : FileType.NotRegular(file)) is { } type)
            throw PackagingException.NotReplaced(file, type);
    }

    /// <summary>The same for the zip, which moreover replaces nothing but a zip: its name is a setting, and may be that of a source file by mistake.</summary>
    /// <exception cref="PackagingException">Something else is there.</exception>
    public static void CheckZip(string file)
    {
        Check(file);
        if (IsOther(file))
            throw PackagingException.NotReplaced(file, "a file that is not a zip");
    }

    private static bool IsOther(string file)
    {
        try
        {
            if (!File.Exists(file))
                return false;
            using FileStream existing = File.OpenRead(file);
            var start = new byte[2];
            return existing.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) > 0 && !start.AsSpan().SequenceEqual("PK"u8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // whether it can be written is found out when it is
        }
    }

    /// <summary>
    /// Writes beside the target and moves, so that at every moment the target is the old file or the new one. Equal bytes are not
    /// written at all. Times of files would be a cheaper test and a wrong one: a folder given with <c>-o</c> may hold the zip of
    /// another configuration, which is younger than the binary of this one.
    /// </summary>
    /// <exception cref="PackagingException">The folder or the file cannot be written, the disk is full, or something else than a file is there.</exception>
    public static void Write(string file, byte[] bytes)
    {
        Check(file);
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
