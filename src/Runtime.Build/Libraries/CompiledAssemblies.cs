using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Lambda.Runtime.Build.Libraries;

/// <summary>Which of the assemblies that the native compiler was given are in the binary.</summary>
/// <remarks>
/// The compiler accounts for methods and types. A library of which no more was used than what became a part of its callers is not
/// among them, so that what the program's own code refers to counts as well, and what that refers to. What this package refers to
/// does not: it knows many libraries for the functions that need them.
/// </remarks>
internal static class CompiledAssemblies
{
    private const string Own = "Lambda.Runtime";

    /// <param name="program">The program's assembly.</param>
    /// <param name="references">Assemblies by name: the file, and whether it is one of the framework's, of which the account is enough.</param>
    /// <param name="accounted">Names of what the compiler accounts for.</param>
    public static IEnumerable<string> Of(
        string program, IReadOnlyDictionary<string, (string Path, bool IsFramework)> references, IEnumerable<string> accounted)
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var rest = new Queue<string>([program]);
        foreach (var name in accounted)
            Add(name);
        while (rest.TryDequeue(out var path))
        {
            foreach (var name in ReferencesOf(path).Where(name => references.TryGetValue(name, out var reference) && !reference.IsFramework))
                Add(name);
        }

        return found.Select(name => references[name].Path);

        void Add(string name)
        {
            if (!references.TryGetValue(name, out var reference) || !found.Add(name))
                return;
            if (!reference.IsFramework && name != Own)
                rest.Enqueue(reference.Path);
        }
    }

    private static List<string> ReferencesOf(string path)
    {
        using var image = new PEReader(File.OpenRead(path));
        var reader = image.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))];
    }
}
