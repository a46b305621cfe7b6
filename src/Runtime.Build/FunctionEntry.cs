namespace Lambda.Runtime.Build;

/// <summary>One file of the zip.</summary>
/// <param name="Name">Its path in the zip, relative, with forward slashes.</param>
/// <param name="SourcePath">The file on disk, absolute.</param>
internal sealed record FunctionEntry(string Name, string SourcePath)
{
    /// <summary>Bytes on disk.</summary>
    public long Length => new FileInfo(SourcePath).Length;

    /// <summary>
    /// Checks the entries and sorts them by the ordinal value of their names: what order MSBuild found the files in depends on the
    /// file system.
    /// </summary>
    /// <exception cref="PackagingException">A file is missing, a name leads out of the zip, or two files claim one name.</exception>
    public static IReadOnlyList<FunctionEntry> InOrder(IEnumerable<FunctionEntry> entries)
    {
        var sorted = entries.Select(entry => entry with { Name = entry.Name.Replace('\\', '/') }).ToList();
        sorted.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        for (var i = 0; i < sorted.Count; i++)
        {
            var (name, path) = (sorted[i].Name, sorted[i].SourcePath);
            if (!File.Exists(path))
                throw PackagingException.MissingFile(name, path);
            if (!IsInside(name))
                throw PackagingException.UnusableName(name, path);
            if (i > 0 && sorted[i - 1].Name == name)
                throw PackagingException.NameTakenTwice(name, sorted[i - 1].SourcePath, path);
        }

        return sorted;
    }

    /// <summary>Whether Lambda unpacks this name to a file under <c>/var/task</c>.</summary>
    private static bool IsInside(string name) => !name.Contains(':') && name.Split('/').All(part => part is not ("" or "." or ".."));
}
