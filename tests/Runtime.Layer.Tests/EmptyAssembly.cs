using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>Writes an assembly with a single reference, like one from a compiler for another runtime.</summary>
internal static class EmptyAssembly
{
    public static void Write(string path, string referred, Version version)
    {
        var metadata = new MetadataBuilder();
        StringHandle name = metadata.GetOrAddString(Path.GetFileNameWithoutExtension(path));
        metadata.AddModule(0, name, metadata.GetOrAddGuid(Guid.NewGuid()), default, default);
        metadata.AddAssembly(name, new Version(1, 0, 0, 0), default, default, default, AssemblyHashAlgorithm.None);
        AssemblyReferenceHandle core = metadata.AddAssemblyReference(metadata.GetOrAddString(referred), version, default, default, default, default);
        metadata.AddTypeReference(core, metadata.GetOrAddString("System"), metadata.GetOrAddString("Object"));
        metadata.AddTypeDefinition(
            default, default, metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        var builder = new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), new BlobBuilder());
        var bytes = new BlobBuilder();
        builder.Serialize(bytes);
        File.WriteAllBytes(path, bytes.ToArray());
    }
}
