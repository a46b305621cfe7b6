using System.Security.Cryptography;

namespace Lambda.Runtime.Build.Tests;

/// <summary>The output folder: a failed write does not change it, and an up-to-date zip is kept.</summary>
public sealed class OutputTests : IDisposable
{
    private readonly PackagingFixture _packaging = new();

    private TemporaryFolder Folder => _packaging.Folder;

    public void Dispose() => _packaging.Dispose();

    [Fact]
    public void FullDisk_ReportsLAMBDA102AndKeepsTheOldZip()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "/dev/full exists only on Linux");
        var old = Folder.File("out/Hello.zip", "PK old");

        // The temporary file of the zip is a device that is always full.
        File.CreateSymbolicLink($"{old}.{Environment.ProcessId}.tmp", "/dev/full");
        var error = _packaging.Refused("out/Hello.zip", PackagingFixture.Item(Folder.File("bootstrap", "binary"), "bootstrap"));

        Assert.Equal("LAMBDA102", error.Code);
        Assert.Contains("the disk is full", error.Message);
        Assert.Equal([old], Directory.EnumerateFileSystemEntries(Folder.At("out")));
        Assert.Equal("PK old", File.ReadAllText(old));
    }

    [Fact]
    public void FullDisk_ReportsLAMBDA102EarlyAndLeavesNoFile()
    {
        using var disk = new SmallDisk();
        var noise = new byte[200 * 1024];
        new Random(1).NextBytes(noise);
        File.WriteAllBytes(Folder.At("noise"), noise);
        var error = _packaging.Refused($"{disk.Path}/Hello.zip", PackagingFixture.Item(Folder.At("noise"), "bootstrap"));
        Assert.Equal("LAMBDA102", error.Code);
        Assert.Matches("the disk is full. Free 2\\d\\d,\\d{3} bytes, or choose another place", error.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(disk.Path));

        Assert.False(Checked($"{disk.Path}/"));
        Assert.Equal("LAMBDA102", _packaging.Engine.Errors[^1].Code);
        Assert.Contains("is full: it has 65,536 free bytes", _packaging.Engine.Errors[^1].Message);
    }

    /// <summary>Permissions do not stop root, but a read-only file system does.</summary>
    [Fact]
    public void ReadOnlyFileSystem_ReportsLAMBDA102ForRootToo()
    {
        using var disk = new SmallDisk();
        disk.MakeReadOnly();
        var error = _packaging.Refused($"{disk.Path}/Hello.zip", PackagingFixture.Item(Folder.File("bootstrap", "binary"), "bootstrap"));
        Assert.Equal("LAMBDA102", error.Code);
        Assert.Contains("Read-only file system", error.Message);
        Assert.False(Checked($"{disk.Path}/"));
        Assert.Contains("Read-only file system", _packaging.Engine.Errors[^1].Message);
    }

    [Fact]
    public void FolderThatRejectsFiles_ReportsLAMBDA102()
    {
        Assert.SkipUnless(Directory.Exists("/proc"), "/proc exists only on Linux");
        var error = _packaging.Refused("/proc/Hello.zip", PackagingFixture.Item(Folder.File("bootstrap", "binary"), "bootstrap"));
        Assert.Equal("LAMBDA102", error.Code);
        Assert.Contains("/proc/Hello.zip", error.Message);
    }

    [Fact]
    public void UnwritableFolders_AreDetectedBeforehand()
    {
        Assert.SkipUnless(Directory.Exists("/proc"), "/proc exists only on Linux");
        Folder.File("file", "");
        Assert.False(Checked("/proc/", Folder.At("new/folder/"), Folder.At("file/")));

        Assert.Equal(["LAMBDA102", "LAMBDA102"], _packaging.Engine.Errors.Select(static error => error.Code));
        Assert.Contains("'/proc/'", _packaging.Engine.Errors[0].Message);
        Assert.Contains(Folder.At("file/"), _packaging.Engine.Errors[1].Message);
    }

    [Fact]
    public void WritableFolders_AreLeftEmpty()
    {
        Assert.True(Checked(Folder.At("new/folder/")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder.At("new/folder")));
    }

    [Fact]
    public void MatchingStamp_SkipsCompression()
    {
        var item = PackagingFixture.Item(Folder.File("bootstrap", "binary"), "bootstrap");
        var zip = _packaging.Packed(item);
        var digest = File.ReadAllText(Folder.At("lambda.zip.stamp")).Split(' ')[0];

        // A zip that does not contain the content, with a stamp that says it does: compressing again would replace it.
        File.WriteAllText(zip, "PK, not compressed again");
        File.WriteAllText(Folder.At("lambda.zip.stamp"), $"{digest} {Convert.ToHexStringLower(SHA256.HashData("PK, not compressed again"u8))}\n");
        Assert.Equal("PK, not compressed again", File.ReadAllText(_packaging.Packed(item)));
    }

    [Fact]
    public void FileThatChangesOnEveryRead_IsStampedAsZipped()
    {
        const string changing = "/proc/sys/kernel/random/uuid"; // has another text on each read
        Assert.SkipUnless(File.Exists(changing), "only Linux has this file");
        var zip = _packaging.Packed(PackagingFixture.Item(changing, "id"));
        var stamp = File.ReadAllText(Folder.At("lambda.zip.stamp"));
        var packed = ZipEntries.Text(zip, "id");

        // The same content, from a file that does not change.
        File.Delete(zip);
        Assert.Equal(packed, ZipEntries.Text(_packaging.Packed(PackagingFixture.Item(Folder.File("id", packed), "id")), "id"));
        Assert.Equal(stamp, File.ReadAllText(Folder.At("lambda.zip.stamp")));
    }

    [Fact]
    public void FileThatChangesOnEveryRead_IsCountedAsZipped()
    {
        const string changing = "/proc/sys/kernel/random/uuid"; // has a length of 0 until it is read
        Assert.SkipUnless(File.Exists(changing), "only Linux has this file");
        _packaging.Packed(PackagingFixture.Item(changing, "id"));
        Assert.Contains("(id 1 KB, zip 1 KB)", _packaging.Engine.ImportantMessages[0]);
    }

    [Fact]
    public void BinaryChangedAfterTheAudit_ReportsLAMBDA134WithoutAZip()
    {
        var item = PackagingFixture.Item(Folder.File("bootstrap", "binary"), "bootstrap");
        var audited = Convert.ToHexStringLower(SHA256.HashData("binary"u8));
        _packaging.Packed("out/Hello.zip", audited, item);
        File.Delete(Folder.At("out/Hello.zip"));

        Folder.File("bootstrap", "another");
        var error = _packaging.Refused("out/Hello.zip", audited, item);
        Assert.Equal("LAMBDA134", error.Code);
        Assert.Contains($"'{Folder.At("bootstrap")}' has changed after the audit", error.Message);
        Assert.False(File.Exists(Folder.At("out/Hello.zip")));
    }

    [Fact]
    public void ZipThatDoesNotMatchStamp_IsRewritten()
    {
        var item = PackagingFixture.Item(Folder.File("bootstrap", "binary"), "bootstrap");
        var bytes = File.ReadAllBytes(_packaging.Packed(item));

        File.WriteAllText(Folder.At("out/Hello.zip"), "PK, of another configuration");
        Assert.Equal(bytes, File.ReadAllBytes(_packaging.Packed(item)));

        File.Delete(Folder.At("out/Hello.zip"));
        Assert.Equal(bytes, File.ReadAllBytes(_packaging.Packed(item)));
    }

    [Fact]
    public void SameContentWithOtherNameOrMode_CreatesNewZip()
    {
        var file = Folder.File("bootstrap", "binary");
        var first = File.ReadAllBytes(_packaging.Packed(PackagingFixture.Item(file, "a")));
        var renamed = File.ReadAllBytes(_packaging.Packed(PackagingFixture.Item(file, "b")));
        var executable = File.ReadAllBytes(_packaging.Packed(PackagingFixture.Item(file, ("EntryName", "b"), ("Mode", "755"))));

        Assert.NotEqual(first, renamed);
        Assert.NotEqual(renamed, executable);
    }

    [Fact]
    public void UnwritableStamp_DoesNotFailPublish()
    {
        Directory.CreateDirectory(Folder.At("lambda.zip.stamp"));
        Assert.NotEmpty(File.ReadAllBytes(_packaging.Packed(PackagingFixture.Item(Folder.File("bootstrap", "binary"), "bootstrap"))));
    }

    private bool Checked(params string[] folders) => new CheckOutput { BuildEngine = _packaging.Engine, Folders = folders }.Execute();
}
