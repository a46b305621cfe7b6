using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Lambda.Runtime.Build.Descriptions;

/// <summary>Reads generated types from the metadata of an assembly, without loading it, so that it can be built again while MSBuild runs.</summary>
internal sealed class GeneratedAssembly : IDisposable
{
    private readonly PEReader _file;

    private GeneratedAssembly(PEReader file) => _file = file;

    /// <summary>The metadata.</summary>
    public MetadataReader Metadata => _file.GetMetadataReader();

    /// <exception cref="IOException">The file cannot be read.</exception>
    public static GeneratedAssembly Open(string path) => new(new PEReader(File.OpenRead(path)));

    /// <summary>Returns a generated type; <see langword="null"/> if the assembly does not contain it.</summary>
    /// <exception cref="BadImageFormatException">The file is not an assembly.</exception>
    public TypeDefinition? Find(string name)
    {
        if (!_file.HasMetadata)
            return null;
        MetadataReader metadata = Metadata;
        foreach (TypeDefinitionHandle handle in metadata.TypeDefinitions)
        {
            TypeDefinition type = metadata.GetTypeDefinition(handle);
            if (metadata.StringComparer.Equals(type.Name, name) && metadata.StringComparer.Equals(type.Namespace, GeneratedNames.Namespace))
                return type;
        }

        return null;
    }

    public void Dispose() => _file.Dispose();
}
