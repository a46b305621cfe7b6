using Lambda.Runtime.Build.Errors;
using Microsoft.Build.Framework;

namespace Lambda.Runtime.Build.Packaging;

/// <summary>Turns items of the project into entries of the zip.</summary>
internal static class ContentItem
{
    /// <summary>Returns an entry for a file, or one for each file in a folder.</summary>
    /// <param name="item">The item: a file or a folder.</param>
    /// <param name="projectFolder">The folder that names are relative to by default.</param>
    /// <exception cref="BuildException">The item's metadata or its folder cannot be used.</exception>
    public static IEnumerable<FunctionEntry> Entries(ITaskItem item, string projectFolder)
    {
        string path = Path.TrimEndingDirectorySeparator(FullPath(item));
        string name = EntryNames.Normalize(Name(item, path, projectFolder));
        if (!Directory.Exists(path))
            return [Entry(item, name, path)];

        // "." is the root of the zip, which is not a valid name for a file.
        string prefix = name == "." ? "" : $"{name.TrimEnd('/')}/";
        return ContentFolder.Files(path).Select(file => Entry(item, prefix + file, Path.Combine(path, file)));
    }

    /// <summary>Returns MSBuild's metadata <c>FullPath</c>.</summary>
    /// <exception cref="BuildException">The item is not a path.</exception>
    public static string FullPath(ITaskItem item)
    {
        try
        {
            return item.GetMetadata("FullPath");
        }
        catch (InvalidOperationException e)
        {
            throw new BuildException(BuildErrors.InvalidPath(item.ItemSpec, e));
        }
    }

    private static FunctionEntry Entry(ITaskItem item, string name, string path)
    {
        ContentFile.Check(name, path);
        return new FunctionEntry(name, path, EntryMode.Choose(item.GetMetadata("Mode"), name, path));
    }

    /// <summary>Returns the name in the zip: <c>EntryName</c>, or the name in the publish folder as for <c>Content</c> items.</summary>
    private static string Name(ITaskItem item, string path, string projectFolder)
    {
        foreach (string metadata in new[] { "EntryName", "TargetPath", "Link" })
        {
            if (item.GetMetadata(metadata) is { Length: > 0 } name)
                return name;
        }

        string below = item.GetMetadata("RecursiveDir") + Path.GetFileName(path);
        if (item.GetMetadata("LinkBase") is { Length: > 0 } folder)
            return $"{folder.TrimEnd('/', '\\')}/{below}";
        if (projectFolder.Length == 0)
            return below;
        string relative = Path.GetRelativePath(projectFolder, path);
        return Path.IsPathRooted(relative) || relative.StartsWith("..", StringComparison.Ordinal) ? below : relative;
    }
}
