using System.Diagnostics;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Lambda.Runtime.Package.Tests;

/// <summary>The packages after <c>RepositoryUrl</c> was set, built in a clone of the repository at that address.</summary>
[FullTier]
public sealed class RepositoryAddressTests(PackedPackages packages)
{
    private const string Address = "https://github.com/owner/name";

    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [Fact]
    public async Task Links_LeadToTheRepository()
    {
        Assert.SkipUnless(Directory.Exists(Repository.At(".git")), "these tests do not run in a clone");
        using var user = new UserFolder(packages) { PackageCache = Directory.CreateTempSubdirectory("lambda-cache-").FullName };
        string clone = user.At("clone");
        await Git("clone", "--quiet", Repository.Root, clone);
        await Git("-C", clone, "remote", "set-url", "origin", Address);
        string feed = user.At("clone/artifacts/packages");

        (await user.Dotnet("pack", "clone/src/Runtime", "-c", "Release", $"-p:RepositoryUrl={Address}")).Succeeded();

        string pages = $"{Address}/blob/v{packages.Version}/";
        using (ZipArchive package = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(feed, "Lambda.Runtime.*.nupkg"))))
        {
            string manifest = Text(package, "Lambda.Runtime.nuspec");
            Assert.Contains($"<projectUrl>{Address}</projectUrl>", manifest, StringComparison.Ordinal);
            Assert.Matches($"""<repository type="git" url="{Address}" commit="[0-9a-f]+" />""", manifest);
            Assert.Contains($"]({pages}docs/handlers.md)", Text(package, "README.md"), StringComparison.Ordinal);
            Assert.Matches("\"/_/\\*\":\"https://raw.githubusercontent.com/owner/name/[0-9a-f]+/\\*\"", SourceLinks(package));
        }

        user.Write("nuget.config", $"""<configuration><packageSources><add key="lambda-runtime" value="{feed}" /></packageSources></configuration>""");
        user.WriteFunction(folder: "Hello");
        user.Write("Hello/Functions.cs", "public static class Functions { [Lambda.Runtime.LambdaHandler] public static void Handle(int first, int second) { } }");
        DotnetCommand build = await user.Dotnet("build", "Hello");
        Assert.Contains($"({pages}docs/diagnostics/LAMBDA005.md)", build.Output, StringComparison.Ordinal);
        user.WriteFunction(folder: "Hello", properties: "<LambdaArchitecture>mips</LambdaArchitecture>");
        DotnetCommand publish = await user.Dotnet("publish", "Hello");
        Assert.Contains($"({pages}docs/diagnostics/LAMBDA1", publish.Output, StringComparison.Ordinal);
    }

    private static async Task Git(params string[] arguments)
    {
        using Process git = Process.Start("git", arguments);
        await git.EndWithinLimitAsync();
        Assert.Equal(0, git.ExitCode);
    }

    private static string Text(ZipArchive package, string name)
    {
        using var reader = new StreamReader(package.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static string SourceLinks(ZipArchive package)
    {
        var bytes = new MemoryStream();
        using (Stream entry = package.GetEntry("lib/net10.0/Lambda.Runtime.dll")!.Open())
            entry.CopyTo(bytes);
        using var reader = new PEReader(bytes);
        DebugDirectoryEntry symbols = Assert.Single(reader.ReadDebugDirectory(), static entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using MetadataReaderProvider provider = reader.ReadEmbeddedPortablePdbDebugDirectoryData(symbols);
        MetadataReader metadata = provider.GetMetadataReader();
        CustomDebugInformation links = metadata.GetCustomDebugInformation(EntityHandle.ModuleDefinition).Select(metadata.GetCustomDebugInformation)
            .Single(information => metadata.GetGuid(information.Kind) == SourceLink);
        return Encoding.UTF8.GetString(metadata.GetBlobBytes(links.Value));
    }
}
