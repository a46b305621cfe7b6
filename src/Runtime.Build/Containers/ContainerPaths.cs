namespace Lambda.Runtime.Build.Containers;

/// <summary>Maps paths of this machine to paths in the container: the same paths, or below /c for those that begin with C:.</summary>
internal static class ContainerPaths
{
    /// <summary><c>/home/me/orders</c> is <c>/home/me/orders</c>, and <c>C:\me\orders</c> is <c>/c/me/orders</c>.</summary>
    /// <param name="path">Absolute.</param>
    public static string Map(string path)
    {
        if (path.Length < 2 || path[1] != ':')
            return path;
        return $"/{char.ToLowerInvariant(path[0])}{path[2..].Replace('\\', '/')}";
    }

    /// <summary>
    /// Returns the folder to mount, which contains the files that a build of the project may read: the repository, or the topmost folder with files that
    /// MSBuild or NuGet search for upwards, or the project's folder.
    /// </summary>
    /// <param name="projectFolder">Absolute.</param>
    /// <param name="top">The topmost folder to search; by default, the root of the file system.</param>
    public static string SourceRoot(string projectFolder, string? top = null)
    {
        string root = projectFolder;
        for (DirectoryInfo? folder = new(projectFolder); folder is not null; folder = folder.Parent)
        {
            // In a worktree .git is a file.
            if (Path.Exists(Path.Combine(folder.FullName, ".git")))
                return folder.FullName;
            if (IsLookedFor(folder))
                root = folder.FullName;
            if (folder.FullName == top)
                break;
        }

        return root;
    }

    private static bool IsLookedFor(DirectoryInfo folder)
    {
        try
        {
            return folder.EnumerateFiles().Any(static file =>
                file.Name.StartsWith("Directory.", StringComparison.OrdinalIgnoreCase)
                || file.Name.Equals("nuget.config", StringComparison.OrdinalIgnoreCase)
                || file.Name.Equals("global.json", StringComparison.OrdinalIgnoreCase)
                || file.Extension is ".sln" or ".slnx");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
