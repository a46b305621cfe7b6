using System.IO.Compression;
using System.Xml.Linq;

namespace Lambda.Runtime.Package.Tests;

public sealed class PackageContentTests(PackedPackages packages)
{
    [Fact]
    public void Package_HoldsLibraryGeneratorTasksAndTargets()
    {
        using var package = ZipFile.OpenRead(packages.RuntimePackage);
        Assert.Equal(
            [
                "LICENSE",
                "analyzers/dotnet/cs/Lambda.Runtime.Generators.dll",
                "build/Lambda.Runtime.props",
                "build/Lambda.Runtime.targets",
                "buildTransitive/Lambda.Runtime.targets",
                "lib/net10.0/Lambda.Runtime.dll",
                "lib/net10.0/Lambda.Runtime.xml",
                "publish/Lambda.Runtime.Analyzers.targets",
                "publish/Lambda.Runtime.Container.targets",
                "publish/Lambda.Runtime.Descriptions.targets",
                "publish/Lambda.Runtime.Libraries.targets",
                "publish/Lambda.Runtime.Link.targets",
                "publish/Lambda.Runtime.Publish.props",
                "publish/Lambda.Runtime.Run.targets",
                "publish/Lambda.Runtime.Settings.targets",
                "publish/Lambda.Runtime.Switches.targets",
                "publish/Lambda.Runtime.Symbols.targets",
                "publish/Lambda.Runtime.Zip.targets",
                "publish/no_logarithm.c",
                "publish/termination.c",
                "publish/thread_stacks.c",
                "tasks/net10.0/Lambda.Runtime.Build.dll",
                "tools/net10.0/Lambda.Runtime.Emulator.dll",
                "tools/net10.0/Lambda.Runtime.Local.dll",
                "tools/net10.0/Lambda.Runtime.Local.runtimeconfig.json",
            ],
            package.Entries.Select(entry => entry.FullName).Where(IsOurs).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Package_DependsOnTheContainerAndTheLoggersInterfacesAlone()
    {
        using var package = ZipFile.OpenRead(packages.RuntimePackage);
        using var manifest = package.GetEntry("Lambda.Runtime.nuspec")!.Open();
        Assert.Equal(
            ["Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions"],
            XDocument.Load(manifest).Descendants().Where(static element => element.Name.LocalName == "dependency").Select(static element => element.Attribute("id")!.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TestingPackage_HoldsTheEmulatorBesideTheLibrary()
    {
        using var package = ZipFile.OpenRead(Repository.At($"artifacts/packages/Lambda.Runtime.Testing.{packages.Version}.nupkg"));
        Assert.Equal(
            [
                "buildTransitive/Lambda.Runtime.Testing.targets",
                "lib/net10.0/Lambda.Runtime.Emulator.dll",
                "lib/net10.0/Lambda.Runtime.Testing.dll",
                "lib/net10.0/Lambda.Runtime.Testing.xml",
            ],
            package.Entries.Select(entry => entry.FullName).Where(IsOurs).Order(StringComparer.Ordinal));
    }

    /// <summary>Not what packing adds; and the readme is the repository's, wherever that stands.</summary>
    private static bool IsOurs(string name) =>
        name is not ("Lambda.Runtime.nuspec" or "Lambda.Runtime.Testing.nuspec" or "[Content_Types].xml" or "README.md")
        && !name.StartsWith("_rels/", StringComparison.Ordinal)
        && !name.StartsWith("package/", StringComparison.Ordinal);
}
