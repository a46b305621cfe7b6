using System.Diagnostics;
using System.IO.Compression;
using Lambda.Runtime.Build.Errors;
using Lambda.Runtime.Build.Packaging;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Lambda.Runtime.Build.Tests;

/// <summary>The folder with the files of the zip: its content, and what remains of earlier publishes.</summary>
public sealed class PackageFolderTests : IDisposable
{
    private static readonly DateTime Time = new(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly PackagingFixture _packaging = new() { PackageFolder = "bin/function" };

    private TemporaryFolder Folder => _packaging.Folder;

    private string Record => Assert.Single(Directory.GetFiles(Folder.At("obj/lambda")));

    public void Dispose() => _packaging.Dispose();

    [Fact]
    public void Folder_HasExactlyTheFilesOfTheZip()
    {
        string zip = _packaging.Packed(
            Item("bootstrap", "binary"), Item("data/deep/table.csv", "a,b"), Item("data/lib.so", "elf"),
            PackagingFixture.Item(Folder.File("sources/secret", "s"), ("EntryName", "secret"), ("Mode", "744")));
        AssertSame(zip, "bin/function");
        Assert.Equal($"Hello: the files of the zip are also in {Folder.At("bin/function")}", _packaging.Engine.ImportantMessages[0]);
        Assert.Equal([Folder.At("bin/function")], Directory.EnumerateFileSystemEntries(Folder.At("bin")));
    }

    [Fact]
    public void LaterPublish_LeavesNoFileOfTheEarlierOne()
    {
        _packaging.Packed(Item("bootstrap", "first"), Item("a", "file"), Item("old/file", "o"), Item("kept/file", "k"));
        AssertSame(_packaging.Packed(Item("bootstrap", "second"), Item("a/b", "folder"), Item("kept/file", "k")), "bin/function");
        AssertSame(_packaging.Packed(Item("bootstrap", "first")), "bin/function");
        Assert.Equal([Folder.At("bin/function")], Directory.EnumerateFileSystemEntries(Folder.At("bin")));
    }

    [Fact]
    public void UnchangedContent_LeavesFolderUnchanged()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the program stat has other options elsewhere");
        ITaskItem[] content = [Item("bootstrap", "binary"), Item("data/table.csv", "a,b")];
        _packaging.Packed(content);
        string before = Status();
        _packaging.Packed(content);
        Assert.Equal(before, Status());

        _packaging.Packed(Item("bootstrap", "another"), content[1]);
        Assert.NotEqual(before, Status());
    }

