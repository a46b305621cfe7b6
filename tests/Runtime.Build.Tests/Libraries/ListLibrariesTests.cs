using System.Text.Json;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Task = System.Threading.Tasks.Task;

namespace Lambda.Runtime.Build.Tests.Libraries;

/// <summary>The libraries in a binary, according to the compiler's statistics and the metadata of packages.</summary>
public sealed class ListLibrariesTests : IDisposable
{
    private const string Hash = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJSYnKCkqKywtLi8wMTIzNDU2Nzg5Ojs8PT4/QA==";

    private readonly TemporaryFolder _folder = new();
    private readonly RecordingBuildEngine _engine = new();

    private string? _linkMap;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Report_SumsByAssemblyAndNamespace_LargestFirst()
    {
        new StatisticsFile()
            .Method("Core", "System", 100, 20, 3).Method("Core", "System.Text", 500, 0, 0).ArrayOfGeneric("Core", "System", 77)
            .Type("Hello", "", 8).Blob("Metadata", 200).Blob("Resources", 1000)
            .Save(_folder.At("Hello.mstat"));

        Assert.True(List(report: true));

        const string expected = """
            bootstrap                                                                      10,000  100.0 %
              Core                                                                            700    7.0 %
                System.Text                                                                   500    5.0 %
                System                                                                        200    2.0 %
              Hello                                                                             8    0.1 %
                (no namespace)                                                                  8    0.1 %
              (shared by all assemblies)                                                    1,200   12.0 %
                Resources                                                                   1,000   10.0 %
                Metadata                                                                      200    2.0 %
              (the runtime's native code, and what the linker adds)                         8,092   80.9 %
            """;
        Assert.Equal(expected + "\n", File.ReadAllText(_folder.At("bootstrap.report.txt")));
        Assert.Equal([expected], _engine.ImportantMessages);
    }

    [Fact]
    public void Packages_AreListedWithTheirMetadata()
    {
        ListPackages();

        using var json = JsonDocument.Parse(File.ReadAllText(_folder.At("bootstrap.libraries.json")));
        Assert.Equal(("CycloneDX", "1.6"), (json.RootElement.GetProperty("bomFormat").GetString(), json.RootElement.GetProperty("specVersion").GetString()));
        var components = json.RootElement.GetProperty("components").EnumerateArray().ToList();
        Assert.Equal(["Beside", "Some.Library", "With.File", "With.Url", "glibc"], components.Select(static component => component.GetProperty("name").GetString()));
        Assert.False(components[0].TryGetProperty("purl", out _));
        Assert.Equal("pkg:nuget/Some.Library@1.0.0-rc.1", components[1].GetProperty("purl").GetString());
        Assert.Equal("""[{"expression":"MIT OR Apache-2.0"}]""", Compact(components[1].GetProperty("licenses")));
        var hash = components[1].GetProperty("hashes")[0];
        Assert.Equal(("SHA-512", Convert.ToHexStringLower(Convert.FromBase64String(Hash))), (hash.GetProperty("alg").GetString(), hash.GetProperty("content").GetString()));
        Assert.Equal("""[{"license":{"name":"LICENSE.txt, a file of the package"}}]""", Compact(components[2].GetProperty("licenses")));
        Assert.False(components[2].TryGetProperty("hashes", out _));
        Assert.Equal("""[{"license":{"name":"https://example.org/license","url":"https://example.org/license"}}]""", Compact(components[3].GetProperty("licenses")));
        Assert.Equal("""[{"type":"library","name":"libUsed.a"},{"type":"library","name":"libz.so"}]""", Compact(components[3].GetProperty("components")));
        Assert.Equal("""[{"expression":"LGPL-2.1-or-later"}]""", Compact(components[4].GetProperty("licenses")));
        Assert.Equal("pkg:generic/glibc@2.99", components[4].GetProperty("purl").GetString());
        Assert.Equal("""[{"type":"library","name":"crt1.o"},{"type":"library","name":"libc.a"}]""", Compact(components[4].GetProperty("components")));
        Assert.False(json.RootElement.TryGetProperty("compositions", out _));
        Assert.Empty(_engine.Warnings);
    }

