using System.Text.RegularExpressions;

namespace Lambda.Build.Versions;

/// <summary>Finds and changes the places in samples, pages and tests that name the version of the packages: references of projects and of files.</summary>
internal static partial class VersionReferences
{
    /// <summary>The changelog names earlier versions, too.</summary>
    private const string Changelog = "CHANGELOG.md";

    private static readonly string[] Folders = ["docs", "samples", "src", "tests"];
    private static readonly string[] Extensions = [".cs", ".csproj", ".csx", ".md", ".props", ".sh", ".targets"];

    /// <param name="root">The root of the repository.</param>
    public static IEnumerable<VersionReference> Find(string root) =>
        from file in Files(root)
        let text = File.ReadAllText(file)
        from match in Reference().Matches(text)
        select new VersionReference(Path.GetRelativePath(root, file).Replace('\\', '/'), 1 + text.AsSpan(0, match.Index).Count('\n'), match.Value);

    /// <summary>Writes a version to all places.</summary>
    /// <returns>The places that had another one.</returns>
    public static IReadOnlyList<VersionReference> Write(string root, string version)
    {
        VersionReference[] others = [.. Find(root).Where(reference => reference.Version != version)];
        foreach (string file in others.Select(static reference => reference.File).Distinct())
        {
            string path = Path.Combine(root, file);
            File.WriteAllText(path, Reference().Replace(File.ReadAllText(path), version));
        }

        return others;
    }

    private static IEnumerable<string> Files(string root) =>
        Directory.EnumerateFiles(root, "*.md").Where(static file => Path.GetFileName(file) != Changelog)
            .Concat(Folders.Select(folder => Path.Combine(root, folder)).Where(Directory.Exists).SelectMany(FilesIn))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> FilesIn(string folder) => Directory.EnumerateFiles(folder)
        .Where(static file => Extensions.Contains(Path.GetExtension(file)))
        .Concat(Directory.EnumerateDirectories(folder).Where(static path => Path.GetFileName(path) is not ("bin" or "obj" or "artifacts")).SelectMany(FilesIn));

    /// <summary>A version in a reference to a package. One that code computes begins with a brace.</summary>
    [GeneratedRegex("""
        (?<=<PackageReference\ Include="Lambda\.Runtime[.\w]*"\s+Version="
           |\#:package\ Lambda\.Runtime[.\w]*@
           |package\ (add\ )?Lambda\.Runtime[.\w]*\ --version\ 
           |install\ Lambda\.Runtime[.\w]*(@|::))
        [0-9*\[(][^"\s\\<`]*
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Reference();
}
