using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Lambda.Runtime.Layer;

/// <summary>All that a compilation depends on.</summary>
/// <param name="Reference">What <c>_HANDLER</c> means.</param>
/// <param name="Sources">The source files, relative to the task root, with their bytes: the one that is named and those beside it.</param>
/// <param name="Libraries">The paths of the <c>.dll</c> files beside it that the layer does not bring itself.</param>
internal sealed record FunctionInputs(HandlerReference Reference, IReadOnlyList<(string File, byte[] Text)> Sources, IReadOnlyList<string> Libraries)
{
    public static FunctionInputs Of(HandlerReference reference, FunctionFolder folder)
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

    /// <summary>Another one for any other input, and for any other layer.</summary>
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

    /// <summary>With its length in front, so that two parts are not the same as one.</summary>
    private static void Add(XxHash64 hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, part.Length);
        hash.Append(length);
        hash.Append(part);
    }
}
