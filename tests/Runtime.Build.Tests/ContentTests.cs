using Microsoft.Build.Utilities;

namespace Lambda.Runtime.Build.Tests;

/// <summary>The files that a project adds to the zip, with their names and modes.</summary>
public sealed class ContentTests : IDisposable
{
    private const uint RegularFile = 0x8000;

    private readonly PackagingFixture _packaging = new();

    private TemporaryFolder Folder => _packaging.Folder;

    public void Dispose() => _packaging.Dispose();

    [Fact]
    public void FileInProject_KeepsItsPath() =>
        Assert.Equal(["data/tables/a.csv"], Names(new TaskItem(Folder.File("data/tables/a.csv", "a"))));

    [Fact]
    public void FileFromElsewhere_KeepsItsName()
    {
        using var elsewhere = new TemporaryFolder();
        Assert.Equal(["model.bin"], Names(new TaskItem(elsewhere.File("deep/model.bin", "m"))));
    }

    [Theory]
    [InlineData("EntryName", "x/y.bin", "x/y.bin")]
    [InlineData("EntryName", @"x\y.bin", "x/y.bin")]
    [InlineData("TargetPath", "t/y.bin", "t/y.bin")]
    [InlineData("Link", "l/y.bin", "l/y.bin")]
    [InlineData("LinkBase", "models", "models/model.bin")]
    [InlineData("LinkBase", "models/", "models/model.bin")]
    public void NameMetadata_MatchThoseOfPublishedContent(string metadata, string value, string name) =>
        Assert.Equal([name], Names(PackagingFixture.Item(Folder.File("deep/model.bin", "m"), (metadata, value))));

    [Fact]
    public void Folder_IncludesEveryFileBelowIt()
    {
        Folder.File("assets/a", "a");
        Folder.File("assets/deep/er/b", "b");

        Assert.Equal(["assets/a", "assets/deep/er/b"], Names(new TaskItem(Folder.At("assets"))));
        Assert.Equal(["a", "deep/er/b"], Names(PackagingFixture.Item(Folder.At("assets/"), ".")));
        Assert.Equal(["web/a", "web/deep/er/b"], Names(PackagingFixture.Item(Folder.At("assets"), "web")));
    }

    [Fact]
    public void LinksInFolder_AreReplacedByTargets()
    {
        Folder.File("shared/b", "b");
        Directory.CreateDirectory(Folder.At("assets/deep"));
        Directory.CreateSymbolicLink(Folder.At("assets/linked"), Folder.At("shared"));
        Directory.CreateSymbolicLink(Folder.At("assets/deep/again"), Folder.At("shared"));
        File.CreateSymbolicLink(Folder.At("assets/file"), "../shared/b");

        Assert.Equal(["assets/deep/again/b", "assets/file", "assets/linked/b"], Names(new TaskItem(Folder.At("assets"))));
    }

    [Fact]
    public void LinkToFile_CountsWithLengthOfFile()
    {
        File.CreateSymbolicLink(Folder.At("bootstrap"), Folder.File("long", new string('x', 10_000)));
        _packaging.Packed(new TaskItem(Folder.At("bootstrap")));
        Assert.Contains("(bootstrap 10 KB, ", _packaging.Engine.ImportantMessages[0]);
    }

    [Fact]
    public void FileListedTwice_IsIncludedOnce()
    {
        var file = Folder.File("data/a", "a");
        Assert.Equal(["data/a"], Names(new TaskItem(file), PackagingFixture.Item(file, "data/a")));
    }

    [Fact]
    public void NamesThatDifferInCase_AreTwoFiles() =>
        Assert.Equal(["README", "readme"], Names(PackagingFixture.Item(Folder.File("one", "1"), "readme"), PackagingFixture.Item(Folder.File("two", "2"), "README")));

    [Theory]
    [InlineData("bootstrap", 0b111_101_101)]
    [InlineData("extensions/probe", 0b111_101_101)]
    [InlineData("extensions/data/table", 0b110_100_100)]
    [InlineData("lib/libz.so", 0b111_101_101)]
    [InlineData("lib/libz.so.1.2", 0b111_101_101)]
    [InlineData("data/table.csv", 0b110_100_100)]
    public void FileWithoutExecutableBit_HasModeForItsPath(string name, uint mode) =>
        Assert.Equal(mode, Mode(PackagingFixture.Item(Folder.File("file", "x"), name)));

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserExecute)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupWrite)]
    public void ExecutableFile_StaysExecutableForAll(UnixFileMode onDisk)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such bit.");
        var file = Folder.File("tool", "#!/bin/sh");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, onDisk);
        Assert.Equal(0b111_101_101u, Mode(PackagingFixture.Item(file, "tool")));
    }

    [Theory]
    [InlineData("755", 0b111_101_101)]
    [InlineData("0644", 0b110_100_100)]
    [InlineData("444", 0b100_100_100)]
    public void ModeSetInProject_IsUsed(string mode, uint expected) =>
        Assert.Equal(expected, Mode(PackagingFixture.Item(Folder.File("file", "x"), ("EntryName", "extensions/x"), ("Mode", mode))));

    private IEnumerable<string> Names(params TaskItem[] items) => ZipHeader.ReadAll(_packaging.Packed([.. items])).Select(static header => header.Name);

    private uint Mode(TaskItem item)
    {
        var mode = Assert.Single(ZipHeader.ReadAll(_packaging.Packed(item))).ExternalAttributes >> 16;
        Assert.Equal(RegularFile, mode & ~0x1FFu);
        return mode & 0x1FFu;
    }
}
