namespace Lambda.Runtime.Build.Tests;

/// <summary>Finds files of the checkout that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = AppContext.BaseDirectory[..AppContext.BaseDirectory.IndexOf("artifacts", StringComparison.Ordinal)];

    /// <summary>Returns the files of a folder and its subfolders that have one of the extensions.</summary>
    public static IEnumerable<string> Files(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories).Where(file => extensions.Contains(Path.GetExtension(file)));
}
