using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Lambda.Runtime.Tests.Common;

/// <summary>Reads which folders of a project use which: the references from the assembly's metadata and IL, the folders from its PDB.</summary>
/// <remarks>
/// Nested types count as their outermost type. Constants and enum values leave no reference, because the compiler copies them.
/// Types without a document in the project are ignored: those of the compiler, of generators, and files linked from another project.
/// </remarks>
internal sealed class FolderDependencies
{
    /// <summary>The folder of types at the root of the project.</summary>
    public const string Root = ".";

    private static readonly Guid TypeDefinitionDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    private readonly SortedDictionary<string, string> _folders = new(StringComparer.Ordinal);
    private readonly SortedSet<(string From, string To)> _references = [];

    private FolderDependencies()
    {
    }

    /// <summary>The folder of each type, relative to the project: <c>Parsing/Json</c>, or <see cref="Root"/>.</summary>
    public IReadOnlyDictionary<string, string> Folders => _folders;

    /// <summary>Each type that uses another type of the assembly. Types are full names.</summary>
    public IReadOnlyCollection<(string From, string To)> References => _references;

    /// <summary>Reads the assembly that contains a type.</summary>
    public static FolderDependencies Read(Assembly assembly) => Read(assembly.Location);

    /// <summary>Reads an assembly whose PDB is embedded or beside it.</summary>
    public static FolderDependencies Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        Assert.True(file.TryOpenAssociatedPortablePdb(path, File.OpenRead, out MetadataReaderProvider? symbols, out _), $"{path} has no PDB.");
        using (symbols)
        {
            MetadataReader reader = file.GetMetadataReader();
            string project = reader.GetString(reader.GetAssemblyDefinition().Name)["Lambda.".Length..];
            var result = new FolderDependencies();
            foreach ((TypeDefinitionHandle type, string folder) in FindFolders(reader, symbols!.GetMetadataReader(), $"/src/{project}/"))
                result._folders[FullName(reader, type)] = folder;

            foreach (TypeDefinitionHandle handle in reader.TypeDefinitions)
            {
                string from = FullName(reader, Outermost(reader, handle));
                var types = new ReferencedTypes(file, reader);
                types.AddType(handle);
                foreach (TypeDefinitionHandle used in types.Found)
                {
                    string to = FullName(reader, Outermost(reader, used));
                    if (to != from && result._folders.ContainsKey(from) && result._folders.ContainsKey(to))
                        result._references.Add((from, to));
                }
            }

            return result;
        }
    }

    /// <summary>Fails for each type that uses a type of a layer above its own, and for each folder that is not listed.</summary>
    /// <param name="layers">
    /// The folders from the bottom to the top. A folder includes its subfolders, except those that are listed themselves. <see cref="Root"/> includes no subfolder.
    /// </param>
    public void AssertDownwards(params string[] layers)
    {
        var violations = new List<string>();
        foreach (string folder in _folders.Values.Distinct().Where(folder => LayerOf(folder, layers) < 0))
            violations.Add($"the folder {folder} is in no layer");
        foreach ((string from, string to) in _references)
        {
            if (LayerOf(_folders[from], layers) < LayerOf(_folders[to], layers))
                violations.Add($"{Describe(from)} -> {Describe(to)}");
        }

        Assert.True(violations.Count == 0, $"Expected each folder to use only folders before it in {string.Join(" < ", layers)}. Found:\n{string.Join('\n', violations)}");
    }

    /// <summary>Fails for each type of a folder that uses a type outside the folder and the given others. All of them include their subfolders.</summary>
    public void AssertUsesOnly(string folder, params string[] others)
    {
        string[] layers = [folder, .. others];
        IEnumerable<string> violations = _references
            .Where(reference => LayerOf(_folders[reference.From], [folder]) == 0 && LayerOf(_folders[reference.To], layers) < 0)
            .Select(reference => $"{Describe(reference.From)} -> {Describe(reference.To)}");
        Assert.True(!violations.Any(), $"Expected {folder} to use only {string.Join(", ", others)}. Found:\n{string.Join('\n', violations)}");
    }

    /// <summary>The index of the longest listed folder that is, or contains, the folder; -1 without one.</summary>
    private static int LayerOf(string folder, string[] layers)
    {
        string longest = layers
            .Where(layer => folder == layer || folder.StartsWith(layer + "/", StringComparison.Ordinal))
            .MaxBy(static layer => layer.Length) ?? "";
        return Array.IndexOf(layers, longest);
    }

    private string Describe(string type) => $"{_folders[type]}/{type[(type.LastIndexOf('.') + 1)..]}";

    /// <summary>The name of a type with its namespace.</summary>
    public static string FullName(MetadataReader reader, TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        return type.Namespace.IsNil ? reader.GetString(type.Name) : $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }

    private static TypeDefinitionHandle Outermost(MetadataReader reader, TypeDefinitionHandle handle)
    {
        while (reader.GetTypeDefinition(handle).GetDeclaringType() is { IsNil: false } declaring)
            handle = declaring;
        return handle;
    }

    private static Dictionary<TypeDefinitionHandle, string> FindFolders(MetadataReader reader, MetadataReader symbols, string project)
    {
        var folders = new Dictionary<TypeDefinitionHandle, string>();
        foreach (TypeDefinitionHandle handle in reader.TypeDefinitions)
        {
            foreach (DocumentHandle document in DocumentsOf(reader, symbols, handle))
            {
                string path = symbols.GetString(symbols.GetDocument(document).Name).Replace('\\', '/');
                int start = path.IndexOf(project, StringComparison.Ordinal);
                if (start < 0)
                    continue;

                string file = path[(start + project.Length)..];
                folders.TryAdd(Outermost(reader, handle), file.Contains('/') ? file[..file.LastIndexOf('/')] : Root);
                break;
            }
        }

        return folders;
    }

    private static IEnumerable<DocumentHandle> DocumentsOf(MetadataReader reader, MetadataReader symbols, TypeDefinitionHandle handle)
    {
        // Types without statements, such as enums and interfaces, have their documents in a separate record.
        foreach (CustomDebugInformationHandle information in symbols.GetCustomDebugInformation(handle))
        {
            CustomDebugInformation value = symbols.GetCustomDebugInformation(information);
            if (symbols.GetGuid(value.Kind) != TypeDefinitionDocuments)
                continue;
            BlobReader blob = symbols.GetBlobReader(value.Value);
            while (blob.RemainingBytes > 0)
                yield return MetadataTokens.DocumentHandle(blob.ReadCompressedInteger());
        }

        foreach (MethodDefinitionHandle method in reader.GetTypeDefinition(handle).GetMethods())
        {
            MethodDebugInformation information = symbols.GetMethodDebugInformation(method);
            foreach (SequencePoint point in information.GetSequencePoints())
                yield return point.Document;
        }
    }
}
