using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Lambda.Runtime.Layer.Interop;
using Lambda.Runtime.Layer.Loading;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>Which files in the cache's folder are read. Any process that can write to <c>/tmp</c> may have created them.</summary>
[SupportedOSPlatform("linux")]
public sealed class PrivateFolderTests : IDisposable
{
    private const UnixFileMode FolderMode = (UnixFileMode)0b111_000_000;
    private const UnixFileMode FileMode = (UnixFileMode)0b110_000_000;
    private const UnixFileMode Everyones = (UnixFileMode)0b111_111_111;
    private const int SomeoneElse = 4711;

    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("lambda-cache-");

    private string Cache => Path.Combine(_parent.FullName, "cache");

    private string Entry => Path.Combine(Cache, "entry");

    [Fact]
    public void Entry_RoundTrips_AndIsReplaced()
    {
        Assert.Null(PrivateFolder.Open(Cache));
        using var folder = PrivateFolder.Create(Cache);
        Assert.Null(folder.Read("entry"));
        foreach (byte[] bytes in new byte[][] { [1, 2, 3], [], new byte[300_000] })
        {
            folder.Write("entry", bytes);
            Assert.Equal(bytes, folder.Read("entry"));
        }

        Assert.Equal((FolderMode, FileMode), (File.GetUnixFileMode(Cache), File.GetUnixFileMode(Entry)));
        Assert.Equal([Entry], Directory.EnumerateFileSystemEntries(Cache));
    }

    [Theory]
    [InlineData("file", "is a link or not a directory. Expected a directory.")]
    [InlineData("pipe", "is a link or not a directory. Expected a directory.")]
    [InlineData("link", "is a link or not a directory. Expected a directory.")]
    [InlineData("dangling link", "is a link or not a directory. Expected a directory.")]
    [InlineData("mode", "has mode 0777. Expected 0700.")]
    [InlineData("group", "has mode 0710. Expected 0700.")]
    [InlineData("owner", "belongs to the user 4711. Expected 0, the user of this process.")]
    public void FolderThatIsNotPrivate_IsRejected(string planted, string expected)
    {
        string elsewhere = Path.Combine(_parent.FullName, "elsewhere");
        switch (planted)
        {
            case "file":
                File.WriteAllText(Cache, "");
                break;
            case "pipe":
                LayerFunction.Command("mkfifo", Cache);
                break;
            case "link" or "dangling link":
                if (planted == "link")
                    Directory.CreateDirectory(elsewhere, FolderMode);
                File.CreateSymbolicLink(Cache, elsewhere);
                break;
            default:
                Directory.CreateDirectory(Cache, FolderMode);
                File.SetUnixFileMode(Cache, planted switch { "mode" => Everyones, "group" => FolderMode | UnixFileMode.GroupExecute, _ => FolderMode });
                if (planted == "owner")
                    ChangeOwner(Cache);
                break;
        }

        Assert.Equal($"{Cache} {expected}", Assert.Throws<CacheException>(() => PrivateFolder.Open(Cache)).Message);
        Assert.Equal($"{Cache} {expected}", Assert.Throws<CacheException>(() => PrivateFolder.Create(Cache)).Message);
        Assert.False(Directory.Exists(elsewhere) && Directory.EnumerateFileSystemEntries(elsewhere).Any());
    }

    [Theory]
    [InlineData("pipe", "is a named pipe. Expected a regular file.")]
    [InlineData("folder", "is a directory. Expected a regular file.")]
    [InlineData("socket", "cannot be opened: No such device or address (errno 6).")]
    [InlineData("link", "is a symbolic link. Expected a regular file.")]
    [InlineData("dangling link", "is a symbolic link. Expected a regular file.")]
    [InlineData("hard link", "has 2 hard links. Expected 1.")]
    [InlineData("mode", "has mode 0777. Expected 0600.")]
    [InlineData("group", "has mode 0620. Expected 0600.")]
    [InlineData("owner", "belongs to the user 4711. Expected 0, the user of this process.")]
    [InlineData("size", "has 300000000 bytes. Expected 268435456 at most.")]
    public void EntryThatIsNotPrivate_IsRejected_AndReplaced(string planted, string expected)
    {
        using var folder = PrivateFolder.Create(Cache);
        folder.Write("elsewhere", [1]);
        string elsewhere = Path.Combine(Cache, "elsewhere");
        using Socket? socket = planted == "socket" ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : null;
        switch (planted)
        {
            case "pipe":
                LayerFunction.Command("mkfifo", "-m", "600", Entry);
                break;
            case "folder":
                Directory.CreateDirectory(Entry);
                break;
            case "socket":
                socket!.Bind(new UnixDomainSocketEndPoint(Entry));
                break;
            case "link" or "dangling link":
                File.CreateSymbolicLink(Entry, planted == "link" ? elsewhere : "nowhere");
                break;
            case "hard link":
                LayerFunction.Command("ln", elsewhere, Entry);
                break;
            default:
                folder.Write("entry", [1]);
                File.SetUnixFileMode(Entry, planted switch { "mode" => Everyones, "group" => FileMode | UnixFileMode.GroupWrite, _ => FileMode });
                if (planted == "owner")
                    ChangeOwner(Entry);
                if (planted == "size")
                    LayerFunction.Command("truncate", "--size", "300000000", Entry);
                break;
        }

        Assert.Equal($"{Entry} {expected}", Assert.Throws<CacheException>(() => folder.Read("entry")).Message);
        if (planted == "folder")
        {
            Assert.Equal($"{Entry} cannot be replaced: Is a directory (errno 21).", Assert.Throws<CacheException>(() => folder.Write("entry", [2])).Message);
            Assert.Equal([elsewhere, Entry], Directory.EnumerateFileSystemEntries(Cache).Order());
            return;
        }

        folder.Write("entry", [2]);
        Assert.Equal([2], folder.Read("entry"));
        Assert.Equal([1], folder.Read("elsewhere"));
    }

