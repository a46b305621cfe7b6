using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Lambda.Runtime.Build.Tests.Elf;

/// <summary>Native libraries in the zip: what they need must be on Lambda or in the zip.</summary>
public sealed class AuditLibrariesTests : IDisposable
{
    private const string Libc = "libc.so.6";

    private readonly TemporaryFolder _folder = new();
    private readonly RecordingBuildEngine _engine = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void LibraryThatNeedsWhatLambdaHas_Passes()
    {
        Audit([("libe_sqlite3.so", Library().Needs("libm.so.6").Needs("ld-linux-x86-64.so.2").Needs(Libc, "GLIBC_2.34", "x").Build()), ("data.bin", [1, 2, 3]), ("empty", [])]);
        Assert.Empty(_engine.Warnings);
        Assert.Empty(_engine.ImportantMessages);
    }

    [Fact]
    public void MissingLibrary_ReportsLAMBDA145WithBothNamesAndRemedies()
    {
        Audit([("libSkiaSharp.so", Library().Needs("libfontconfig.so.1").Needs("libfreetype.so.6").Build())]);
        BuildWarningEventArgs warning = Assert.Single(_engine.Warnings);
        Assert.Equal("LAMBDA145", warning.Code);
        Assert.StartsWith(
            "'libSkiaSharp.so' in the zip needs libfontconfig.so.1, libfreetype.so.6, and neither provided.al2023 nor the zip has it, so it cannot be loaded on Lambda. ",
            warning.Message, StringComparison.Ordinal);
        Assert.Contains("""<LambdaTargetLibrary Include="libfontconfig.so.1" />""", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("libsasl2.so.3")]
    [InlineData("lib/libsasl2.so.3")]
    [InlineData("native/libsasl2.so.3")]
    public void LibraryInZip_IsFound(string name)
    {
        Audit([("native/librdkafka.so", Library().Needs("libsasl2.so.3").Build()), (name, Library().Build())]);
        Assert.Empty(_engine.Warnings);
    }

    [Fact]
    public void LibraryInAnotherFolder_IsNotFoundUnlessItIsDeclared()
    {
        (string, byte[])[] zip = [("librdkafka.so", Library().Needs("libsasl2.so.3").Build()), ("other/libsasl2.so.3", Library().Build())];
        Audit(zip);
        Assert.Single(_engine.Warnings);
        Audit(zip, bundled: "libsasl2.so.3");
        Assert.Single(_engine.Warnings);
    }

    [Fact]
    public void NewerGlibc_ReportsLAMBDA145()
    {
        Audit([("tools/convert", new ElfBuilder().Needs(Libc).Needs(Libc, "GLIBC_2.38", "__isoc23_strtol").Build())]);
        Assert.Contains("'tools/convert' in the zip needs GLIBC_2.38 of libc.so.6, ", Assert.Single(_engine.Warnings).Message, StringComparison.Ordinal);

        _engine.Warnings.Clear();
        Audit([("old.so", Library().Needs(Libc).Needs(Libc, "GLIBC_2.34", "x").Build())], target: "provided.al2");
        Assert.Contains("and neither provided.al2 nor the zip", Assert.Single(_engine.Warnings).Message, StringComparison.Ordinal);
    }

    /// <summary>librdkafka.redist contains alpine-librdkafka.so, and other packages files for each processor.</summary>
    [Fact]
    public void FilesForOtherSystems_AreListedWithoutAWarning()
    {
        Audit([
            ("alpine-librdkafka.so", Library().Needs("libc.musl-x86_64.so.1").Needs("libzstd.so.1").Build()),
            ("arm64/libfoo.so", new ElfBuilder { Machine = 183, Interpreter = null }.Needs("libbar.so.1").Build()),
            ("tool", new ElfBuilder { Interpreter = "/lib/ld-musl-x86_64.so.1" }.Build()),
        ]);
        Assert.Empty(_engine.Warnings);
        Assert.Equal(
            ["Hello: built for another system than Lambda's x86_64 with glibc, and not checked: alpine-librdkafka.so (musl), arm64/libfoo.so (arm64), tool (musl)."],
            _engine.ImportantMessages);
    }

    [Fact]
    public void DamagedAndOtherFiles_AreNotRead()
    {
        Audit([("object.o", ElfBuilder.ObjectFile("x")), ("cut.so", Library().Needs("libx.so").Build()[..200]), ("bootstrap", Library().Needs("libx.so").Build())]);
        Assert.Empty(_engine.Warnings);
    }

    private static ElfBuilder Library() => new ElfBuilder { Interpreter = null }.Needs(Libc);

    private void Audit((string Name, byte[] Bytes)[] zip, string target = "provided.al2023", params string[] bundled) => Assert.True(new AuditLibraries
    {
        BuildEngine = _engine,
        Content = [.. zip.Select(file => PackagingFixture.Item(Write(file.Name, file.Bytes), file.Name))],
        ProjectFolder = _folder.Path,
        Architecture = "x86_64",
        RuntimeTarget = target,
        BundledLibraries = [.. bundled.Select(static name => new TaskItem(name))],
        FunctionName = "Hello",
    }.Execute());

    private string Write(string name, byte[] bytes)
    {
        string path = _folder.At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
