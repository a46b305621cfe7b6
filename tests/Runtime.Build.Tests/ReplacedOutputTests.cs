using System.Diagnostics;
using System.Net.Sockets;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Lambda.Runtime.Build.Tests;

/// <summary>Other files at the paths of a publish's output. Root can replace everything, and a publish may only replace its earlier output.</summary>
public sealed class ReplacedOutputTests : IDisposable
{
    private readonly PackagingFixture _packaging = new();

    private TemporaryFolder Folder => _packaging.Folder;

    public void Dispose() => _packaging.Dispose();

    public static TheoryData<string, string> Occupied => new()
    {
        { "named pipe", "is a named pipe" },
        { "device", "is a device" },
        { "socket", "is a socket" },
        { "folder", "is a folder" },
        { "link", "is a symbolic link" },
        { "link to nothing", "is a symbolic link" },
    };

    [Theory]
    [MemberData(nameof(Occupied))]
    public void OtherFileAtThePathOfTheZip_ReportsLAMBDA102EarlyAndAtTheEnd(string kind, string found)
    {
        using Socket? owner = Occupy(Folder.At("Hello.zip"), kind);
        BuildErrorEventArgs error = _packaging.Refused("Hello.zip", PackagingFixture.Item(Folder.File("bootstrap", "binary"), "bootstrap"));
        AssertRefused(error, "Hello.zip", found);

        Assert.False(new CheckOutput { BuildEngine = _packaging.Engine, Folders = [], ZipFile = Folder.At("Hello.zip") }.Execute());
        AssertRefused(_packaging.Engine.Errors[^1], "Hello.zip", found);
        AssertUntouched("Hello.zip", found);
    }

    [Theory]
    [MemberData(nameof(Occupied))]
    public void OtherFileAtThePathOfAnOutputFile_ReportsLAMBDA102EarlyAndAtTheEnd(string kind, string found)
    {
        using Socket? owner = Occupy(Folder.At("bin/handlers.json"), kind);
        Assert.False(ShopFunction.Describe(Folder, _packaging.Engine, ""));
        AssertRefused(Assert.Single(_packaging.Engine.Errors), "bin/handlers.json", found);

        Assert.False(new CheckOutput { BuildEngine = _packaging.Engine, Folders = [], Files = [Folder.At("bootstrap"), Folder.At("bin/handlers.json")] }.Execute());
        AssertRefused(_packaging.Engine.Errors[^1], "bin/handlers.json", found);
        AssertUntouched("bin/handlers.json", found);
    }

    [Theory]
    [InlineData("named pipe", "is a named pipe")]
    [InlineData("device", "is a device")]
    [InlineData("folder", "is a folder")]
    [InlineData("link to nothing", "is a symbolic link")]
    public void OtherFileAtThePathOfTheTemplate_ReportsLAMBDA102(string kind, string found)
    {
        using Socket? owner = Occupy(Folder.At("deploy.sh"), kind);
        Assert.False(ShopFunction.Describe(Folder, _packaging.Engine, "awscli"));
        AssertRefused(Assert.Single(_packaging.Engine.Errors), "deploy.sh", found);
        AssertUntouched("deploy.sh", found);
    }

    [Fact]
    public void TemplateThroughALink_IsNotReplaced()
    {
        Occupy(Folder.At("deploy.sh"), "link");
        Assert.True(ShopFunction.Describe(Folder, _packaging.Engine, "awscli"));
        Assert.Contains("deploy.sh has been edited and is not replaced. Delete it to get a new one. A new one", _packaging.Engine.ImportantMessages[^1], StringComparison.Ordinal);
        Assert.Equal("PK", File.ReadAllText(Folder.At("linked")));
    }

    [Theory]
    [InlineData("Functions.cs", "public")]
    [InlineData("short", "P")]
    public void FileThatIsNotAZip_IsNotReplacedByOne(string name, string content)
    {
        Folder.File(name, content);
        AssertRefused(_packaging.Refused(name, PackagingFixture.Item(Folder.File("bootstrap", "binary"), "bootstrap")), name, "is a file that is not a zip");
        Assert.Equal(content, File.ReadAllText(Folder.At(name)));
    }

    [Fact]
    public void EmptyFile_IsReplaced()
    {
        Folder.File("out/Hello.zip", "");
        string zip = _packaging.Packed(PackagingFixture.Item(Folder.File("bootstrap", "binary"), "bootstrap"));
        Assert.Equal("binary", ZipEntries.Text(zip, "bootstrap"));
    }

    [Fact]
    public void PathThatEndsLikeAFolder_ReportsLAMBDA102() =>
        AssertRefused(_packaging.Refused("new/", PackagingFixture.Item(Folder.File("bootstrap", "binary"), "bootstrap")), "new/", "is a folder");

    [Fact]
    public void FilesThatTheSdkCopies_AreCheckedBefore()
    {
        using Socket? pipe = Occupy(Folder.At("pipe"), "named pipe");
        using Socket? target = Occupy(Folder.At("publish/data/table.csv"), "named pipe");
        TaskItem table = PackagingFixture.Item(Folder.File("table.csv", "a,b"), ("RelativePath", @"data\table.csv"));

        Assert.True(Checked("", new TaskItem(Folder.At("table.csv")), new TaskItem(Folder.Path), new TaskItem(Folder.At("missing"))));
        Assert.False(Checked("", new TaskItem(Folder.At("pipe"))));
        Assert.Equal("LAMBDA101", _packaging.Engine.Errors[^1].Code);
        Assert.Contains($"'{Folder.At("pipe")}' is a named pipe. The project compiles or publishes it", _packaging.Engine.Errors[^1].Message, StringComparison.Ordinal);
        Assert.False(Checked("", new TaskItem("a%00b")));
        Assert.Contains("'a·b' is not a valid path", _packaging.Engine.Errors[^1].Message, StringComparison.Ordinal);
        Assert.False(Checked(Folder.At("publish/"), table));
        AssertRefused(_packaging.Engine.Errors[^1], "publish/data/table.csv", "is a named pipe");
    }

    private bool Checked(string folder, params ITaskItem[] sources) => new CheckContent { BuildEngine = _packaging.Engine, Sources = sources, Folder = folder }.Execute();

    private void AssertRefused(BuildErrorEventArgs error, string file, string found)
    {
        Assert.Equal("LAMBDA102", error.Code);
        Assert.StartsWith($"'{Folder.At(file)}' {found}, and the publish would replace it with a file.", error.Message, StringComparison.Ordinal);
    }

    private void AssertUntouched(string file, string found)
    {
        Assert.Equal(found, $"is {Packaging.FileType.DescribeIrregular(Folder.At(file))}");
        Assert.False(File.Exists(Folder.At("elsewhere")), "The publish wrote through the link.");
    }

    private Socket? Occupy(string path, string kind)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        switch (kind)
        {
            case "folder":
                Directory.CreateDirectory(path);
                return null;
            case "link":
                File.CreateSymbolicLink(path, Folder.File("linked", "PK"));
                return null;
            case "link to nothing":
                File.CreateSymbolicLink(path, Folder.At("elsewhere"));
                return null;
            case "socket":
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                socket.Bind(new UnixDomainSocketEndPoint(path));
                return socket;
            default:
                string[] node = kind == "device" ? ["mknod", path, "c", "1", "3"] : ["mkfifo", path];
                using (Process make = Process.Start(new ProcessStartInfo(node[0], node[1..]) { RedirectStandardError = true })!)
                {
                    make.EndWithinLimit();
                    Assert.SkipUnless(make.ExitCode == 0, $"only root may make a {kind}, and not everywhere");
                }

                return null;
        }
    }
}
