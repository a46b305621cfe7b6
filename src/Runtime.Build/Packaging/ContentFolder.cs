using Lambda.Runtime.Build.Errors;
using Lambda.Runtime.Build.Platforms;

namespace Lambda.Runtime.Build.Packaging;

/// <summary>Lists the files in a folder that is content. Links are followed, so that the function finds their targets.</summary>
internal static class ContentFolder
{
    /// <summary>Returns the paths of all files, relative to the folder, unordered.</summary>
    /// <exception cref="BuildException">A folder cannot be read, a link leads to a folder that contains it, or there are too many folders.</exception>
    public static IEnumerable<string> Files(string folder)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var again = 0;
        return Files([RealPath(folder)], "", Enter);

        // With two links to a folder with two links, and so on, the number of paths doubles with each level, even without files.
        void Enter(string real)
        {
            if (!seen.Add(real) && ++again > LambdaLimits.MaxLinkedFolders)
                throw new BuildException(BuildErrors.TooManyLinks(folder));
            if (seen.Count > LambdaLimits.MaxEntries)
                throw new BuildException(BuildErrors.TooManyFolders(folder));
        }
    }

    /// <param name="real">The real paths of the parent folders and, last, of the folder. Reading by the real path makes all links equally fast.</param>
    /// <param name="prefix">The folder's path relative to the start, with a slash at the end.</param>
    /// <param name="enter">Called with the real path of each folder, and again for each link to it.</param>
    private static IEnumerable<string> Files(IReadOnlyList<string> real, string prefix, Action<string> enter)
    {
        enter(real[^1]);
        foreach (var path in Children(real[^1]))
        {
            var name = prefix + Path.GetFileName(path);
            if (!Directory.Exists(path))
            {
                yield return name;
                continue;
            }

            var own = RealPath(path);
            if (real.Contains(own))
                throw new BuildException(BuildErrors.LinkToItself(path));
            foreach (var file in Files([.. real, own], $"{name}/", enter))
                yield return file;
        }
    }

    private static string RealPath(string path) => Path.TrimEndingDirectorySeparator(ContentFile.FollowLinks(path) ?? path);

    private static string[] Children(string folder)
    {
        try
        {
            return Directory.GetFileSystemEntries(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildException(BuildErrors.UnreadableFolder(folder, e));
        }
    }
}
