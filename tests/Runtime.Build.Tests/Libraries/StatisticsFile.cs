using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Lambda.Runtime.Build.Tests.Libraries;

/// <summary>Writes statistics about a binary, as the native compiler does.</summary>
internal sealed class StatisticsFile
{
    private readonly MetadataBuilder _metadata = new();
    private readonly Dictionary<string, AssemblyReferenceHandle> _assemblies = [];
    private readonly InstructionEncoder _methods = new(new BlobBuilder());
    private readonly InstructionEncoder _types = new(new BlobBuilder());
    private readonly InstructionEncoder _blobs = new(new BlobBuilder());

    public StatisticsFile Type(string assembly, string @namespace, int size)
    {
        Entry(_types, TypeOf(assembly, @namespace), size, 0);
        return this;
    }

    /// <summary>Adds an array of instances of a generic type.</summary>
    public StatisticsFile ArrayOfGeneric(string assembly, string @namespace, int size)
    {
        var signature = new BlobBuilder();
        new BlobEncoder(signature).TypeSpecificationSignature().SZArray().GenericInstantiation(TypeOf(assembly, @namespace), 1, false).AddArgument().Int32();
        Entry(_types, _metadata.AddTypeSpecification(_metadata.GetOrAddBlob(signature)), size, 0);
        return this;
    }

    public StatisticsFile Method(string assembly, string @namespace, int code, int gc, int exceptions)
    {
        var method = _metadata.AddMemberReference(TypeOf(assembly, @namespace), _metadata.GetOrAddString("M"), _metadata.GetOrAddBlob(new byte[] { 0, 0, 1 }));
        Entry(_methods, method, code, gc, exceptions, 0);
        return this;
    }

    public StatisticsFile Blob(string name, int size)
    {
        _blobs.LoadString(_metadata.GetOrAddUserString(name));
        _blobs.LoadConstantI4(size);
        return this;
    }

    public void Save(string path, int version = 2)
    {
        _metadata.AddModule(0, _metadata.GetOrAddString("m"), _metadata.GetOrAddGuid(Guid.Empty), default, default);
        _metadata.AddAssembly(_metadata.GetOrAddString("m"), new Version(version, 1), default, default, default, System.Reflection.AssemblyHashAlgorithm.None);
        _metadata.AddTypeDefinition(default, default, _metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        var code = new BlobBuilder();
        var bodies = new MethodBodyStreamEncoder(code);
        foreach (var (name, list) in new[] { ("Methods", _methods), ("Types", _types), ("Blobs", _blobs) })
        {
            _metadata.AddMethodDefinition(
                default, default, _metadata.GetOrAddString(name), _metadata.GetOrAddBlob(new byte[] { 0, 0, 1 }), bodies.AddMethodBody(list), default);
        }

        var image = new BlobBuilder();
        new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(_metadata), code).Serialize(image);
        File.WriteAllBytes(path, image.ToArray());
    }

    private TypeReferenceHandle TypeOf(string assembly, string @namespace)
    {
        if (!_assemblies.TryGetValue(assembly, out var handle))
        {
            handle = _metadata.AddAssemblyReference(_metadata.GetOrAddString(assembly), new Version(1, 0), default, default, default, default);
            _assemblies.Add(assembly, handle);
        }

        return _metadata.AddTypeReference(handle, _metadata.GetOrAddString(@namespace), _metadata.GetOrAddString("T"));
    }

    private static void Entry(InstructionEncoder list, EntityHandle entity, params int[] numbers)
    {
        list.OpCode(ILOpCode.Ldtoken);
        list.Token(entity);
        foreach (var number in numbers)
            list.LoadConstantI4(number);
    }
}