    /// <summary>The standard's own validator checks the schema strictly: no other members, no other formats.</summary>
    [Fact]
    public async Task Packages_AreListedInStandardFormat()
    {
        ListPackages();
        Assert.Equal("valid\n", await CycloneDxValidator.RunAsync(_folder.At("bootstrap.libraries.json")));

        // The validator detects an error.
        string broken = _folder.File("broken.json", File.ReadAllText(_folder.At("bootstrap.libraries.json")).Replace("SHA-512", "SHA-511", StringComparison.Ordinal));
        Assert.Contains("/components/1/hashes/0/alg", await CycloneDxValidator.RunAsync(broken), StringComparison.Ordinal);
    }

    /// <summary>These tests reference the tasks, and the tasks MSBuild. Neither has to be in the compiler's statistics.</summary>
    [Fact]
    public void InlinedLibraries_AreListed()
    {
        new StatisticsFile().Save(_folder.At("Hello.mstat"));
        var tasks = typeof(ListLibraries).Assembly.Location;
        var msbuild = typeof(TaskItem).Assembly.Location;
        Assert.True(List(false, [Reference(tasks, ""), Reference(msbuild, "Microsoft.Build.Utilities.Core"), Framework(typeof(JsonDocument).Assembly.Location)]));

        Assert.Equal(["Lambda.Runtime.Build", "Microsoft.Build.Utilities.Core", "glibc"], Names());
    }

    [Fact]
    public void UnreadableStatistics_ReportLAMBDA141AndListAllLibraries()
    {
        Assert.True(List(true, Reference("a/One.dll", "")));
        _folder.File("Hello.mstat", "broken");
        Assert.True(List(true, Reference("a/One.dll", "")));
        new StatisticsFile().Save(_folder.At("Hello.mstat"), version: 3);
        Assert.True(List(true, Reference("a/One.dll", "")));

        Assert.Equal(["LAMBDA141", "LAMBDA141", "LAMBDA141"], _engine.Warnings.Select(static warning => warning.Code));
        Assert.Equal(["One", "glibc"], Names());
        Assert.False(File.Exists(_folder.At("bootstrap.report.txt")));
    }

