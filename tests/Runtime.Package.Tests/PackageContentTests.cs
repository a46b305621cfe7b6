using System.IO.Compression;
using System.Xml.Linq;

namespace Lambda.Runtime.Package.Tests;

public sealed class PackageContentTests(PackedPackages packages)
{
    [Fact]
    public void Package_ContainsLibraryGeneratorTasksAndTargets()
    {
        using ZipArchive package = ZipFile.OpenRead(packages.RuntimePackage);
        Assert.Equal(
            [
                "LICENSE",
                "README.md",
                "THIRD-PARTY-NOTICES.txt",
                "analyzers/dotnet/cs/Lambda.Runtime.CodeFixes.dll",
                "analyzers/dotnet/cs/Lambda.Runtime.Generators.dll",
                "build/net10.0/Lambda.Runtime.props",
                "build/net10.0/Lambda.Runtime.targets",
                "buildTransitive/net10.0/Lambda.Runtime.targets",
                "certificates/amazon-roots.pem",
                "icon.png",
                "lib/net10.0/Lambda.Runtime.Events.dll",
                "lib/net10.0/Lambda.Runtime.Events.xml",
                "lib/net10.0/Lambda.Runtime.dll",
                "lib/net10.0/Lambda.Runtime.xml",
                "msbuild/Lambda.Runtime.Analyzers.targets",
                "msbuild/Lambda.Runtime.Container.targets",
                "msbuild/Lambda.Runtime.Descriptions.targets",
                "msbuild/Lambda.Runtime.Hooks.targets",
                "msbuild/Lambda.Runtime.Libraries.targets",
                "msbuild/Lambda.Runtime.Link.targets",
                "msbuild/Lambda.Runtime.Native.targets",
                "msbuild/Lambda.Runtime.Publish.props",
                "msbuild/Lambda.Runtime.Publish.targets",
                "msbuild/Lambda.Runtime.Run.targets",
                "msbuild/Lambda.Runtime.Settings.targets",
                "msbuild/Lambda.Runtime.Switches.targets",
                "msbuild/Lambda.Runtime.Symbols.targets",
                "msbuild/Lambda.Runtime.Tasks.targets",
                "msbuild/Lambda.Runtime.Zip.targets",
                "native/avoid_libm.c",
                "native/signal_stacks.c",
                "native/termination.c",
                "native/trust_aws.c",
                "native/trust_once.c",
                "tasks/net10.0/Lambda.Runtime.Build.dll",
                "tools/net10.0/Lambda.Runtime.Emulator.dll",
                "tools/net10.0/Lambda.Runtime.Local.dll",
                "tools/net10.0/Lambda.Runtime.Local.runtimeconfig.json",
            ],
            package.Entries.Select(entry => entry.FullName).Where(IsOurs).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Package_DependsOnlyOnDependencyInjectionAndLoggingAbstractions()
    {
        using ZipArchive package = ZipFile.OpenRead(packages.RuntimePackage);
        using Stream manifest = package.GetEntry("Lambda.Runtime.nuspec")!.Open();
        Assert.Equal(
            ["Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions"],
            XDocument.Load(manifest).Descendants().Where(static element => element.Name.LocalName == "dependency").Select(static element => element.Attribute("id")!.Value)
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TestingPackage_ContainsEmulatorAndLibrary()
    {
        using ZipArchive package = ZipFile.OpenRead(Repository.At($"artifacts/packages/Lambda.Runtime.Testing.{packages.Version}.nupkg"));
        Assert.Equal(
            [
                "LICENSE",
                "README.md",
                "THIRD-PARTY-NOTICES.txt",
                "buildTransitive/net10.0/Lambda.Runtime.Testing.targets",
                "icon.png",
                "lib/net10.0/Lambda.Runtime.Emulator.dll",
                "lib/net10.0/Lambda.Runtime.Testing.dll",
                "lib/net10.0/Lambda.Runtime.Testing.xml",
            ],
            package.Entries.Select(entry => entry.FullName).Where(IsOurs).Order(StringComparer.Ordinal));
    }

    /// <summary>Assemblies of others would need their licenses in the package. Those that it depends on bring their own.</summary>
    [Theory]
    [InlineData("Lambda.Runtime")]
    [InlineData("Lambda.Runtime.Testing")]
    [InlineData("Lambda.Runtime.Templates")]
    public void Packages_HoldTheLicenseAndTheNotices_AndNoAssembliesOfOthers(string name)
    {
        using ZipArchive package = ZipFile.OpenRead(Repository.At($"artifacts/packages/{name}.{packages.Version}.nupkg"));
        foreach (string file in new[] { "LICENSE", "THIRD-PARTY-NOTICES.txt" })
        {
            using var reader = new StreamReader(package.GetEntry(file)!.Open());
            Assert.Equal(File.ReadAllText(Repository.At(file)), reader.ReadToEnd());
        }

        Assert.All(
            package.Entries.Where(static entry => Path.GetExtension(entry.Name) is ".dll" or ".exe" or ".so"),
            static assembly => Assert.StartsWith("Lambda.Runtime", assembly.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void TemplatePackage_ContainsTheTemplates()
    {
        using ZipArchive package = ZipFile.OpenRead(Repository.At($"artifacts/packages/Lambda.Runtime.Templates.{packages.Version}.nupkg"));
        string[] content =
        [
            .. Directory.GetFiles(Repository.At("src/Runtime.Templates/content"), "*", SearchOption.AllDirectories)
                .Select(static file => Path.GetRelativePath(Repository.At("src/Runtime.Templates"), file).Replace('\\', '/')),
        ];
        Assert.Contains("content/lambda/.template.config/template.json", content);
        Assert.Equal(
            content.Concat(["LICENSE", "README.md", "THIRD-PARTY-NOTICES.txt", "icon.png"]).Order(StringComparer.Ordinal),
            package.Entries.Select(entry => entry.FullName).Where(IsOurs).Order(StringComparer.Ordinal));
    }

    /// <summary>Excludes the files that packing adds.</summary>
    private static bool IsOurs(string name) =>
        !name.EndsWith(".nuspec", StringComparison.Ordinal)
        && name != "[Content_Types].xml"
        && !name.StartsWith("_rels/", StringComparison.Ordinal)
        && !name.StartsWith("package/", StringComparison.Ordinal);
}
