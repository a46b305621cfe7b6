using Lambda.Runtime.Build.Errors;

namespace Lambda.Runtime.Build.Packaging;

/// <summary>Checks where the setting <c>LambdaPackageFolder</c> places the folder, which a publish replaces as a whole.</summary>
internal static class FolderPlace
{
    /// <summary>Checks that the folder is not that of something else.</summary>
    /// <param name="folder">The folder, absolute.</param>
    /// <param name="others">Paths that have to be outside it, each with a description.</param>
    /// <exception cref="BuildException">The setting is not the path of a folder, or something else is in the folder.</exception>
    public static void Check(string folder, IEnumerable<(string Description, string Path)> others)
    {
        // Other settings have these values. Here they would be the names of folders.
        if (Path.GetFileName(folder) is var name && bool.TryParse(name, out _))
            throw new BuildException(BuildErrors.PackageFolderIsSwitch(name));
        foreach ((string description, string path) in others)
        {
            if (path.Length > 0 && IsInside(folder, path))
                throw new BuildException(BuildErrors.PackageFolderOfOthers(folder, description, path));
        }
    }

    /// <summary>Checks that the folder is not content of the zip: the next zip would contain the files of this one.</summary>
    /// <param name="folder">The folder, absolute.</param>
    /// <param name="content">The files and folders that are content, absolute.</param>
    /// <exception cref="BuildException">A file in the folder is content, or a folder that contains it.</exception>
    public static void CheckContent(string folder, IEnumerable<string> content)
    {
        foreach (string path in content)
        {
            if (IsInside(folder, path) || (Directory.Exists(path) && IsInside(path, folder)))
                throw new BuildException(BuildErrors.PackageFolderIsContent(folder, path));
        }
    }

    /// <summary>Returns whether a path is in a folder, or is the folder.</summary>
    private static bool IsInside(string folder, string path)
    {
        string relative = Path.GetRelativePath(folder, path);
        return !Path.IsPathRooted(relative) && relative.Split(Path.DirectorySeparatorChar)[0] != "..";
    }
}
