namespace Lambda.Runtime.Build.Packaging;

/// <summary>The files below a folder that is named as content. Links are followed: what they lead to is what the function finds.</summary>
internal static class ContentFolder
{
    /// <summary>Each file below, as a path relative to the folder, in no particular order.</summary>
    /// <exception cref="PackagingException">A folder cannot be read, or a link leads back to a folder that it is in.</exception>
    public static IEnumerable<string> Files(string folder) => Files(folder, [RealPath(folder, folder)], "");

    /// <param name="folder">The folder itself.</param>
    /// <param name="real">Where it and those around it really are; the last is its own.</param>
    /// <param name="prefix">Its path from where the walk began, with a slash at the end.</param>
    private static IEnumerable<string> Files(string folder, IReadOnlyList<string> real, string prefix)
    {
        foreach (var path in Children(folder))
        {
            var name = prefix + Path.GetFileName(path);
            if (!Directory.Exists(path))
            {
                yield return name;
                continue;
            }

            var own = RealPath(path, Path.Combine(real[^1], Path.GetFileName(path)));
            if (real.Contains(own))
                throw PackagingException.LinkLoop(path);
            foreach (var file in Files(path, [.. real, own], $"{name}/"))
                yield return file;
        }
    }

    private static string RealPath(string path, string otherwise) => Path.TrimEndingDirectorySeparator(ContentFile.FollowLinks(path) ?? otherwise);

    private static string[] Children(string folder)
    {
        try
        {
            return Directory.GetFileSystemEntries(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PackagingException.UnreadableFolder(folder, e);
        }
    }
}
