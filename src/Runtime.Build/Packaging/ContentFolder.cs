using Lambda.Runtime.Build.Errors;

namespace Lambda.Runtime.Build.Packaging;

/// <summary>The files below a folder that is named as content. Links are followed: what they lead to is what the function finds.</summary>
internal static class ContentFolder
{
    /// <summary>Each file below, as a path relative to the folder, in no particular order.</summary>
    /// <exception cref="BuildException">A folder cannot be read, a link leads back to a folder that it is in, or there are too many folders.</exception>
    public static IEnumerable<string> Files(string folder)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var again = 0;
        return Files([RealPath(folder)], "", Enter);

        // Two links to a folder with two links, and so on: the paths double with each, whether or not a file is at their end.
        void Enter(string real)
        {
            if (!seen.Add(real) && ++again > LambdaLimits.LinkedFolders)
                throw new BuildException(BuildErrors.TooManyLinks(folder));
            if (seen.Count > LambdaLimits.Entries)
                throw new BuildException(BuildErrors.TooManyFolders(folder));
        }
    }

    /// <param name="real">Where the folder and those around it really are; the last is its own. Read by this path, one link costs no more than another.</param>
    /// <param name="prefix">Its path from where the walk began, with a slash at the end.</param>
    /// <param name="enter">Called with where each folder really is, also again where another link leads to it.</param>
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
