using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.Build.Utilities;

namespace Lambda.Runtime.Build.Tests;

/// <summary>Removes the build folder from the symbols of a referenced project. The project is that of these tests.</summary>
public sealed class NormalizeSymbolPathsTests : IDisposable
{
    /// <summary>The path to which its sources are mapped.</summary>
    private const string Root = "/_/tests/Runtime.Build.Tests";

    private readonly TemporaryFolder _folder = new();
    private readonly RecordingBuildEngine _engine = new();

    private static string Assembly => typeof(NormalizeSymbolPathsTests).Assembly.Location;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PathsBelowRoot_AreRelativeToCommonFolder()
    {
        var before = Documents(Path.ChangeExtension(Assembly, ".pdb"));
        Assert.Contains($"{Root}/NormalizeSymbolPathsTests.cs", before);

        var copy = Assert.Single(Mapped(Assembly, "/_/tests/Orders", "/elsewhere").Copies);

        Assert.Equal(_folder.At(Path.GetFileName(Assembly)), copy.ItemSpec);
        Assert.Equal("ProjectReference", copy.GetMetadata("ReferenceSourceTarget"));
        var after = Documents(Path.ChangeExtension(copy.ItemSpec, ".pdb"));
        Assert.Equal(before.Select(static path => path.Replace("/_/tests/", "/", StringComparison.Ordinal).Replace("/_/artifacts/", "/artifacts/", StringComparison.Ordinal)), after);
        Assert.Contains("/Runtime.Build.Tests/NormalizeSymbolPathsTests.cs", after);
    }

    [Fact]
    public void Copy_FindsSymbolsInSameFolder_AndRunsUnchanged()
    {
        var copy = Assert.Single(Mapped(Assembly, Root).Copies).ItemSpec;

        Assert.Equal(Path.ChangeExtension(Path.GetFileName(Assembly), ".pdb"), SymbolPath(copy));
        Assert.NotEqual(SymbolPath(Assembly), SymbolPath(copy));
        using var reader = new PEReader(File.OpenRead(copy));
        Assert.True(reader.TryOpenAssociatedPortablePdb(copy, File.OpenRead, out var provider, out _));
        provider!.Dispose();
    }

    [Fact]
    public void SymbolsOutsideRoot_AreNotCopied()
    {
        Assert.Empty(Mapped(Assembly, "/elsewhere", "").Copies);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void InvalidSymbols_AreIgnored()
    {
        var assembly = _folder.File("broken/Library.dll", "no assembly");
        Assert.Empty(Mapped(assembly, Root).Copies);
        _folder.File("broken/Library.pdb", "Microsoft C/C++ MSF 7.00");
        Assert.Empty(Mapped(assembly, Root).Copies);
        var pdb = File.ReadAllBytes(Path.ChangeExtension(Assembly, ".pdb"));
        for (var length = 4; length < pdb.Length; length += pdb.Length / 50)
        {
            File.WriteAllBytes(_folder.At("broken/Library.pdb"), pdb[..length]);
            Assert.Empty(Mapped(assembly, Root).Copies);
        }
    }

    private NormalizeSymbolPaths Mapped(string assembly, params string[] roots)
    {
        var task = new NormalizeSymbolPaths
        {
            BuildEngine = _engine,
            References = [new TaskItem(assembly, new Dictionary<string, string> { ["ReferenceSourceTarget"] = "ProjectReference" })],
            Roots = roots,
            Folder = _folder.Path,
        };
        Assert.True(task.Execute());
        Assert.Empty(_engine.Errors);
        Assert.Equal(task.Copies.Length, task.Replaced.Length);
        return task;
    }

    private static List<string> Documents(string pdb)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbImage(ImmutableArray.Create(File.ReadAllBytes(pdb)));
        var reader = provider.GetMetadataReader();
        return [.. reader.Documents.Select(handle => reader.GetString(reader.GetDocument(handle).Name))];
    }

    private static string SymbolPath(string assembly)
    {
        using var reader = new PEReader(File.OpenRead(assembly));
        var entry = reader.ReadDebugDirectory().First(static entry => entry.Type == DebugDirectoryEntryType.CodeView);
        return reader.ReadCodeViewDebugDirectoryData(entry).Path;
    }
}