    [Theory]
    [InlineData(null, "the linker did not write a map")]
    [InlineData("missing.map", "missing.map")]
    [InlineData("empty.map", "is not in the form of GNU's or LLVM's linker")]
    public async Task MissingOrUnknownMap_ReportsLAMBDA142AndAnIncompleteList(string? map, string found)
    {
        new StatisticsFile().Save(_folder.At("Hello.mstat"));
        _folder.File("empty.map", "VERSION 9\n");
        _linkMap = map is null ? "" : _folder.At(map);
        Assert.True(List(false));

        BuildWarningEventArgs warning = Assert.Single(_engine.Warnings);
        Assert.Equal("LAMBDA142", warning.Code);
        Assert.Contains(found, warning.Message, StringComparison.Ordinal);
        Assert.Empty(Names());
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(_folder.At("bootstrap.libraries.json"), TestContext.Current.CancellationToken));
        Assert.Equal("""[{"aggregate":"incomplete"}]""", Compact(json.RootElement.GetProperty("compositions")));
        if (map is null)
            Assert.Equal("valid\n", await CycloneDxValidator.RunAsync(_folder.At("bootstrap.libraries.json")));
    }

    private void ListPackages()
    {
        Package("Some.Library", """<license type="expression">MIT OR Apache-2.0</license><licenseUrl>https://licenses.example/</licenseUrl>""", $$"""{"contentHash":"{{Hash}}"}""");
        Package("With.File", """<license type="file">LICENSE.txt</license>""", "{}");
        Package("With.Url", "<licenseUrl>https://example.org/license</licenseUrl>", "no json");
        Package("Not.Used", "", "{}");
        var native = _folder.File("cache/with.url/1.0.0-rc.1/runtimes/linux-x64/native/libz.so", "native");
        _linkMap = _folder.File("bootstrap.map", CreateMap("obj/native/Hello.o", "cache/with.url/1.0.0-rc.1/runtimes/linux-x64/native/libUsed.a(x.o)", "lib/crt1.o", "lib/libc.a(exit.o)"));
        new StatisticsFile().Type("Some.Library", "", 1).Type("With.File", "", 1).Type("Beside", "", 1).Type("Hello", "", 1).Save(_folder.At("Hello.mstat"));

        Assert.True(List(false,
            [Reference("cache/some.library/1.0.0-rc.1/lib/net10.0/Some.Library.dll", "Some.Library"), Reference("cache/with.file/1.0.0-rc.1/lib/With.File.dll", "With.File"),
                Reference("cache/not.used/1.0.0-rc.1/lib/Not.Used.dll", "Not.Used"), Reference("Beside/bin/Beside.dll", "")],
            new TaskItem(native, new Dictionary<string, string> { ["NuGetPackageId"] = "With.Url" }), new TaskItem(_folder.File("data.csv", ""))));
    }

    private IEnumerable<string?> Names()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(_folder.At("bootstrap.libraries.json")));
        return [.. json.RootElement.GetProperty("components").EnumerateArray().Select(static component => component.GetProperty("name").GetString())];
    }

    private static string CreateMap(params IEnumerable<string> files) =>
        $"\nLinker script and memory map\n\n.text           0x0000000000401000     0x1000\n{string.Concat(files.Select(static file => $" .text          0x0000000000401000       0x26 {file}\n"))}";

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);

    private void Package(string id, string elements, string metadata)
    {
        var folder = $"cache/{id.ToLowerInvariant()}/1.0.0-rc.1";
        _folder.File($"{folder}/{id.ToLowerInvariant()}.nuspec", $"""
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
              <metadata><id>{id}</id><version>1.0.0-rc.1</version>{elements}</metadata>
            </package>
            """);
        _folder.File($"{folder}/.nupkg.metadata", metadata);
    }

    private static TaskItem Framework(string path) => new(path);

    private TaskItem Reference(string path, string packageId)
    {
        if (!Path.IsPathRooted(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.At(path))!);
            File.Copy(typeof(ListLibraries).Assembly.Location, _folder.At(path), overwrite: true);
        }

        return new TaskItem(_folder.At(path), new Dictionary<string, string> { ["NuGetPackageId"] = packageId, ["ReferenceSourceTarget"] = packageId.Length == 0 ? "ProjectReference" : "" });
    }

    private bool List(bool report, params TaskItem[] references) => List(report, references, []);

    private bool List(bool report, TaskItem[] references, params ITaskItem[] content)
    {
        File.WriteAllBytes(_folder.At("bootstrap"), new byte[10_000]);
        _folder.File("lib/libc.a", "!<arch>\n\0GNU C Library (Somebody's GLIBC 2.99-1) stable release version 2.99.\n");
        return new ListLibraries
        {
            BuildEngine = _engine,
            Statistics = _folder.At("Hello.mstat"),
            Assembly = typeof(ListLibrariesTests).Assembly.Location,
            References = [.. references],
            Content = content,
            Binary = _folder.At("bootstrap"),
            Folder = _folder.Path,
            FunctionName = "Hello",
            FunctionVersion = "1.2.3",
            LinkMap = _linkMap ?? _folder.File("bootstrap.map", CreateMap("obj/native/Hello.o", "lib/crt1.o")),
            ProjectFolder = _folder.Path,
            IntermediateFolder = "obj/native/",
            Root = _folder.At("root"),
            Report = report,
        }.Execute();
    }
}
