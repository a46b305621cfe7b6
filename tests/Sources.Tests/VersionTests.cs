using System.Text.RegularExpressions;
using Lambda.Build.Versions;

namespace Lambda.Sources.Tests;

/// <summary>The version stands in Directory.Build.props; all places that name it have the same one, and <c>./build.sh version</c> changes all of them.</summary>
public sealed partial class VersionTests
{
    /// <summary>Its messages name other versions than the current one.</summary>
    private const string OtherVersions = "tests/Runtime.Layer.Tests/OtherVersionTests.cs";

    private static string Version { get; } = RepositoryVersion.Read(Repository.Root);

    private static VersionReference[] References { get; } = [.. VersionReferences.Find(Repository.Root)];

    [Fact]
    public void References_HaveTheVersionOfTheRepository()
    {
        Assert.True(References.Length > 15, $"There are only {References.Length} references.");
        VersionReference[] wrong = [.. References.Where(static reference => reference.Version != Version)];
        Assert.True(wrong.Length == 0, $"The version is {Version}. './build.sh version {Version}' corrects these places:\n{string.Join('\n', wrong.AsEnumerable())}");
    }

    [Fact]
    public void References_AreInSamplesPagesAndTests()
    {
        string[] files = [.. References.Select(static reference => reference.File)];
        Assert.Superset(
            new HashSet<string>
            {
                "README.md",
                "docs/testing.md",
                "samples/FileBased/hello.cs",
                "samples/HelloWorld/HelloWorld.csproj",
                "samples/Layer/AllInOne/parcels.csproj",
                "tests/Runtime.Benchmarks.Functions/Peers/Echo/Echo.csproj",
            },
            files.ToHashSet());
    }

    /// <summary>A version after the name of a package is one that the command changes.</summary>
    [Fact]
    public void Versions_AreInReferences()
    {
        HashSet<(string, int)> known = [.. References.Select(static reference => (reference.File, reference.Line))];
        string[] unknown =
        [
            .. from file in new[] { "docs", "samples", "src", "tests" }.SelectMany(static folder => Repository.Files(folder, ".cs", ".csproj", ".csx", ".md", ".props", ".sh", ".targets"))
               let name = Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')
               where name != OtherVersions
               from line in File.ReadLines(file).Index()
               where NamedVersion().IsMatch(line.Item) && !known.Contains((name, line.Index + 1))
               select $"{name}({line.Index + 1}): {line.Item.Trim()}",
        ];
        Assert.True(unknown.Length == 0, $"Name no version there, or let VersionReferences find it:\n{string.Join('\n', unknown)}");
    }

    /// <summary>The texts have a word for the version, so that the command does not change this file.</summary>
    [Theory]
    [InlineData("README.md", """<PackageReference Include="Lambda.Runtime" Version="{version}" />""", "0.0.9")]
    [InlineData("docs/testing.md", """<PackageReference Include="Lambda.Runtime.Testing" Version="{version}" />""", "0.1.0-rc.1")]
    [InlineData("docs/publish.md", "dotnet add package Lambda.Runtime --version {version}", "0.0.9")]
    [InlineData("docs/publish.md", "dotnet package add Lambda.Runtime --version {version}", "0.0.9")]
    [InlineData("samples/README.md", "`dotnet new install Lambda.Runtime.Templates@{version}`", "0.0.9")]
    [InlineData("samples/FileBased/hello.cs", "#:package Lambda.Runtime@{version}\nreturn 0;", "0.0.9")]
    [InlineData("tests/Peers/Echo.csproj", "<PackageReference Include=\"Lambda.Runtime\" Version=\"{version}\" />", "*")]
    public void AnotherVersion_IsFoundAndReplaced(string file, string text, string version)
    {
        using var repository = new SimulatedRepository();
        Write(repository, "Directory.Build.props", "<Project><Version>0.1.0</Version><Other>0.1.0</Other></Project>");
        Write(repository, file, WithVersion(version));

        VersionReference reference = Assert.Single(VersionReferences.Find(repository.At("")));
        Assert.Equal(new VersionReference(file, 2, version), reference);

        (string output, int exitCode) = repository.Type("version 1.2.3");
        Assert.Equal(0, exitCode);
        Assert.Contains($"{file}(2): {version} -> 1.2.3\n", output, StringComparison.Ordinal);
        Assert.Contains("The version is 1.2.3. It was 0.1.0.", output, StringComparison.Ordinal);
        Assert.Equal(WithVersion("1.2.3"), File.ReadAllText(repository.At(file)));
        Assert.Equal("<Project><Version>1.2.3</Version><Other>0.1.0</Other></Project>", File.ReadAllText(repository.At("Directory.Build.props")));

        string WithVersion(string value) => $"A line.\n{text.Replace("{version}", value, StringComparison.Ordinal)}\n";
    }

    /// <summary>History, versions that code computes, packages of others, and build output.</summary>
    [Theory]
    [InlineData("CHANGELOG.md", "`#:package Lambda.Runtime@{version}`", "0.0.9")]
    [InlineData("tests/X.cs", """<PackageReference Include="Lambda.Runtime" Version="{version}" />""", "{packages.Version}")]
    [InlineData("samples/X/X.csproj", """<PackageReference Include="Newtonsoft.Json" Version="{version}" />""", "13.0.4")]
    [InlineData("samples/X/obj/X.csproj", """<PackageReference Include="Lambda.Runtime" Version="{version}" />""", "0.0.9")]
    public void OtherText_IsNotAReference(string file, string text, string version)
    {
        using var repository = new SimulatedRepository();
        Write(repository, file, text.Replace("{version}", version, StringComparison.Ordinal));

        Assert.Empty(VersionReferences.Find(repository.At("")));
    }

    [Fact]
    public void CommandWithoutVersion_PrintsIt()
    {
        using var repository = new SimulatedRepository();
        Write(repository, "Directory.Build.props", "<Version>0.1.0</Version>");

        Assert.Equal(("0.1.0\n", 0), repository.Type("version"));
    }

    [Theory]
    [InlineData("1.0.0", true)]
    [InlineData("0.10.0", true)]
    [InlineData("1.0.0-rc.1", true)]
    [InlineData("1.0", false)]
    [InlineData("1.0.0.0", false)]
    [InlineData("01.0.0", false)]
    [InlineData("v1.0.0", false)]
    [InlineData("1.0.0\n", false)]
    public void Version_HasThreeNumbers(string version, bool valid) => Assert.Equal(valid, RepositoryVersion.IsValid(version));

    private static void Write(SimulatedRepository repository, string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(repository.At(file))!);
        File.WriteAllText(repository.At(file), text);
    }

    [GeneratedRegex(@"\bLambda\.Runtime(\.[A-Za-z]\w*)*(\W{1,3}|"" +Version="")[0-9]+\.[0-9]+\.[0-9]+\b")]
    private static partial Regex NamedVersion();
}
