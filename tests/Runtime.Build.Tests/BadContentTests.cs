using Microsoft.Build.Utilities;

namespace Lambda.Runtime.Build.Tests;

/// <summary>Content that a zip cannot contain, and zips that Lambda does not accept. No zip is left, not even a partial one.</summary>
public sealed class BadContentTests : IDisposable
{
    private readonly PackagingFixture _packaging = new();

    private TemporaryFolder Folder => _packaging.Folder;

    public void Dispose() => _packaging.Dispose();

    [Fact]
    public void FolderWithALinkToItself_ReportsLAMBDA105WithTheLink()
    {
        Folder.File("assets/a", "a");
        Directory.CreateSymbolicLink(Folder.At("assets/again"), Folder.At("assets"));
        Refused("LAMBDA105", Folder.At("assets/again"), new TaskItem(Folder.At("assets")));
    }

    [Fact]
    public void FoldersThatLinkToEachOther_ReportLAMBDA105()
    {
        Directory.CreateDirectory(Folder.At("assets/one"));
        Directory.CreateDirectory(Folder.At("assets/two"));
        Directory.CreateSymbolicLink(Folder.At("assets/one/two"), Folder.At("assets/two"));
        Directory.CreateSymbolicLink(Folder.At("assets/two/one"), Folder.At("assets/one"));
        Refused("LAMBDA105", Folder.At("assets"), new TaskItem(Folder.At("assets")));
    }

    [Fact]
    public void LinksThatLeadToEachOther_ReportLAMBDA105()
    {
        Directory.CreateDirectory(Folder.At("assets"));
        File.CreateSymbolicLink(Folder.At("assets/one"), "two");
        File.CreateSymbolicLink(Folder.At("assets/two"), "one");
        Refused("LAMBDA105", Folder.At("assets/one"), new TaskItem(Folder.At("assets/one")));
        Refused("LAMBDA105", Folder.At("assets/"), new TaskItem(Folder.At("assets")));
    }

    [Fact]
    public void LinkToNothing_ReportsLAMBDA101()
    {
        File.CreateSymbolicLink(Folder.At("link"), "nothing");
        Refused("LAMBDA101", Folder.At("link"), new TaskItem(Folder.At("link")));
    }

    [Theory]
    [InlineData("rwxr-xr-x")]
    [InlineData("855")]
    [InlineData("4755")]
    [InlineData("7")]
    [InlineData("600")]
    [InlineData("0o755")]
    public void InvalidMode_ReportsLAMBDA106(string mode) =>
        Refused("LAMBDA106", $"'{mode}'", PackagingFixture.Item(Folder.File("file", "x"), ("Mode", mode)));

    [Fact]
    public void NameWithHalfASurrogatePair_ReportsLAMBDA107() =>
        Refused("LAMBDA107", Folder.At("file"), PackagingFixture.Item(Folder.File("file", "x"), "data/\ud83d.bin"));

    [Fact]
    public void NameThatIsNotUtf8_ReportsLAMBDA107() =>
        Refused("LAMBDA107", "\uFFFD", new TaskItem(Folder.At("data/\uFFFD.bin")));

    [Fact]
    public void FileWithTheNameOfAFolder_ReportsLAMBDA103WithBoth()
    {
        Refused("LAMBDA103", Folder.At("one"), PackagingFixture.Item(Folder.File("one", "1"), "data"), PackagingFixture.Item(Folder.File("two", "2"), "data-x"), PackagingFixture.Item(Folder.At("two"), "data/deep/x"));
        Refused("LAMBDA103", Folder.At("two"), PackagingFixture.Item(Folder.At("one"), "data/deep"), PackagingFixture.Item(Folder.At("two"), "data/deep/x"));
    }

    [Fact]
    public void ContentNamedBootstrap_ReportsLAMBDA103() =>
        Refused("LAMBDA103", Folder.At("script"), PackagingFixture.Item(Folder.File("script", "#!/bin/sh"), "bootstrap"), PackagingFixture.Item(Folder.File("native/bootstrap", "x"), "bootstrap"));

    [Fact]
    public void FileAsTheRoot_ReportsLAMBDA104() => Refused("LAMBDA104", Folder.At("file"), PackagingFixture.Item(Folder.File("file", "x"), "."));

    [Fact]
    public void FolderThatLeadsOut_ReportsLAMBDA104()
    {
        Folder.File("assets/a", "a");
        Refused("LAMBDA104", "'../a'", PackagingFixture.Item(Folder.At("assets"), ".."));
    }

    [Fact]
    public void ZipOverTheUploadLimit_ReportsLAMBDA108()
    {
        var noise = new byte[51 * 1024 * 1024];
        new Random(1).NextBytes(noise);
        File.WriteAllBytes(Folder.At("noise"), noise);
        _packaging.Packed(new TaskItem(Folder.At("noise")));

        var warning = Assert.Single(_packaging.Engine.Warnings);
        Assert.Equal("LAMBDA108", warning.Code);
        Assert.Contains("52,428,800 bytes (50 MB)", warning.Message);
    }

    [Fact]
    public void ZipOverTheUnpackedLimit_ReportsLAMBDA109()
    {
        Sparse("zeros", 250 * 1024 * 1024);
        _packaging.Packed(new TaskItem(Folder.At("zeros")));

        var warning = Assert.Single(_packaging.Engine.Warnings);
        Assert.Equal("LAMBDA109", warning.Code);
        Assert.Contains("262,144,000 bytes (250 MB)", warning.Message);
    }

    [Fact]
    public void ContentBeyondTheZipFormat_ReportsLAMBDA109AndAnError()
    {
        Sparse("zeros", 1L << 31);
        Refused("LAMBDA109", "2,147,483,648 bytes", new TaskItem(Folder.At("zeros")));
    }

    private void Sparse(string name, long length)
    {
        using var file = File.Create(Folder.At(name));
        file.SetLength(length);
    }

    private void Refused(string code, string found, params TaskItem[] content)
    {
        _packaging.Engine.Errors.Clear();
        var error = _packaging.Refused("out/Hello.zip", [.. content]);
        Assert.Equal(code, error.Code);
        Assert.Contains(found, error.Message);
        Assert.False(Directory.Exists(Folder.At("out")), "Something was written all the same.");
    }
}
