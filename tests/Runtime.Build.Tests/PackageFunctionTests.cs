using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Build.Utilities;

namespace Lambda.Runtime.Build.Tests;

public sealed class PackageFunctionTests : IDisposable
{
    private readonly PackagingFixture _packaging = new();

    private TemporaryFolder Folder => _packaging.Folder;

    public void Dispose() => _packaging.Dispose();

    [Fact]
    public void OneFile_IsRegularExecutableUnixFile()
    {
        var zip = _packaging.Packed(PackagingFixture.Item(Folder.File("bootstrap", "binary"), "bootstrap"));

        var header = Assert.Single(ZipHeader.ReadAll(zip));
        Assert.Equal(new ZipHeader("bootstrap", Host: 3, ExternalAttributes: 0x81ED0000, DosTime: 0, ZipHeader.FirstDosDate), header);
    }

    [Fact]
    public void SeveralFiles_AreSortedUnixFiles()
    {
        var source = Folder.File("content", "x");
        var zip = _packaging.Packed(PackagingFixture.Item(source, "a"), PackagingFixture.Item(source, "data\\table.bin"), PackagingFixture.Item(source, "bootstrap"), PackagingFixture.Item(source, "B"), PackagingFixture.Item(source, "ä"));

        var headers = ZipHeader.ReadAll(zip);
        Assert.Equal(["B", "a", "bootstrap", "data/table.bin", "ä"], headers.Select(header => header.Name));
        Assert.All(headers, header => Assert.Equal(3, header.Host));
    }

    [Fact]
    public void SameContentInOtherFolderAtOtherTime_CreatesSameBytes()
    {
        var first = _packaging.Packed("first.zip", PackagingFixture.Item(Folder.File("one/bootstrap", "binary"), "bootstrap"), PackagingFixture.Item(Folder.File("one/data", "d"), "data"));
        var later = Folder.File("two/bootstrap", "binary");
        File.SetLastWriteTimeUtc(later, new DateTime(2031, 5, 17, 4, 2, 0, DateTimeKind.Utc));
        var second = _packaging.Packed("second.zip", PackagingFixture.Item(Folder.File("two/data", "d"), "data"), PackagingFixture.Item(later, "bootstrap"));

        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
    }

    [Fact]
    public void Content_RoundTrips()
    {
        var content = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i},"));
        var zip = _packaging.Packed(PackagingFixture.Item(Folder.File("bootstrap", content), "bootstrap"));

        using var archive = ZipFile.OpenRead(zip);
        using var reader = new StreamReader(archive.GetEntry("bootstrap")!.Open());
        Assert.Equal(content, reader.ReadToEnd());
    }

    [Fact]
    public void UnchangedContent_DoesNotRewriteZip()
    {
        var item = PackagingFixture.Item(Folder.File("bootstrap", "binary"), "bootstrap");
        var before = new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(_packaging.Packed(item), before);

        Assert.Equal(before, File.GetLastWriteTimeUtc(_packaging.Packed(item)));
    }

    [Fact]
    public void ChangedContentOlderThanZip_ReplacesZip()
    {
        var zip = _packaging.Packed(PackagingFixture.Item(Folder.File("bootstrap", "binary"), "bootstrap"));
        var before = File.ReadAllBytes(zip);
        File.SetLastWriteTimeUtc(Folder.File("bootstrap", "another"), new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.NotEqual(before, File.ReadAllBytes(_packaging.Packed(PackagingFixture.Item(Folder.At("bootstrap"), "bootstrap"))));
    }

    [Fact]
    public void MissingFile_ReportsLAMBDA101AndLeavesNoFile()
    {
        var error = _packaging.Refused("out/Hello.zip", PackagingFixture.Item(Folder.At("bootstrap"), "bootstrap"));

        Assert.Equal("LAMBDA101", error.Code);
        Assert.Contains(Folder.At("bootstrap"), error.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder.Path));
    }

    [Fact]
    public void ZipThatIsAFolder_ReportsLAMBDA102AndLeavesNoFile()
    {
        Directory.CreateDirectory(Folder.At("out/Hello.zip"));
        var error = _packaging.Refused("out/Hello.zip", PackagingFixture.Item(Folder.File("bootstrap", "binary"), "bootstrap"));

        Assert.Equal("LAMBDA102", error.Code);
        Assert.Contains(Folder.At("out/Hello.zip"), error.Message);
        Assert.Equal([Folder.At("out/Hello.zip")], Directory.EnumerateFileSystemEntries(Folder.At("out")));
    }

    [Fact]
    public void FolderThatIsAFile_ReportsLAMBDA102()
    {
        Folder.File("out", "a file");
        Assert.Equal("LAMBDA102", _packaging.Refused("out/Hello.zip", PackagingFixture.Item(Folder.File("bootstrap", "binary"), "bootstrap")).Code);
    }

    [Fact]
    public void SameNameForTwoFiles_ReportsLAMBDA103WithBoth()
    {
        var error = _packaging.Refused("Hello.zip", PackagingFixture.Item(Folder.File("one", "1"), "data/x"), PackagingFixture.Item(Folder.File("two", "2"), "data\\x"));

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
        Assert.Equal("LAMBDA104", _packaging.Refused("Hello.zip", PackagingFixture.Item(Folder.File("bootstrap", "binary"), name)).Code);

    [Fact]
    public void FileWithoutEntryName_KeepsItsName() =>
        Assert.Equal("bootstrap", Assert.Single(ZipHeader.ReadAll(_packaging.Packed(new TaskItem(Folder.File("bootstrap", "binary"))))).Name);

    [Fact]
    public void Success_ReportsPathAndSizeOfZip()
    {
        var zip = _packaging.Packed(PackagingFixture.Item(Folder.File("bootstrap", new string('x', 2_000_000)), "bootstrap"));
        var hash = SHA256.HashData(File.ReadAllBytes(zip));
        Assert.Equal(
            [
                $"Hello -> {zip} (bootstrap 1,954 KB, zip 3 KB)",
                $"Hello: SHA-256 {Convert.ToHexStringLower(hash)}, CodeSha256 {Convert.ToBase64String(hash)}",
            ],
            _packaging.Engine.ImportantMessages);
        Assert.Empty(_packaging.Engine.Warnings);
    }
}
