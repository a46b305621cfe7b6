using Lambda.Runtime.Build.Errors;
using Lambda.Runtime.Build.Symbols;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Lambda.Runtime.Build;

/// <summary>
/// Copies assemblies of referenced projects and removes the build folder from the paths in the copies' debug symbols, so that the binary
/// does not depend on the folder: it contains a checksum of its debug file.
/// </summary>
/// <remarks>The projects are built as always. Another PathMap for them would build them a second time.</remarks>
public sealed class NormalizeSymbolPaths : BuildTask
{
    /// <summary>The assemblies of referenced projects.</summary>
    [Required]
    public ITaskItem[] References { get; set; } = [];

    /// <summary>The folders to remove from paths: the project's, and the package cache.</summary>
    [Required]
    public string[] Roots { get; set; } = [];

    /// <summary>The folder of the copies.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The references that copies replace.</summary>
    [Output]
    public ITaskItem[] Replaced { get; private set; } = [];

    /// <summary>The copies, with the metadata of the originals.</summary>
    [Output]
    public ITaskItem[] Copies { get; private set; } = [];

    /// <inheritdoc/>
    private protected override void Run()
    {
        var roots = Roots.Where(static root => root.Length > 0).Select(Parts).ToList();
        var replaced = new List<ITaskItem>();
        var copies = new List<ITaskItem>();
        foreach (ITaskItem reference in References)
        {
            if (Copy(reference.GetMetadata("FullPath"), roots) is not { } copy)
                continue;
            replaced.Add(reference);
            var item = new TaskItem(copy);
            reference.CopyMetadataTo(item);
            copies.Add(item);
        }

        (Replaced, Copies) = ([.. replaced], [.. copies]);
    }

    /// <summary>Returns the path of a copy; <see langword="null"/> if the assembly needs none, because it has no symbols or they name none of the folders.</summary>
    private string? Copy(string assembly, List<string[]> roots)
    {
        string symbols = Path.ChangeExtension(assembly, ".pdb");
        if (!File.Exists(symbols))
            return null;
        try
        {
            byte[] pdb = File.ReadAllBytes(symbols);
            if (!DocumentPaths.Shorten(pdb, roots))
                return null;
            string copy = Path.Combine(Path.GetFullPath(Folder), Path.GetFileName(assembly));
            byte[] image = File.ReadAllBytes(assembly);
            SymbolFileName.WithoutFolder(image);
            OutputFile.Write(copy, image);
            OutputFile.Write(Path.ChangeExtension(copy, ".pdb"), pdb);
            return copy;
        }
        catch (BuildException e)
        {
            Error(e.Error);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException or ArgumentException or IndexOutOfRangeException)
        {
            return null; // the compiler cannot read such symbols either, so they are not in the binary's debug file
        }
    }

    private static string[] Parts(string folder) => Path.TrimEndingDirectorySeparator(folder).Split('/', '\\');
}
