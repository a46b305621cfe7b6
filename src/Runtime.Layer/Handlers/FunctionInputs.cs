using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Lambda.Runtime.Layer;

/// <summary>The inputs of a compilation.</summary>
/// <param name="Reference">The meaning of <c>_HANDLER</c>.</param>
/// <param name="Sources">The source files, relative to the task root, with their bytes: the named one and the others in its folder.</param>
/// <param name="Libraries">The paths of the <c>.dll</c> files in the same folder that are not in the layer.</param>
internal sealed record FunctionInputs(HandlerReference Reference, IReadOnlyList<(string File, byte[] Text)> Sources, IReadOnlyList<string> Libraries)
{
    public static FunctionInputs Read(HandlerReference reference, FunctionFolder folder)
    {
        string beside = FunctionFolder.FolderOf(reference.File);
        var sources = new List<(string File, byte[] Text)>();
        if (reference.Kind != HandlerKind.Assembly)
        {
            foreach (string file in folder.Files(beside, ".cs"))
                sources.Add((file, File.ReadAllBytes(folder.At(file))));
            if (reference.File.EndsWith(".csx", StringComparison.Ordinal))
                sources.Add((reference.File, File.ReadAllBytes(folder.At(reference.File))));
        }

        var libraries = new List<string>();
        foreach (string file in folder.Files(beside, ".dll"))
        {
            if (!LayerFolder.IsShared(Path.GetFileNameWithoutExtension(file)))
                libraries.Add(folder.At(file));
        }

        return new FunctionInputs(reference, sources, libraries);
    }

    /// <summary>Returns a hash of all inputs and of the layer's version.</summary>
    public ulong CacheKey()
    {
        var hash = new XxHash64();
        Add(hash, Encoding.UTF8.GetBytes(LayerFolder.List));
        Add(hash, Encoding.UTF8.GetBytes(Reference.Text));
        Add(hash, Encoding.UTF8.GetBytes(Reference.File));
        foreach ((string file, byte[] text) in Sources)
        {
            Add(hash, Encoding.UTF8.GetBytes(file));
            Add(hash, text);
        }

        foreach (string path in Libraries)
        {
            Add(hash, Encoding.UTF8.GetBytes(Path.GetFileName(path)));
            Add(hash, File.ReadAllBytes(path));
        }

        return hash.GetCurrentHashAsUInt64();
    }

    /// <summary>Adds a part after its length, so that two parts differ from their concatenation.</summary>
    private static void Add(XxHash64 hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, part.Length);
        hash.Append(length);
        hash.Append(part);
    }
}