    [Fact]
    public void ChangedTimesAndModes_AreSetAgainInTheSameFiles()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the program stat has other options elsewhere");
        ITaskItem[] content = [Item("bootstrap", "binary"), Item("data/table.csv", "a,b")];
        string zip = _packaging.Packed(content);
        string before = Status(format: "%i");
        File.SetLastWriteTimeUtc(Folder.At("bin/function/data/table.csv"), DateTime.UtcNow);
        Directory.SetLastWriteTimeUtc(Folder.At("bin/function"), DateTime.UtcNow);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Folder.At("bin/function/bootstrap"), UnixFileMode.UserRead);

        _packaging.Packed(content);
        AssertSame(zip, "bin/function");
        Assert.Equal(before, Status(format: "%i"));
    }

    [Fact]
    public void NameWithALineBreak_IsRecognizedByTheNextPublish()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not have such names");
        _packaging.Packed(Item("bootstrap", "first"), Item("a\nb", "line break"));
        AssertSame(_packaging.Packed(Item("bootstrap", "second"), Item("a\nb", "line break")), "bin/function");
    }

    [Fact]
    public void MissingFiles_AreWrittenAgain()
    {
        _packaging.Packed(Item("bootstrap", "binary"), Item("data/table.csv", "a,b"));
        Directory.Delete(Folder.At("bin/function/data"), recursive: true);
        AssertSame(_packaging.Packed(Item("bootstrap", "binary"), Item("data/table.csv", "a,b")), "bin/function");
    }

    [Fact]
    public void EmptyFolder_IsReplaced()
    {
        Directory.CreateDirectory(Folder.At("bin/function"));
        AssertSame(_packaging.Packed(Item("bootstrap", "binary")), "bin/function");
    }

    /// <summary>As if an earlier publish had been killed: after it wrote the list and before it replaced the folder, and after that.</summary>
    [Fact]
    public void FolderOfAnInterruptedPublish_IsReplaced()
    {
        _packaging.Packed(Item("bootstrap", "first"), Item("old", "o"));
        string first = File.ReadAllText(Record);
        Folder.File($"bin/function.{Environment.ProcessId}.tmp/half", "unfinished");
        Folder.File($"bin/function.{Environment.ProcessId}.old.tmp/half", "not deleted");
        File.AppendAllText(Record, $"{FolderRecord.Line("bootstrap", "second"u8.ToArray())}\n");
        AssertSame(_packaging.Packed(Item("bootstrap", "second")), "bin/function");

        File.WriteAllText(Record, first + File.ReadAllText(Record));
        AssertSame(_packaging.Packed(Item("bootstrap", "third")), "bin/function");
        Assert.Single(File.ReadAllLines(Record));
        Assert.Equal([Folder.At("bin/function")], Directory.EnumerateFileSystemEntries(Folder.At("bin")));
    }

    [Fact]
    public void FolderThatCannotBeReplaced_RemainsAndIsRecognizedByTheNextPublish()
    {
        string obstacle = $"bin/function.{Environment.ProcessId}.old.tmp";
        string zip = _packaging.Packed("one.zip", Item("bootstrap", "first"), Item("old", "o"));
        Folder.File(obstacle, "at the path that the old folder gets");
        Assert.Equal("LAMBDA102", _packaging.Refused("two.zip", Item("bootstrap", "second")).Code);
        AssertSame(zip, "bin/function");
        Assert.Equal([Folder.At("bin/function"), Folder.At(obstacle)], Directory.EnumerateFileSystemEntries(Folder.At("bin")).Order(StringComparer.Ordinal));

        // If the process had been killed after it replaced the folder, the new files would be in the list too.
        Assert.Contains(FolderRecord.Line("bootstrap", "second"u8.ToArray()), File.ReadAllLines(Record));
        File.Delete(Folder.At(obstacle));
        _packaging.Engine.Errors.Clear();
        AssertSame(_packaging.Packed("two.zip", Item("bootstrap", "second")), "bin/function");
    }

    [Fact]
    public void SeveralFolders_AreIndependent()
    {
        string one = _packaging.Packed("one.zip", Item("bootstrap", "for x86_64"));
        _packaging.PackageFolder = "bin/arm64/function";
        string two = _packaging.Packed("two.zip", Item("bootstrap", "for arm64"));
        AssertSame(one, "bin/function");
        AssertSame(two, "bin/arm64/function");

        _packaging.PackageFolder = "bin/function/";
        AssertSame(_packaging.Packed("three.zip", Item("bootstrap", "for arm64")), "bin/function");
    }

    [Fact]
    public void NameThatTheFileSystemDoesNotStore_ReportsLAMBDA155()
    {
        // A file system that does not distinguish case would have one of them.
        EntryContent[] contents = [Content("data/A"), Content("data/a")];
        Folder.File("written/data/A", "");
        BuildException error = Assert.Throws<BuildException>(() => FolderFiles.CheckNames(Folder.At("written"), contents));
        Assert.Equal("LAMBDA155", error.Error.Code.Id);
        Assert.StartsWith("'/src/data/a' has the name 'data/a' in the zip, and the file system of ", error.Error.Message, StringComparison.Ordinal);
    }

    private static EntryContent Content(string name) => new(new FunctionEntry(name, $"/src/{name}", EntryMode.Data), []);

    private TaskItem Item(string name, string content) => PackagingFixture.Item(Folder.File($"sources/{content.Length}/{name}", content), name);

    /// <summary>Compares names, bytes, modes and times.</summary>
    private void AssertSame(string zip, string folder)
    {
        using ZipArchive archive = ZipFile.OpenRead(zip);
        string[] files = [.. Directory.EnumerateFiles(Folder.At(folder), "*", SearchOption.AllDirectories)];
        Assert.Equal(
            archive.Entries.Select(static entry => entry.FullName),
            files.Select(file => Path.GetRelativePath(Folder.At(folder), file).Replace('\\', '/')).Order(StringComparer.Ordinal));
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            string file = Folder.At($"{folder}/{entry.FullName}");
            Assert.Equal(ZipEntries.Text(zip, entry.FullName), File.ReadAllText(file));
            Assert.Equal(DateTime.SpecifyKind(entry.LastWriteTime.DateTime, DateTimeKind.Utc), File.GetLastWriteTimeUtc(file));
            if (!OperatingSystem.IsWindows())
                Assert.Equal((UnixFileMode)((entry.ExternalAttributes >> 16) & 0x1FF), File.GetUnixFileMode(file));
        }

        foreach (string inner in Directory.EnumerateDirectories(Folder.At(folder), "*", SearchOption.AllDirectories).Append(Folder.At(folder)))
        {
            Assert.NotEmpty(Directory.EnumerateFileSystemEntries(inner));
            Assert.Equal(Time, Directory.GetLastWriteTimeUtc(inner));
            if (!OperatingSystem.IsWindows())
                Assert.Equal(EntryMode.Executable, File.GetUnixFileMode(inner));
        }
    }

    /// <summary>The numbers of the files, and the times at which they or their modes and times changed.</summary>
    private string Status(string format = "%i %z")
    {
        string[] arguments = [Folder.At("bin/function"), "-exec", "stat", "-c", $"%n {format}", "{}", "+"];
        using Process stat = Process.Start(new ProcessStartInfo("find", arguments) { RedirectStandardOutput = true })!;
        string status = stat.StandardOutput.ReadToEnd();
        stat.EndWithinLimit();
        Assert.Equal(0, stat.ExitCode);
        return status;
    }
}