    /// <summary>The path is resolved once, so that the folder that is checked is the one that is read.</summary>
    [Fact]
    public void FolderReplacedAfterOpening_IsNotUsed()
    {
        using var folder = PrivateFolder.Create(Cache);
        folder.Write("entry", [1]);
        Directory.Move(Cache, $"{Cache}-moved");
        Directory.CreateDirectory(Cache, FolderMode);
        File.WriteAllBytes(Entry, [9]);
        File.SetUnixFileMode(Entry, FileMode);
        Assert.Equal([1], folder.Read("entry"));
        folder.Write("entry", [2]);
        Assert.Equal([9], File.ReadAllBytes(Entry));
    }

    [Fact]
    public void PartialEntryOfKilledProcess_IsReplaced()
    {
        using var folder = PrivateFolder.Create(Cache);
        File.CreateSymbolicLink($"{Entry}.{Environment.ProcessId}", Path.Combine(_parent.FullName, "elsewhere"));
        folder.Write("entry", [1]);
        Assert.Equal([Entry], Directory.EnumerateFileSystemEntries(Cache));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_parent.FullName).Except([Cache]));
    }

    [Fact]
    public void FullOrReadOnlyDisk_IsReported_AndLeavesNoFile()
    {
        using var disk = new SmallFileSystem(_parent.FullName);
        using (var folder = PrivateFolder.Create(Cache))
        {
            folder.Write("entry", [1]);
            string full = Assert.Throws<CacheException>(() => folder.Write("entry", new byte[1024 * 1024])).Message;
            Assert.Equal($"{Entry} cannot be written: No space left on device (errno 28).", full);
            Assert.Equal([1], folder.Read("entry"));
            Assert.Equal([Entry], Directory.EnumerateFileSystemEntries(Cache));
        }

        disk.MakeReadOnly();
        using (PrivateFolder folder = PrivateFolder.Open(Cache)!)
            Assert.Equal($"{Entry} cannot be created: Read-only file system (errno 30).", Assert.Throws<CacheException>(() => folder.Write("entry", [2])).Message);
        string other = Path.Combine(_parent.FullName, "other");
        Assert.Equal($"{other} cannot be created: Read-only file system (errno 30).", Assert.Throws<CacheException>(() => PrivateFolder.Create(other)).Message);
    }

    public void Dispose() => _parent.Delete(recursive: true);

    private static void ChangeOwner(string path)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root may give a file away");
        LayerFunction.Command("chown", $"{SomeoneElse}", path);
    }

    /// <summary>A file system of 64 KB, mounted on a folder.</summary>
    private sealed class SmallFileSystem : IDisposable
    {
        private readonly string _path;

        public SmallFileSystem(string path)
        {
            _path = path;
            Assert.SkipUnless(Environment.IsPrivilegedProcess && Run("-t", "tmpfs", "-o", "size=64k", "tmpfs", path), "only root may mount a file system, and not everywhere");
        }

        public void MakeReadOnly() => Assert.True(Run("-o", "remount,ro", _path));

        public void Dispose() => LayerFunction.Command("umount", _path);

        private static bool Run(params string[] arguments)
        {
            using Process mount = Process.Start(new ProcessStartInfo("mount", arguments) { RedirectStandardError = true })!;
            mount.EndWithinLimit();
            return mount.ExitCode == 0;
        }
    }
}
