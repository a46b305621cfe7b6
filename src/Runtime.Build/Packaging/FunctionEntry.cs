using Lambda.Runtime.Build.Errors;
using Lambda.Runtime.Build.Platforms;

namespace Lambda.Runtime.Build.Packaging;

/// <summary>One file of the zip.</summary>
/// <param name="Name">Its path in the zip, relative, with forward slashes.</param>
/// <param name="SourcePath">The file on disk, absolute.</param>
/// <param name="Mode">Its permissions on Lambda.</param>
internal sealed record FunctionEntry(string Name, string SourcePath, UnixFileMode Mode)
{
    /// <summary>The length on disk, before the file is read.</summary>
    public long Length => new FileInfo(ContentFile.FollowLinks(SourcePath) ?? SourcePath).Length;

    /// <summary>
    /// Checks the entries and sorts them by name in ordinal order, because the order in which MSBuild finds files depends on the
    /// file system. A file that is listed twice with the same name, for example by a glob and by its path, is included once.
    /// </summary>
    /// <exception cref="BuildException">A name is not valid, two files have the same name, or there are too many files.</exception>
    public static IReadOnlyList<FunctionEntry> InOrder(IEnumerable<FunctionEntry> entries)
    {
        var sorted = new SortedDictionary<string, FunctionEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            EntryNames.Check(entry.Name, entry.SourcePath);
            if (!sorted.TryAdd(entry.Name, entry) && sorted[entry.Name] is var first && first != entry)
                throw new BuildException(BuildErrors.NameTakenTwice(entry.Name, first.SourcePath, entry.SourcePath));
            if (sorted.Count > LambdaLimits.MaxEntries)
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
