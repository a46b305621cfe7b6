using Lambda.Runtime.Build.Errors;
using Lambda.Runtime.Build.Packaging;

namespace Lambda.Runtime.Build;

/// <summary>Writes output files completely or not at all: the zip, and the files beside it.</summary>
internal static class OutputFile
{
    /// <summary>
    /// Checks that the file does not exist or is a regular file. As root, a move would replace even a device. For a link, it is not clear whether
    /// the link or its target should be replaced.
    /// </summary>
    /// <exception cref="BuildException">The path is something else.</exception>
    public static void Check(string file)
    {
        if ((Path.EndsInDirectorySeparator(file) ? "a folder" : FileType.DescribeIrregular(file)) is { } type)
            throw new BuildException(BuildErrors.NotReplaced(file, type));
    }

    /// <summary>Checks the same for the zip, which only replaces a zip: its name is a setting, and could be that of a source file by mistake.</summary>
    /// <exception cref="BuildException">The path is something else.</exception>
    public static void CheckZip(string file)
    {
        Check(file);
        if (IsOther(file))
            throw new BuildException(BuildErrors.NotReplaced(file, "a file that is not a zip"));
    }

    private static bool IsOther(string file)
    {
        try
        {
            if (!File.Exists(file))
                return false;
            using FileStream existing = File.OpenRead(file);
            byte[] start = new byte[2];
            return existing.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) > 0 && !start.AsSpan().SequenceEqual("PK"u8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // reported when it is written
        }
    }

    /// <summary>
    /// Writes a file beside the target and moves it, so that the target is always the old file or the new one. Equal bytes are not written.
    /// </summary>
    /// <remarks>
    /// Comparing the times of files would be wrong: a folder from <c>-o</c> may contain the zip of another configuration that is newer
    /// than the binary of this one.
    /// </remarks>
    /// <exception cref="BuildException">The folder or the file cannot be written, the disk is full, or the path is not a regular file.</exception>
    public static void Write(string file, byte[] bytes)
    {
        Check(file);
        string unfinished = $"{file}.{Environment.ProcessId}.tmp";
        try
        {
            if (HasContent(file, bytes))
                return;
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(unfinished, bytes);
            File.Move(unfinished, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            TryDelete(unfinished);
            throw new BuildException(BuildErrors.Unwritable(file, bytes.Length, e));
        }
    }

    private static bool HasContent(string file, byte[] bytes)
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
            // The original error is reported.
        }
    }
}
