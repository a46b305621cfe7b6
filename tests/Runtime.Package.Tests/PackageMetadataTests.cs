using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Lambda.Runtime.Package.Tests;

/// <summary>What the packages say about themselves in a gallery, to NuGet, and to a debugger.</summary>
public sealed partial class PackageMetadataTests(PackedPackages packages)
{
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    [Theory]
    [InlineData("Lambda.Runtime")]
    [InlineData("Lambda.Runtime.Testing")]
    [InlineData("Lambda.Runtime.Templates")]
    public void Manifest_IsComplete(string name)
    {
        using ZipArchive package = Open(name);
        Dictionary<string, string> metadata = Manifest(package, name);

        Assert.Equal((name, packages.Version, "MIT", "icon.png", "README.md"), (metadata["id"], metadata["version"], metadata["license"], metadata["icon"], metadata["readme"]));
        Assert.Contains("aws", metadata["tags"], StringComparison.Ordinal);
        Assert.True(metadata["description"].Length > 50);
        string changelog = File.ReadAllText(Repository.At("CHANGELOG.md")).ReplaceLineEndings("\n");
        string notes = metadata["releaseNotes"].ReplaceLineEndings("\n");
        Assert.True(notes.Length > 100, $"The release notes are \"{notes}\".");
        Assert.Contains(notes, changelog, StringComparison.Ordinal);
        Assert.DoesNotContain("\n## ", notes, StringComparison.Ordinal);
        Assert.All(package.Entries, static entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    /// <summary>A gallery shows the README without the repository's files.</summary>
    [Theory]
    [InlineData("Lambda.Runtime")]
    [InlineData("Lambda.Runtime.Testing")]
    [InlineData("Lambda.Runtime.Templates")]
    public void Readme_HasNoRelativeLinks(string name)
    {
        using ZipArchive package = Open(name);
        string readme = Text(package, "README.md");

        Assert.StartsWith("# ", readme, StringComparison.Ordinal);
        Assert.Equal([], RelativeLink().Matches(readme).Select(static match => match.Value));
    }

    [Theory]
    [InlineData("Lambda.Runtime", "lib/net10.0/Lambda.Runtime.dll", "src/Runtime/")]
    [InlineData("Lambda.Runtime", "lib/net10.0/Lambda.Runtime.Events.dll", "src/Runtime.Events/")]
    [InlineData("Lambda.Runtime", "analyzers/dotnet/cs/Lambda.Runtime.CodeFixes.dll", "src/Runtime.CodeFixes/")]
    [InlineData("Lambda.Runtime.Testing", "lib/net10.0/Lambda.Runtime.Testing.dll", "src/Runtime.Testing/")]
    [InlineData("Lambda.Runtime.Testing", "lib/net10.0/Lambda.Runtime.Emulator.dll", "src/Runtime.Emulator/")]
    public void Symbols_ContainTheSources(string name, string assembly, string folder)
    {
        using ZipArchive package = Open(name);
        using var reader = new PEReader(Bytes(package, assembly));
        DebugDirectoryEntry entry = Assert.Single(reader.ReadDebugDirectory(), static entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using MetadataReaderProvider provider = reader.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        MetadataReader symbols = provider.GetMetadataReader();

        string[] documents = [.. symbols.Documents.Select(handle => symbols.GetString(symbols.GetDocument(handle).Name))];
        string[] sources = [.. Repository.Files(folder, ".cs").Select(static file => $"/_/{Path.GetRelativePath(Repository.Root, file)}")];
        // A file without a statement has no document.
        Assert.True(documents.Intersect(sources).Count() > sources.Length / 2, $"found {documents.Length} documents, such as {documents[0]}");
        Assert.Equal([], symbols.Documents.Where(handle => !HasSource(symbols, handle)).Select(handle => symbols.GetString(symbols.GetDocument(handle).Name)));
    }

    /// <summary>The build files are only for frameworks on which functions work, so that NuGet says what is wrong.</summary>
    [Theory]
    [InlineData("net9.0")]
    [InlineData("netstandard2.0")]
    public async Task OlderFramework_IsRejectedByRestore(string framework)
    {
        using var user = new UserFolder(packages);
        user.WriteFunction();
        user.Write("HelloWorld.csproj", File.ReadAllText(user.At("HelloWorld.csproj")).Replace("net10.0", framework, StringComparison.Ordinal));

        DotnetCommand restore = await user.Dotnet("restore");

        Assert.NotEqual(0, restore.ExitCode);
        Assert.Contains("error NU1202: Package Lambda.Runtime", restore.Output, StringComparison.Ordinal);
    }

    private static bool HasSource(MetadataReader symbols, DocumentHandle document) =>
        symbols.GetCustomDebugInformation(document).Any(handle => symbols.GetGuid(symbols.GetCustomDebugInformation(handle).Kind) == EmbeddedSource);

    private ZipArchive Open(string name) => ZipFile.OpenRead(Repository.At($"artifacts/packages/{name}.{packages.Version}.nupkg"));

    private static Dictionary<string, string> Manifest(ZipArchive package, string name)
    {
        using Stream manifest = package.GetEntry($"{name}.nuspec")!.Open();
        return XDocument.Load(manifest).Root!.Elements().Single().Elements().ToDictionary(static element => element.Name.LocalName, static element => element.Value);
    }

    private static string Text(ZipArchive package, string name)
    {
        using var reader = new StreamReader(package.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static MemoryStream Bytes(ZipArchive package, string name)
    {
        var bytes = new MemoryStream();
        using Stream entry = package.GetEntry(name)!.Open();
        entry.CopyTo(bytes);
        bytes.Position = 0;
        return bytes;
    }

    [GeneratedRegex(@"\]\((?!https?:|#)[^)]*\)")]
    private static partial Regex RelativeLink();
}
