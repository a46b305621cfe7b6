using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Lambda.Runtime.Build.Tests;

/// <summary>Paths of the folder with the files of the zip that contain something else, or that cannot be written.</summary>
public sealed class PackageFolderPlaceTests : IDisposable
{
    private readonly PackagingFixture _packaging = new() { PackageFolder = "bin/function" };

    private TemporaryFolder Folder => _packaging.Folder;

    public void Dispose() => _packaging.Dispose();

    [Theory]
    [InlineData("", "the project", "")]
    [InlineData("..", "the project", "")]
    [InlineData("/", "the project", "")]
    [InlineData("bin", "the publish folder", "bin/publish/")]
    [InlineData("bin/publish", "the publish folder", "bin/publish/")]
    [InlineData("zips/", "the zip", "zips/Hello.zip")]
    [InlineData("zips/Hello.zip", "the zip", "zips/Hello.zip")]
    [InlineData("obj", "the build's intermediate files", "obj/lambda")]
    public void FolderWithSomethingElseInIt_ReportsLAMBDA155(string path, string found, string at)
    {
        string folder = Path.GetFullPath(Folder.At(path));
        Assert.False(_packaging.CheckedBefore(folder));
        BuildErrorEventArgs error = Assert.Single(_packaging.Engine.Errors);
        Assert.Equal("LAMBDA155", error.Code);
        string shown = folder == "/" ? folder : Path.TrimEndingDirectorySeparator(folder);
        string other = at.Length > 0 ? Folder.At(at) : Folder.Path;
        Assert.StartsWith($"LambdaPackageFolder is '{shown}', which contains {found} ('{other}'). Expected a separate folder, ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bin/publish/function")]
    [InlineData("zips/functions")]
    [InlineData("..function")]
    public void FolderBesideOrInOthers_Succeeds(string path)
    {
        Assert.True(_packaging.CheckedBefore(Folder.At(path)));
        Assert.False(Directory.Exists(Folder.At(path)));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("False")]
    public void ValueOfASwitch_ReportsLAMBDA155(string value)
    {
        Assert.False(_packaging.CheckedBefore(Folder.At(value)));
        BuildErrorEventArgs error = Assert.Single(_packaging.Engine.Errors);
        Assert.Equal(
            ("LAMBDA155", $"LambdaPackageFolder is '{value}'. Expected the path of a folder, such as bin/function. (docs/diagnostics/LAMBDA155.md)"), (error.Code, error.Message));
    }

    [Fact]
    public void FolderThatIsContent_ReportsLAMBDA155()
    {
        _packaging.PackageFolder = "web/function";
        _packaging.Packed(Item("bootstrap", "binary"));
        TaskItem[] contents = [new(Folder.At("web/function/bootstrap")), new(Folder.At("web")), new(Folder.At("web/function"))];
        foreach (TaskItem content in contents)
        {
            _packaging.Engine.Errors.Clear();
            BuildErrorEventArgs error = _packaging.Refused("out/Hello.zip", Item("bootstrap", "binary"), content);
            Assert.Equal("LAMBDA155", error.Code);
            string message = $"LambdaPackageFolder is '{Folder.At("web/function")}', and '{content.ItemSpec}' is content of the zip, so each zip would contain";
            Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void FullDisk_ReportsLAMBDA102AndKeepsTheOldFolder()
    {
        using var disk = new SmallDisk();
        _packaging.PackageFolder = $"{disk.Path}/function";
        _packaging.Packed(Item("bootstrap", "first"), Item("data/table.csv", "a,b"));

        BuildErrorEventArgs error = _packaging.Refused("out/Hello.zip", Item("bootstrap", new string('x', 200 * 1024)));
        Assert.Equal("LAMBDA102", error.Code);
        Assert.StartsWith(
            $"'{disk.Path}/function' cannot be written: the disk is full. Free 204,800 bytes, or choose another place with -p:LambdaPackageFolder=<path>.",
            error.Message,
            StringComparison.Ordinal);
        Assert.Equal([$"{disk.Path}/function"], Directory.EnumerateFileSystemEntries(disk.Path));
        Assert.Equal("first", File.ReadAllText($"{disk.Path}/function/bootstrap"));

        _packaging.Engine.Errors.Clear();
        _packaging.Packed(Item("bootstrap", "second"));
        Assert.Equal([$"{disk.Path}/function/bootstrap"], Directory.EnumerateFileSystemEntries($"{disk.Path}/function"));
    }

    [Fact]
    public void ReadOnlyFileSystem_ReportsLAMBDA102EarlyAndAtTheEnd()
    {
        using var disk = new SmallDisk();
        disk.MakeReadOnly();
        _packaging.PackageFolder = $"{disk.Path}/function";
        AssertUnwritable(_packaging.Refused("out/Hello.zip", Item("bootstrap", "binary")), $"'{disk.Path}/function' ");
        Assert.False(_packaging.CheckedBefore($"{disk.Path}/function"));
        AssertUnwritable(_packaging.Engine.Errors[^1], $"'{disk.Path}' ");
    }

    [Fact]
    public void PathInAFile_ReportsLAMBDA102EarlyAndAtTheEnd()
    {
        Folder.File("bin", "a file");
        AssertUnwritable(_packaging.Refused("out/Hello.zip", Item("bootstrap", "binary")), $"'{Folder.At("bin/function")}' ");
        Assert.False(_packaging.CheckedBefore(Folder.At("bin/function")));
        AssertUnwritable(_packaging.Engine.Errors[1], $"'{Folder.At("bin")}' ");
    }

    private TaskItem Item(string name, string content) => PackagingFixture.Item(Folder.File($"sources/{content.Length}/{name}", content), name);

    private static void AssertUnwritable(BuildErrorEventArgs error, string start)
    {
        Assert.Equal("LAMBDA102", error.Code);
        Assert.StartsWith($"{start}cannot be written: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(" Make it writable, or choose another place with -p:LambdaPackageFolder=<path>.", error.Message, StringComparison.Ordinal);
    }
}
