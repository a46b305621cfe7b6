using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Lambda.Runtime.Build.Libraries;

/// <summary>
/// Reads the statistics of the native compiler (<c>--mstat</c>): an assembly whose methods are lists, in which each entry is a few
/// instructions that push a token and numbers.
/// </summary>
/// <remarks>
/// Version 2: <c>Methods</c> is a token, code, GC and exception tables in bytes, and a name; <c>Types</c> a token, bytes and a name;
/// <c>Blobs</c> a text and bytes. Data that belongs to no assembly, such as frozen strings and the tables of the runtime, is a blob.
/// </remarks>
internal static class BinaryStatistics
{
    private const int Version = 2;

    /// <summary>Reads the size of each part, largest first.</summary>
    /// <exception cref="BadImageFormatException">The file is not a statistics file, or has an unknown version.</exception>
    public static IReadOnlyList<BinaryPart> Read(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        MetadataReader reader = image.GetMetadataReader();
        if (reader.GetAssemblyDefinition().Version.Major != Version)
            throw new BadImageFormatException($"'{file}' is of version {reader.GetAssemblyDefinition().Version}.");

        var sizes = new Dictionary<(string?, string), int>();
        var owners = new TokenOwners(reader);
        foreach ((EntityHandle entity, IReadOnlyList<int>? numbers, string _) in Entries(image, reader, "Methods"))
            Add(owners.Find(entity), numbers[0] + numbers[1] + numbers[2]);
        foreach ((EntityHandle entity, IReadOnlyList<int>? numbers, string _) in Entries(image, reader, "Types"))
            Add(owners.Find(entity), numbers[0]);
        foreach ((EntityHandle _, IReadOnlyList<int>? numbers, string? name) in Entries(image, reader, "Blobs"))
            Add((null, name), numbers[0]);
        return [.. sizes
            .Select(static pair => new BinaryPart(pair.Key.Item1, pair.Key.Item2, pair.Value))
            .OrderByDescending(static part => part.Size).ThenBy(static part => part.Assembly, StringComparer.Ordinal).ThenBy(static part => part.Name, StringComparer.Ordinal)];

        void Add((string?, string) owner, int size) => sizes[owner] = sizes.GetValueOrDefault(owner) + size;
    }

    /// <summary>Reads the entries of a list. Each begins with a token or a string, followed by numbers.</summary>
    private static IEnumerable<(EntityHandle Entity, IReadOnlyList<int> Numbers, string Name)> Entries(PEReader image, MetadataReader reader, string list)
    {
        byte[] code = Code(image, reader, list);
        (EntityHandle entity, string? name, List<int>? numbers) = (default(EntityHandle), "", new List<int>());
        foreach ((ILOpCode operation, int operand) in Instructions(code))
        {
            if (operation is not (ILOpCode.Ldtoken or ILOpCode.Ldstr))
            {
                numbers.Add(operand);
                continue;
            }

            if (numbers.Count > 0)
                yield return (entity, numbers, name);
            numbers = [];
            if (operation == ILOpCode.Ldtoken)
                entity = MetadataTokens.EntityHandle(operand);
            else
                name = reader.GetUserString(MetadataTokens.UserStringHandle(operand & 0xFFFFFF));
        }

        if (numbers.Count > 0)
            yield return (entity, numbers, name);
    }

    private static byte[] Code(PEReader image, MetadataReader reader, string list)
    {
        foreach (MethodDefinitionHandle handle in reader.MethodDefinitions)
        {
            MethodDefinition method = reader.GetMethodDefinition(handle);
            if (reader.StringComparer.Equals(method.Name, list))
                return image.GetMethodBody(method.RelativeVirtualAddress).GetILBytes() ?? [];
        }

        return [];
    }

    /// <summary>Reads an instruction that pushes a token, a string or a number.</summary>
    private static IEnumerable<(ILOpCode Operation, int Operand)> Instructions(byte[] code)
    {
        for (int i = 0; i < code.Length;)
        {
            var operation = (ILOpCode)code[i++];
            switch (operation)
            {
                case ILOpCode.Ldtoken or ILOpCode.Ldstr or ILOpCode.Ldc_i4:
                    yield return (operation, BitConverter.ToInt32(code, i));
                    i += sizeof(int);
                    break;
                case ILOpCode.Ldc_i4_s:
                    yield return (operation, (sbyte)code[i++]);
                    break;
                case >= ILOpCode.Ldc_i4_m1 and <= ILOpCode.Ldc_i4_8:
                    yield return (operation, operation - ILOpCode.Ldc_i4_0);
                    break;
                default:
                    throw new BadImageFormatException($"Instruction {operation} was not expected.");
            }
        }
    }
}
