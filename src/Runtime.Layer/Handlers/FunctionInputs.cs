using System.Text;
using Lambda.Runtime.Layer.Caching;

namespace Lambda.Runtime.Layer;

/// <summary>All that a compilation depends on.</summary>
/// <param name="Reference">What <c>_HANDLER</c> means.</param>
/// <param name="Sources">The source files, relative to the task root, with their bytes: the one that is named and those beside it.</param>
/// <param name="Assemblies">The paths of the assemblies beside it that the layer does not bring itself, with their version ids.</param>
internal sealed record FunctionInputs(
    HandlerReference Reference, IReadOnlyList<(string File, byte[] Text)> Sources, IReadOnlyList<(string Path, Guid VersionId)> Assemblies)
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

        var modules = new List<(string Path, Guid VersionId)>();
        foreach (string file in folder.Files(beside, ".dll"))
        {
            if (!LayerFolder.IsShared(Path.GetFileNameWithoutExtension(file)) && ModuleFile.VersionId(folder.At(file)) is { } versionId)
                modules.Add((folder.At(file), versionId));
        }

        return new FunctionInputs(reference, sources, modules);
    }

    /// <summary>Another one for any other input, and for any other layer.</summary>
    public string CacheName()
    {
        using var all = new MemoryStream();
        using var writer = new BinaryWriter(all, Encoding.UTF8);
        writer.Write(LayerFolder.List);
        writer.Write(Reference.Text);
        writer.Write(Reference.File);
        foreach ((string file, byte[] text) in Sources)
        {
            writer.Write(file);
            writer.Write(text.Length);
            writer.Write(text);
        }

        foreach ((string path, Guid versionId) in Assemblies)
        {
            writer.Write(Path.GetFileName(path));
            writer.Write(versionId.ToByteArray());
        }

        writer.Flush();
        return Convert.ToHexStringLower(Sha256.Hash(all.GetBuffer().AsSpan(0, (int)all.Length)));
    }
}
