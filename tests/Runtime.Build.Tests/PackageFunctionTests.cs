using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Build.Utilities;

namespace Lambda.Runtime.Build.Tests;

public sealed class PackageFunctionTests : IDisposable
{
    private readonly Packing _packing = new();

    private TemporaryFolder Folder => _packing.Folder;

    public void Dispose() => _packing.Dispose();

    [Fact]
    public void OneFile_IsRegularExecutableUnixFile()
    {
        var zip = _packing.Packed(Packing.Item(Folder.File("bootstrap", "binary"), "bootstrap"));

        var header = Assert.Single(ZipHeader.ReadAll(zip));
        Assert.Equal(new ZipHeader("bootstrap", Host: 3, ExternalAttributes: 0x81ED0000, DosTime: 0, ZipHeader.FirstDosDate), header);
    }

    [Fact]
    public void SeveralFiles_AreSortedUnixFiles()
    {
        var source = Folder.File("content", "x");
        var zip = _packing.Packed(Packing.Item(source, "a"), Packing.Item(source, "data\\table.bin"), Packing.Item(source, "bootstrap"), Packing.Item(source, "B"), Packing.Item(source, "ä"));

        var headers = ZipHeader.ReadAll(zip);
        Assert.Equal(["B", "a", "bootstrap", "data/table.bin", "ä"], headers.Select(header => header.Name));
        Assert.All(headers, header => Assert.Equal(3, header.Host));
    }

    [Fact]
    public void SameContentInOtherFolderAtOtherTime_CreatesSameBytes()
    {
        var first = _packing.Packed("first.zip", Packing.Item(Folder.File("one/bootstrap", "binary"), "bootstrap"), Packing.Item(Folder.File("one/data", "d"), "data"));
        var later = Folder.File("two/bootstrap", "binary");
        File.SetLastWriteTimeUtc(later, new DateTime(2031, 5, 17, 4, 2, 0, DateTimeKind.Utc));
        var second = _packing.Packed("second.zip", Packing.Item(Folder.File("two/data", "d"), "data"), Packing.Item(later, "bootstrap"));

        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
    }

    [Fact]
    public void Content_RoundTrips()
    {
        var content = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i},"));
        var zip = _packing.Packed(Packing.Item(Folder.File("bootstrap", content), "bootstrap"));

        using var archive = ZipFile.OpenRead(zip);
        using var reader = new StreamReader(archive.GetEntry("bootstrap")!.Open());
        Assert.Equal(content, reader.ReadToEnd());
    }

    [Fact]
    public void UnchangedContent_DoesNotRewriteZip()
    {
        var item = Packing.Item(Folder.File("bootstrap", "binary"), "bootstrap");
        var before = new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(_packing.Packed(item), before);

        Assert.Equal(before, File.GetLastWriteTimeUtc(_packing.Packed(item)));
    }

    [Fact]
    public void ChangedContentOlderThanZip_ReplacesZip()
    {
        var zip = _packing.Packed(Packing.Item(Folder.File("bootstrap", "binary"), "bootstrap"));
        var before = File.ReadAllBytes(zip);
        File.SetLastWriteTimeUtc(Folder.File("bootstrap", "another"), new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.NotEqual(before, File.ReadAllBytes(_packing.Packed(Packing.Item(Folder.At("bootstrap"), "bootstrap"))));
    }

    [Fact]
    public void MissingFile_ReportsLAMBDA101AndLeavesNoFile()
    {
        var error = _packing.Refused("out/Hello.zip", Packing.Item(Folder.At("bootstrap"), "bootstrap"));

        Assert.Equal("LAMBDA101", error.Code);
        Assert.Contains(Folder.At("bootstrap"), error.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder.Path));
    }

    [Fact]
    public void ZipThatIsAFolder_ReportsLAMBDA102AndLeavesNoFile()
    {
        Directory.CreateDirectory(Folder.At("out/Hello.zip"));
        var error = _packing.Refused("out/Hello.zip", Packing.Item(Folder.File("bootstrap", "binary"), "bootstrap"));

        Assert.Equal("LAMBDA102", error.Code);
        Assert.Contains(Folder.At("out/Hello.zip"), error.Message);
        Assert.Equal([Folder.At("out/Hello.zip")], Directory.EnumerateFileSystemEntries(Folder.At("out")));
    }

    [Fact]
    public void FolderThatIsAFile_ReportsLAMBDA102()
    {
        Folder.File("out", "a file");
        Assert.Equal("LAMBDA102", _packing.Refused("out/Hello.zip", Packing.Item(Folder.File("bootstrap", "binary"), "bootstrap")).Code);
    }

    [Fact]
    public void SameNameForTwoFiles_ReportsLAMBDA103WithBoth()
    {
        var error = _packing.Refused("Hello.zip", Packing.Item(Folder.File("one", "1"), "data/x"), Packing.Item(Folder.File("two", "2"), "data\\x"));

        Assert.Equal("LAMBDA103", error.Code);
        Assert.Contains(Folder.At("one"), error.Message);
        Assert.Contains(Folder.At("two"), error.Message);
    }

    [Theory]
    [InlineData("/bootstrap")]
    [InlineData("../bootstrap")]
    [InlineData("data/../../bootstrap")]
    [InlineData("data//x")]
    [InlineData("data/")]
    [InlineData(@"C:\bootstrap")]
    public void NameOutsideZip_ReportsLAMBDA104(string name) =>
        Assert.Equal("LAMBDA104", _packing.Refused("Hello.zip", Packing.Item(Folder.File("bootstrap", "binary"), name)).Code);

    [Fact]
    public void FileWithoutEntryName_KeepsItsName() =>
        Assert.Equal("bootstrap", Assert.Single(ZipHeader.ReadAll(_packing.Packed(new TaskItem(Folder.File("bootstrap", "binary"))))).Name);

    [Fact]
    public void Success_ReportsPathAndSizeOfZip()
    {
        var zip = _packing.Packed(Packing.Item(Folder.File("bootstrap", new string('x', 2_000_000)), "bootstrap"));
        var hash = SHA256.HashData(File.ReadAllBytes(zip));
        Assert.Equal(
            [
                $"Hello -> {zip} (bootstrap 1,954 KB, zip 3 KB)",
                $"Hello: SHA-256 {Convert.ToHexStringLower(hash)}, CodeSha256 {Convert.ToBase64String(hash)}",
            ],
            _packing.Engine.ImportantMessages);
        Assert.Empty(_packing.Engine.Warnings);
    }
}
