namespace Lambda.Runtime.Build.Containers;

/// <summary>A program that runs containers, found on the PATH.</summary>
/// <param name="Name">What it is called: its options differ a little by it.</param>
/// <param name="Path">The program's file.</param>
internal sealed record ContainerEngine(string Name, string Path)
{
    /// <summary>In the order in which they are looked for. The options that are used here are the same in all.</summary>
    public static readonly string[] Known = ["docker", "podman", "finch", "container"];

    /// <summary>Whose the files are that a container writes.</summary>
    /// <param name="user">The number of the user and of the group; empty where the engine sees to that.</param>
    public IEnumerable<string> UserOptions(string user) => this switch
    {
        { } when user.Length == 0 => [],
        // Without root it maps the root of the container to the user, and has to be told to keep the user's number. Root it refuses that.
        { Name: "podman" } when !user.StartsWith("0:", StringComparison.Ordinal) => ["--userns", "keep-id"],
        _ => ["--user", user],
    };

    /// <summary>Finds one.</summary>
    /// <param name="wanted">Its name or its path; empty for the first that there is.</param>
    /// <param name="searchPath">The value of PATH.</param>
    /// <returns><see langword="null"/> if there is none.</returns>
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
