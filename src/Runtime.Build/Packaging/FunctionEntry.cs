using Lambda.Runtime.Build.Errors;

namespace Lambda.Runtime.Build.Packaging;

/// <summary>One file of the zip.</summary>
/// <param name="Name">Its path in the zip, relative, with forward slashes.</param>
/// <param name="SourcePath">The file on disk, absolute.</param>
/// <param name="Mode">Its permissions on Lambda.</param>
internal sealed record FunctionEntry(string Name, string SourcePath, UnixFileMode Mode)
{
    /// <summary>Bytes on disk, before the file is read.</summary>
    public long Length => new FileInfo(ContentFile.FollowLinks(SourcePath) ?? SourcePath).Length;

    /// <summary>
    /// Checks the entries and sorts them by the ordinal value of their names: what order MSBuild found the files in depends on the
    /// file system. A file that is named twice under one name, by a glob and by itself, is there once.
    /// </summary>
    /// <exception cref="BuildException">A name leads out of the zip, two files claim one name, or there are more than a zip can count.</exception>
    public static IReadOnlyList<FunctionEntry> InOrder(IEnumerable<FunctionEntry> entries)
    {
        var sorted = new SortedDictionary<string, FunctionEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            EntryNames.Check(entry.Name, entry.SourcePath);
            if (!sorted.TryAdd(entry.Name, entry) && sorted[entry.Name] is var first && first != entry)
                throw new BuildException(BuildErrors.NameTakenTwice(entry.Name, first.SourcePath, entry.SourcePath));
            if (sorted.Count > LambdaLimits.Entries)
                throw new BuildException(BuildErrors.TooManyFiles());
        }

        foreach (var entry in sorted.Values)
        {
            if (EntryNames.Folders(entry.Name).FirstOrDefault(sorted.ContainsKey) is { } file)
                throw new BuildException(BuildErrors.FileAndFolder(file, sorted[file].SourcePath, entry.SourcePath));
        }

        return [.. sorted.Values];
    }
}
