using Lambda.Runtime.Build.Errors;

namespace Lambda.Runtime.Build.Packaging;

/// <summary>An entry of the zip with the bytes of its file.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Bytes">The content of the file.</param>
/// <remarks>
/// Each file is read once, so that the same bytes are hashed, compressed and counted. Otherwise a file that changes meanwhile, and changes back, could
/// lead to a wrong zip with a valid stamp. Lambda's size limit allows to have all content in memory.
/// </remarks>
internal sealed record EntryContent(FunctionEntry Entry, byte[] Bytes)
{
    /// <summary>Reads all entries, up to a total size.</summary>
    /// <exception cref="BuildException">A file cannot be read, or the total size exceeds the limit.</exception>
    public static IReadOnlyList<EntryContent> ReadAll(IReadOnlyList<FunctionEntry> entries, long limit)
    {
        var contents = new List<EntryContent>(entries.Count);
        foreach (FunctionEntry entry in entries)
        {
            contents.Add(Read(entry, limit));
            limit -= contents[^1].Bytes.Length;
        }

        return contents;
    }

    private static EntryContent Read(FunctionEntry entry, long limit)
    {
        try
        {
            using var file = new FileStream(entry.SourcePath, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
            using var bytes = new MemoryStream((int)Math.Min(file.Length, limit));
            byte[] buffer = new byte[64 * 1024];

            // To the end, and not by the length: files of the kernel have no length, and some of them have no end.
            while (file.Read(buffer) is > 0 and var read)
            {
                if (bytes.Length + read > limit)
                    throw new BuildException(BuildErrors.EndlessFile(entry.Name, entry.SourcePath, limit));
                bytes.Write(buffer, 0, read);
            }

            return new EntryContent(entry, bytes.Capacity == bytes.Length ? bytes.GetBuffer() : bytes.ToArray());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildException(BuildErrors.UnreadableFile(entry.Name, entry.SourcePath, e));
        }
    }
}
