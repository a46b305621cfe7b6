using Lambda.Runtime.Build.Errors;

namespace Lambda.Runtime.Build.Packaging;

/// <summary>Writes and lists the files of a folder with the zip's content.</summary>
internal static class FolderFiles
{
    /// <summary>Writes the files to a new folder.</summary>
    /// <exception cref="BuildException">The file system cannot store a name.</exception>
    public static void Write(string folder, IReadOnlyList<EntryContent> contents)
    {
        foreach (EntryContent content in contents)
        {
            string file = Path.Combine(folder, content.Entry.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content.Bytes);
        }

        CheckNames(folder, contents);
        SetAttributes(folder, contents);
    }

    /// <summary>
    /// Sets the modes of the zip, 0755 for folders, and the time of the zip's entries, where they are different. Tools that compare or hash a folder, or pack it
    /// in a layer of an image, then see the same for the same content.
    /// </summary>
    public static void SetAttributes(string folder, IReadOnlyList<EntryContent> contents)
    {
        foreach (EntryContent content in contents)
            Set(new FileInfo(Path.Combine(folder, content.Entry.Name)), content.Entry.Mode);

        // A folder's time changes when something is written to it.
        foreach (string name in contents.SelectMany(static content => EntryNames.Folders(content.Entry.Name)).Distinct().OrderByDescending(static name => name.Length))
            Set(new DirectoryInfo(Path.Combine(folder, name)), EntryMode.Executable);
        Set(new DirectoryInfo(folder), EntryMode.Executable);
    }

    /// <summary>Checks that each file has its name: file systems of Windows and macOS do not distinguish case, and those of Windows do not have all names.</summary>
    /// <exception cref="BuildException">A file does not have its name.</exception>
    public static void CheckNames(string folder, IReadOnlyList<EntryContent> contents)
    {
        var names = Names(folder).ToHashSet(StringComparer.Ordinal);
        if (contents.FirstOrDefault(content => !names.Contains(content.Entry.Name)) is { } lost)
            throw new BuildException(BuildErrors.NameNotStored(lost.Entry.Name, lost.Entry.SourcePath, folder));
    }

    /// <summary>Returns the paths in a folder of all files, links, and folders without files, with forward slashes. Links are not followed.</summary>
    public static IEnumerable<string> Names(string folder) => Names(new DirectoryInfo(folder), "");

    /// <summary>Describes what is at the path of a folder, but is not a folder; <see langword="null"/> for a folder, or if it does not exist.</summary>
    public static string? DescribeOther(string path)
    {
        if (new FileInfo(path).LinkTarget is not null)
            return "a symbolic link";
        return FileType.DescribeIrregular(path) switch
        {
            null => File.Exists(path) ? "a file" : null,
            "a folder" => null,
            var type => type,
        };
    }

    private static IEnumerable<string> Names(DirectoryInfo folder, string prefix)
    {
        foreach (FileSystemInfo child in folder.EnumerateFileSystemInfos())
        {
            string name = prefix + child.Name;
            if (child is DirectoryInfo { LinkTarget: null } inner && inner.EnumerateFileSystemInfos().Any())
            {
                foreach (string file in Names(inner, $"{name}/"))
                    yield return file;
            }
            else
            {
                yield return name;
            }
        }
    }

    private static void Set(FileSystemInfo file, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows() && file.UnixFileMode != mode)
            file.UnixFileMode = mode;
        if (file.LastWriteTimeUtc != FunctionZip.Epoch.UtcDateTime)
            file.LastWriteTimeUtc = FunctionZip.Epoch.UtcDateTime;
    }
}
