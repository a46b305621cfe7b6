using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Layer.Compiler;

/// <summary>The references of a function: .NET, the layer's libraries, and the assemblies in its folder.</summary>
internal static class References
{
    public static List<MetadataReference> Create(IReadOnlyList<string> beside)
    {
        var references = new List<MetadataReference>();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string path in beside.Where(IsAssembly))
        {
            taken.Add(Path.GetFileName(path));
            references.Add(MetadataReference.CreateFromFile(path));
        }

        foreach (string path in OfLayer())
        {
            if (!taken.Contains(Path.GetFileName(path)))
                references.Add(MetadataReference.CreateFromFile(path));
        }

        return references;
    }

    private static bool IsAssembly(string path)
    {
        try
        {
            using var file = new PEReader(File.OpenRead(path));
            return file.HasMetadata;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }

    private static IEnumerable<string> OfLayer()
    {
        foreach (string path in Directory.EnumerateFiles(LayerFolder.Root, "*.dll"))
        {
            // The layer's program contains nothing for functions.
            if (Path.GetFileName(path) != "Lambda.Runtime.Layer.dll")
                yield return path;
        }

        if (!Directory.Exists(LayerFolder.Libraries))
            yield break;
        foreach (string path in Directory.EnumerateFiles(LayerFolder.Libraries, "*.dll"))
            yield return path;
    }
}
