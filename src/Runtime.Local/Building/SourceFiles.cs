using System.Text.Json;

namespace Lambda.Runtime.Local.Building;

/// <summary>The files that a function is built from: all in the project's folder and in the folders of the projects that it references.</summary>
/// <param name="project">The project.</param>
/// <param name="outputs">Files that the emulator writes while it runs, such as those that its output is redirected to.</param>
internal sealed class SourceFiles(FunctionProject project, params IReadOnlyCollection<string> outputs)
{
    // Folders that builds, tests and package managers write; those of editors and version control begin with a dot.
    private static readonly string[] ExcludedFolders = ["bin", "obj", "artifacts", "node_modules", "TestResults"];

    /// <summary>The folders with sources, none within another; for a single file its folder, without subfolders.</summary>
    public IReadOnlyList<string> Folders { get; } = FindFolders(project);

    public bool IncludesSubfolders { get; } = !project.IsSingleFile;

    /// <summary>Reads the current times and lengths of the files.</summary>
    public FileStamps ReadStamps() => FileStamps.Read(Folders.SelectMany(FilesIn));

    private static List<string> FindFolders(FunctionProject project)
    {
        var folders = new List<string> { Path.GetDirectoryName(Path.GetFullPath(project.File))! };
        foreach (string other in ReferencedProjects(project.AssetsFile))
            folders.Add(Path.GetDirectoryName(Path.GetFullPath(other, folders[0]))!);
        return [.. folders.Distinct().Where(folder => project.IsSingleFile || !folders.Any(other => IsBelow(folder, other)))];
    }

    private static bool IsBelow(string folder, string other) => folder.StartsWith(other + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // {"libraries": {"Parcels/1.0.0": {"type": "project", "msbuildProject": "../Parcels/Parcels.csproj"}}}: includes indirect references, but no packages.
    private static IEnumerable<string> ReferencedProjects(string assetsFile)
    {
        if (!File.Exists(assetsFile))
            return [];

        using var assets = JsonDocument.Parse(File.ReadAllBytes(assetsFile));
        return assets.RootElement.TryGetProperty("libraries", out JsonElement libraries)
            ? [.. libraries.EnumerateObject()
                .Where(static library => library.Value.TryGetProperty("msbuildProject", out _))
                .Select(static library => library.Value.GetProperty("msbuildProject").GetString()!)]
            : [];
    }

    private IEnumerable<string> FilesIn(string folder)
    {
        if (!Directory.Exists(folder))
            return [];

        IEnumerable<string> files = Directory.EnumerateFiles(folder).Where(file => IsSource(Path.GetFileName(file)) && !outputs.Contains(file));
        return IncludesSubfolders
            ? files.Concat(Directory.EnumerateDirectories(folder).Where(static path => IsSourceFolder(Path.GetFileName(path))).SelectMany(FilesIn))
            : files.Where(static file => Path.GetExtension(file) is ".cs" or ".props" or ".targets" or ".config");
    }

    // Editors write a temporary file before they replace a file. A log that grows with each build would cause the next one.
    private static bool IsSource(string name) => !name.StartsWith('.') && !name.EndsWith('~') && Path.GetExtension(name) is not (".swp" or ".tmp" or ".log");

    private static bool IsSourceFolder(string name) => !name.StartsWith('.') && !ExcludedFolders.Contains(name);
}
