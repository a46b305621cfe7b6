using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Lambda.Runtime.Build.Libraries;

/// <summary>Finds out which assemblies are in the binary.</summary>
/// <remarks>
/// The compiler's statistics list methods and types. A library whose methods were all inlined into their callers is not listed, so the references of the
/// program's code count as well, and the references of those. The references of this package do not count, because it knows many
/// libraries for the functions that need them.
/// </remarks>
internal static class CompiledAssemblies
{
    private const string Own = "Lambda.Runtime";

    /// <param name="program">The program's assembly.</param>
    /// <param name="references">Assemblies by name: the file, and whether it belongs to the framework, for which the statistics are enough.</param>
    /// <param name="accounted">The names of the assemblies in the statistics.</param>
    public static IEnumerable<string> Find(
        string program, IReadOnlyDictionary<string, (string Path, bool IsFramework)> references, IEnumerable<string> accounted)
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var rest = new Queue<string>([program]);
        foreach (string name in accounted)
            Add(name);
        while (rest.TryDequeue(out string? path))
        {
            foreach (string name in ReferencesOf(path).Where(name => references.TryGetValue(name, out (string Path, bool IsFramework) reference) && !reference.IsFramework))
                Add(name);
        }

        return found.Select(name => references[name].Path);

        void Add(string name)
        {
            if (!references.TryGetValue(name, out (string Path, bool IsFramework) reference) || !found.Add(name))
                return;
            if (!reference.IsFramework && name != Own)
                rest.Enqueue(reference.Path);
        }
    }

    private static List<string> ReferencesOf(string path)
    {
        using var image = new PEReader(File.OpenRead(path));
        MetadataReader reader = image.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))];
    }
}
