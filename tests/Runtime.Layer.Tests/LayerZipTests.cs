using System.IO.Compression;
using System.Runtime.Versioning;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>The zip itself: what Lambda takes, and what it finds in <c>/opt</c>.</summary>
[SupportedOSPlatform("linux")]
public sealed class LayerZipTests(BuiltLayer layer)
{
    private const long Megabyte = 1024 * 1024;

    [Fact]
    public void Zip_IsWithinTheLimits()
    {
        using ZipArchive zip = ZipFile.OpenRead(BuiltLayer.Zip);
        long unpacked = zip.Entries.Sum(static entry => entry.Length);
        TestContext.Current.TestOutputHelper?.WriteLine($"{new FileInfo(BuiltLayer.Zip).Length:N0} bytes, {unpacked:N0} unpacked, {zip.Entries.Count} files");
        Assert.InRange(new FileInfo(BuiltLayer.Zip).Length, 10 * Megabyte, 50 * Megabyte);
        Assert.InRange(unpacked, 20 * Megabyte, 250 * Megabyte);
        Assert.All(zip.Entries, static entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    [Fact]
    public void ProgramsAtItsRoot_CanBeExecuted()
    {
        foreach (string program in new[] { "bootstrap", "csharp-compiler" })
            Assert.True(File.GetUnixFileMode(Path.Combine(layer.Opt, program)).HasFlag(UnixFileMode.OtherExecute | UnixFileMode.OtherRead), program);
    }

    [Fact]
    public void List_NamesWhatIsInIt()
    {
        string[] lines = File.ReadAllLines(Path.Combine(layer.Opt, "installed-libraries.txt"));
        foreach (string library in new[] { "Microsoft.CodeAnalysis.CSharp", "Newtonsoft.Json", "Lambda.Runtime.dll", "Microsoft.Extensions.DependencyInjection" })
            Assert.Contains(lines, line => line.StartsWith($"{library} ", StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(layer.Opt, "libraries", "Newtonsoft.Json.dll")));
    }
}
