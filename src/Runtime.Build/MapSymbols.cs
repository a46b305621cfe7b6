using Lambda.Runtime.Build.Packaging;
using Lambda.Runtime.Build.Symbols;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Task = Microsoft.Build.Utilities.Task;

namespace Lambda.Runtime.Build;

/// <summary>
/// Gives native compilation assemblies of referenced projects whose debug symbols do not name the folder that they were built in. The
/// binary holds a checksum of its debug file, so that with the folder's name in the one the other would differ from folder to folder.
/// </summary>
/// <remarks>
/// The projects themselves are built as they always are: their own PathMap would be another property of theirs, and a second build of
/// them. What is changed is a copy.
/// </remarks>
public sealed class MapSymbols : Task
{
    /// <summary>Assemblies that referenced projects built.</summary>
    [Required]
    public ITaskItem[] References { get; set; } = [];

    /// <summary>Folders whose names are to go: the project's, and the package cache.</summary>
    [Required]
    public string[] Roots { get; set; } = [];

    /// <summary>Where the copies are.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The references whose copies are to be compiled in their place.</summary>
    [Output]
    public ITaskItem[] Replaced { get; private set; } = [];

    /// <summary>The copies, with the metadata of what they are copies of.</summary>
    [Output]
    public ITaskItem[] Copies { get; private set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        var roots = Roots.Where(static root => root.Length > 0).Select(Parts).ToList();
        var replaced = new List<ITaskItem>();
        var copies = new List<ITaskItem>();
        foreach (var reference in References)
        {
            if (Copy(reference.GetMetadata("FullPath"), roots) is not { } copy)
                continue;
            replaced.Add(reference);
            var item = new TaskItem(copy);
            reference.CopyMetadataTo(item);
            copies.Add(item);
        }

        (Replaced, Copies) = ([.. replaced], [.. copies]);
        return !Log.HasLoggedErrors;
    }

    /// <summary>The copy's path; <see langword="null"/> where the symbols name no such folder, or there are none beside the assembly.</summary>
    private string? Copy(string assembly, List<string[]> roots)
    {
        var symbols = Path.ChangeExtension(assembly, ".pdb");
        if (!File.Exists(symbols))
            return null;
        try
        {
            var pdb = File.ReadAllBytes(symbols);
            if (!DocumentPaths.Shorten(pdb, roots))
                return null;
            var copy = Path.Combine(Path.GetFullPath(Folder), Path.GetFileName(assembly));
            var image = File.ReadAllBytes(assembly);
            SymbolFileName.WithoutFolder(image);
            OutputFile.Write(copy, image);
            OutputFile.Write(Path.ChangeExtension(copy, ".pdb"), pdb);
            return copy;
        }
        catch (PackagingException e)
        {
            Log.LogError(null, e.Code, null, BuildEngine.ProjectFileOfTaskNode, 0, 0, 0, 0, e.Message);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException or ArgumentException or IndexOutOfRangeException)
        {
            return null; // symbols that this user, or anyone, cannot read are not in the binary's debug file either
        }
    }

    private static string[] Parts(string folder) => Path.TrimEndingDirectorySeparator(folder).Split('/', '\\');
}
