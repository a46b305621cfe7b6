namespace Lambda.Runtime.Testing;

/// <summary>Finds the binary of a publish, and says what to pass instead of other files.</summary>
internal static class BootstrapFile
{
    private const string Expected = "Expected the path of the file bootstrap, which 'dotnet publish' of a function's project creates";

    /// <returns>The full path.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ArgumentException">It is a folder, an assembly, a zip or a project.</exception>
    public static string Find(string path)
    {
        string file = Path.GetFullPath(path);
        if (Directory.Exists(file))
            throw new ArgumentException($"'{file}' is a folder. {Expected}.", nameof(path));
        if (!File.Exists(file))
            throw new FileNotFoundException($"There is no file '{file}' to start as a function. 'dotnet publish' of a function's project creates one named bootstrap.", file);

        string? problem = Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".dll" => $"is an assembly. {Expected}; or to run an assembly in this process, a type in it: StartAsync(typeof(Functions)).",
            ".zip" => $"is a zip. {Expected} in the same folder as its zip.",
            ".cs" or ".csproj" => $"is not built. {Expected}; or to run a referenced project in this process, a type in it: StartAsync(typeof(Functions)).",
            _ => null,
        };
        return problem is null ? file : throw new ArgumentException($"'{file}' {problem}", nameof(path));
    }
}
