namespace Lambda.Runtime.Tests.Common;

/// <summary>Paths in the checkout that these tests were built from.</summary>
/// <remarks>Found from the folder in which the tests run: source paths in binaries are mapped to be the same on every machine.</remarks>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The feed that <c>./build.sh pack</c> writes to.</summary>
    public static string Packages => At("artifacts/packages");

    public static string At(string path) => Path.Combine(Root, path);

    /// <summary>Returns the files of a folder and its subfolders that have one of the extensions, except for build output.</summary>
    public static IEnumerable<string> Files(string folder, params string[] extensions) => FilesIn(At(folder)).Where(file => extensions.Contains(Path.GetExtension(file)));

    private static IEnumerable<string> FilesIn(string folder) => Directory.EnumerateFiles(folder)
        .Concat(Directory.EnumerateDirectories(folder).Where(static path => Path.GetFileName(path) is not ("bin" or "obj" or "artifacts")).SelectMany(FilesIn));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Runtime.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No Runtime.sln above '{AppContext.BaseDirectory}'. Run these tests from a checkout.");
    }
}
