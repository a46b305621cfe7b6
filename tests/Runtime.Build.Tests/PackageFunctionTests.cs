using System.IO.Compression;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Lambda.Runtime.Build.Tests;

public sealed class PackageFunctionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecordingBuildEngine _engine = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OneFile_IsARegularExecutableFileMadeOnUnix()
    {
        var zip = Packed(Item(_folder.File("bootstrap", "binary"), "bootstrap"));

        var header = Assert.Single(ZipHeader.ReadAll(zip));
        Assert.Equal(new ZipHeader("bootstrap", Host: 3, ExternalAttributes: 0x81ED0000, DosTime: 0, ZipHeader.FirstDosDate), header);
    }

    [Fact]
    public void SeveralFiles_AreSortedOrdinallyAndEachIsMadeOnUnix()
    {
        var source = _folder.File("content", "x");
        var zip = Packed(Item(source, "a"), Item(source, "data\\table.bin"), Item(source, "bootstrap"), Item(source, "B"), Item(source, "ä"));

        var headers = ZipHeader.ReadAll(zip);
        Assert.Equal(["B", "a", "bootstrap", "data/table.bin", "ä"], headers.Select(header => header.Name));
        Assert.All(headers, header => Assert.Equal((3, 0x81ED0000), (header.Host, header.ExternalAttributes)));
    }

    [Fact]
    public void SameContentInAnotherFolderAtAnotherTime_GivesTheSameBytes()
    {
        var first = Packed("first.zip", Item(_folder.File("one/bootstrap", "binary"), "bootstrap"), Item(_folder.File("one/data", "d"), "data"));
        var later = _folder.File("two/bootstrap", "binary");
        File.SetLastWriteTimeUtc(later, new DateTime(2031, 5, 17, 4, 2, 0, DateTimeKind.Utc));
        var second = Packed("second.zip", Item(_folder.File("two/data", "d"), "data"), Item(later, "bootstrap"));

        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
    }

    [Fact]
    public void Content_ComesOutAsItWentIn()
    {
        var content = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i},"));
        var zip = Packed(Item(_folder.File("bootstrap", content), "bootstrap"));

        using var archive = ZipFile.OpenRead(zip);
        using var reader = new StreamReader(archive.GetEntry("bootstrap")!.Open());
        Assert.Equal(content, reader.ReadToEnd());
    }

    [Fact]
    public void UnchangedContent_LeavesTheZipAlone()
    {
        var item = Item(_folder.File("bootstrap", "binary"), "bootstrap");
        var before = new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Packed(item), before);

        Assert.Equal(before, File.GetLastWriteTimeUtc(Packed(item)));
    }

    [Fact]
    public void ChangedContentThatIsOlderThanTheZip_ReplacesTheZip()
    {
        var zip = Packed(Item(_folder.File("bootstrap", "binary"), "bootstrap"));
        var before = File.ReadAllBytes(zip);
        File.SetLastWriteTimeUtc(_folder.File("bootstrap", "another"), new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.NotEqual(before, File.ReadAllBytes(Packed(Item(_folder.At("bootstrap"), "bootstrap"))));
    }

    [Fact]
    public void MissingFile_IsLambda101AndLeavesNoFile()
    {
        var error = Refused("out/Hello.zip", Item(_folder.At("bootstrap"), "bootstrap"));

        Assert.Equal("LAMBDA101", error.Code);
        Assert.Contains(_folder.At("bootstrap"), error.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void ZipThatIsAFolder_IsLambda102AndLeavesNoFile()
    {
        Directory.CreateDirectory(_folder.At("out/Hello.zip"));
        var error = Refused("out/Hello.zip", Item(_folder.File("bootstrap", "binary"), "bootstrap"));

        Assert.Equal("LAMBDA102", error.Code);
        Assert.Contains(_folder.At("out/Hello.zip"), error.Message);
        Assert.Equal([_folder.At("out/Hello.zip")], Directory.EnumerateFileSystemEntries(_folder.At("out")));
    }

    [Fact]
    public void FolderThatIsAFile_IsLambda102()
    {
        _folder.File("out", "a file");
        Assert.Equal("LAMBDA102", Refused("out/Hello.zip", Item(_folder.File("bootstrap", "binary"), "bootstrap")).Code);
    }

    [Fact]
    public void OneNameForTwoFiles_IsLambda103ThatNamesBoth()
    {
        var error = Refused("Hello.zip", Item(_folder.File("one", "1"), "data/x"), Item(_folder.File("two", "2"), "data\\x"));

        Assert.Equal("LAMBDA103", error.Code);
        Assert.Contains(_folder.At("one"), error.Message);
        Assert.Contains(_folder.At("two"), error.Message);
    }

    [Theory]
    [InlineData("/bootstrap")]
    [InlineData("../bootstrap")]
    [InlineData("data/../../bootstrap")]
    [InlineData("data//x")]
    [InlineData("data/")]
    [InlineData(@"C:\bootstrap")]
    public void NameThatLeadsOutOfTheZip_IsLambda104(string name) =>
        Assert.Equal("LAMBDA104", Refused("Hello.zip", Item(_folder.File("bootstrap", "binary"), name)).Code);

    [Fact]
    public void FileWithoutEntryName_KeepsItsOwn() =>
        Assert.Equal("bootstrap", Assert.Single(ZipHeader.ReadAll(Packed(new TaskItem(_folder.File("bootstrap", "binary"))))).Name);

    [Fact]
    public void Success_SaysWhereTheZipIsAndHowLarge()
    {
        var zip = Packed(Item(_folder.File("bootstrap", new string('x', 2_000_000)), "bootstrap"));
        Assert.Equal([$"Hello -> {zip} (bootstrap 1,954 KB, zip 3 KB)"], _engine.ImportantMessages);
    }

    private static TaskItem Item(string path, string entryName) => new(path, new Dictionary<string, string> { ["EntryName"] = entryName });

    private string Packed(params ITaskItem[] content) => Packed("out/Hello.zip", content);

    private string Packed(string zip, params ITaskItem[] content)
    {
        Assert.True(Run(zip, content), string.Join('\n', _engine.Errors.Select(error => error.Message)));
        return _folder.At(zip);
    }

    private BuildErrorEventArgs Refused(string zip, params ITaskItem[] content)
    {
        Assert.False(Run(zip, content));
        return Assert.Single(_engine.Errors);
    }

    private bool Run(string zip, ITaskItem[] content) =>
        new PackageFunction { BuildEngine = _engine, Content = content, ZipFile = _folder.At(zip), FunctionName = "Hello" }.Execute();
}
