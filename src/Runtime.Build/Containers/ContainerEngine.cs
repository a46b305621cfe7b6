namespace Lambda.Runtime.Build.Containers;

/// <summary>A program that runs containers, found on the PATH.</summary>
/// <param name="Name">What it is called: some options depend on it.</param>
/// <param name="Path">The program's file.</param>
internal sealed record ContainerEngine(string Name, string Path)
{
    /// <summary>The known engines, in the order in which they are tried. They have the same options for what is used here.</summary>
    public static readonly string[] Known = ["docker", "podman", "finch", "container"];

    /// <summary>Returns the options that make the user the owner of the files that a container writes.</summary>
    /// <param name="user">The IDs of the user and the group; empty if the engine sets the owner.</param>
    public IEnumerable<string> UserOptions(string user) => this switch
    {
        { } when user.Length == 0 => [],
        // Without root, Podman maps the container's root to the user, and needs an option to keep the user's ID. As root, it rejects the option.
        { Name: "podman" } when !user.StartsWith("0:", StringComparison.Ordinal) => ["--userns", "keep-id"],
        _ => ["--user", user],
    };

    /// <summary>Finds an engine.</summary>
    /// <param name="wanted">Its name or its path; empty for the first one on the PATH.</param>
    /// <param name="searchPath">The value of PATH.</param>
    /// <returns><see langword="null"/> if no engine was found.</returns>
    public static ContainerEngine? Find(string wanted, string searchPath)
    {
        if (wanted.Contains('/') || wanted.Contains('\\'))
            return File.Exists(wanted) ? new(System.IO.Path.GetFileNameWithoutExtension(wanted), System.IO.Path.GetFullPath(wanted)) : null;
        foreach (string name in wanted.Length > 0 ? [wanted] : Known)
        {
            string[] folders = searchPath.Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
            string[] files = OperatingSystem.IsWindows() ? [$"{name}.exe", $"{name}.cmd"] : [name];
            if (folders.SelectMany(folder => files, System.IO.Path.Combine).FirstOrDefault(File.Exists) is { } path)
                return new(name, path);
        }

        return null;
    }
}
