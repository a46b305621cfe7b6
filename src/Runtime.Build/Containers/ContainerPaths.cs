namespace Lambda.Runtime.Build.Containers;

/// <summary>Where files of this machine are inside the container: at the same place, or under /c where the place begins with C:.</summary>
internal static class ContainerPaths
{
    /// <summary><c>/home/me/orders</c> is <c>/home/me/orders</c>, and <c>C:\me\orders</c> is <c>/c/me/orders</c>.</summary>
    /// <param name="path">Absolute.</param>
    public static string Of(string path)
    {
        if (path.Length < 2 || path[1] != ':')
            return path;
        return $"/{char.ToLowerInvariant(path[0])}{path[2..].Replace('\\', '/')}";
    }

    /// <summary>
    /// The folder to mount: what a build of the project may read. That is its repository, or else the topmost folder with files that
    /// MSBuild or NuGet look for upwards, or else its own.
    /// </summary>
    /// <param name="projectFolder">Absolute.</param>
    /// <param name="top">Nothing is looked for above it; without it, up to the file system's root.</param>
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
