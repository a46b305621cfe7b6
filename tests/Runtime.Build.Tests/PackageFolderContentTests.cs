using System.Diagnostics;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Lambda.Runtime.Build.Tests;

/// <summary>Folders with files that no publish wrote, and other things at the path of the folder.</summary>
public sealed class PackageFolderContentTests : IDisposable
{
    private readonly PackagingFixture _packaging = new() { PackageFolder = "bin/function" };

    private TemporaryFolder Folder => _packaging.Folder;

    public void Dispose() => _packaging.Dispose();

    [Theory]
    [InlineData("another file", "notes.txt")]
    [InlineData("a file in a folder", "data/notes.txt")]
    [InlineData("a changed file", "data/table.csv")]
    [InlineData("a file with the name of a new one", "new")]
    [InlineData("an empty folder", "empty")]
    [InlineData("a link to a file", "link")]
    [InlineData("a link to a folder", "linked")]
    [InlineData("a named pipe", "pipe")]
    public void FolderWithOtherFiles_ReportsLAMBDA155EarlyAndAtTheEndAndIsNotChanged(string kind, string name)
    {
        _packaging.Packed(Item("bootstrap", "first"), Item("data/table.csv", "a,b"));
        byte[] zip = File.ReadAllBytes(Folder.At("out/Hello.zip"));
        Add(kind, Folder.At($"bin/function/{name}"));
        string[] before = Listing();

        AssertRefused(_packaging.Refused("out/Hello.zip", Item("bootstrap", "second"), Item("new", "n")), name);
        Assert.False(_packaging.CheckedBefore(Folder.At("bin/function")));
        AssertRefused(_packaging.Engine.Errors[^1], name);
        Assert.Equal(before, Listing());
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(Folder.At("bin")), static path => path.EndsWith(".tmp", StringComparison.Ordinal));
        Assert.Equal(zip, File.ReadAllBytes(Folder.At("out/Hello.zip")));
    }

    [Fact]
    public void FolderWithoutARecord_ReportsLAMBDA155()
    {
        _packaging.Packed(Item("bootstrap", "first"));
        Assert.True(_packaging.CheckedBefore(Folder.At("bin/function")));
        Directory.Delete(Folder.At("obj"), recursive: true);
        AssertRefused(_packaging.Refused("out/Hello.zip", Item("bootstrap", "first")), "bootstrap");
        Directory.Delete(Folder.At("bin/function"), recursive: true);
        _packaging.Engine.Errors.Clear();
        _packaging.Packed(Item("bootstrap", "first"));
        Assert.True(_packaging.CheckedBefore(Folder.At("bin/function")));
    }

    [Theory]
    [InlineData("another file", "a file")]
    [InlineData("a named pipe", "a named pipe")]
    [InlineData("a link to a folder", "a symbolic link")]
    [InlineData("a link to nothing", "a symbolic link")]
    public void OtherFileAtThePath_ReportsLAMBDA155EarlyAndAtTheEnd(string kind, string found)
    {
        Add(kind, Folder.At("bin/function"));
        string message = $"'{Folder.At("bin/function")}' (LambdaPackageFolder) is {found}, and the publish would replace it with a folder. "
            + "Remove it, or choose another place with -p:LambdaPackageFolder=<path>.";
        BuildErrorEventArgs error = _packaging.Refused("out/Hello.zip", Item("bootstrap", "binary"));
        Assert.Equal("LAMBDA155", error.Code);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.False(_packaging.CheckedBefore(Folder.At("bin/function")));
        Assert.StartsWith(message, _packaging.Engine.Errors[^1].Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Folder.At("out/Hello.zip")));
        Assert.False(Directory.Exists(Folder.At("elsewhere")));
    }

    private TaskItem Item(string name, string content) => PackagingFixture.Item(Folder.File($"sources/{content.Length}/{name}", content), name);

    private void Add(string kind, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        switch (kind)
        {
            case "an empty folder":
                Directory.CreateDirectory(path);
                break;
            case "a link to a file":
                File.CreateSymbolicLink(path, Folder.File("outside", "o"));
                break;
            case "a link to a folder":
                Folder.File("outside/file", "o");
                Directory.CreateSymbolicLink(path, Folder.At("outside"));
                break;
            case "a link to nothing":
                File.CreateSymbolicLink(path, Folder.At("elsewhere"));
                break;
            case "a named pipe":
                Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux is asked for the type of a file");
                using (var make = Process.Start("mkfifo", [path]))
                    make.EndWithinLimit();
                break;
            default:
                File.WriteAllText(path, "of the user");
                break;
        }
    }

    private string[] Listing() => [.. Directory.EnumerateFileSystemEntries(Folder.At("bin/function"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(static path => Packaging.FileType.DescribeIrregular(path) is { } type ? $"{path}: {type}" : $"{path}: {File.ReadAllText(path)}")];

    private void AssertRefused(BuildErrorEventArgs error, string name)
    {
        Assert.Equal("LAMBDA155", error.Code);
        string message = $"'{Folder.At($"bin/function/{name}")}' is in the folder of LambdaPackageFolder, and is not as a publish of this project wrote it.";
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }
}
