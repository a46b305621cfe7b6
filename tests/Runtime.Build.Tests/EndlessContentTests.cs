using System.Diagnostics;
using System.Net.Sockets;
using Lambda.Runtime.Build.Errors;
using Lambda.Runtime.Build.Packaging;
using Lambda.Runtime.Build.Platforms;
using Microsoft.Build.Utilities;
using Task = System.Threading.Tasks.Task;

namespace Lambda.Runtime.Build.Tests;

/// <summary>Content without an end, content that blocks when it is read, and content that exceeds the zip format. Each has to be an error within the time limit of a test.</summary>
public sealed class EndlessContentTests : IDisposable
{
    private readonly PackagingFixture _packaging = new();

    private TemporaryFolder Folder => _packaging.Folder;

    public void Dispose() => _packaging.Dispose();

    [Fact]
    public async Task NamedPipe_ReportsLAMBDA101AsAFileInAFolderAndThroughALink()
    {
        Directory.CreateDirectory(Folder.At("assets"));
        using (Process make = Process.Start("mkfifo", [Folder.At("assets/pipe")]))
            make.EndWithinLimit();
        File.CreateSymbolicLink(Folder.At("link"), Folder.At("assets/pipe"));

        await Refused("LAMBDA101", $"'{Folder.At("assets/pipe")}' is a named pipe. It is content of the zip with the name 'assets/pipe'", new TaskItem(Folder.At("assets/pipe")));
        await Refused("LAMBDA101", $"'{Folder.At("assets/pipe")}' is a named pipe. It is content of the zip with the name 'assets/pipe'", new TaskItem(Folder.At("assets")));
        await Refused("LAMBDA101", $"'{Folder.At("link")}' is a named pipe. It is content of the zip with the name 'link'", new TaskItem(Folder.At("link")));
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/null")]
    [InlineData("/dev/tty")]
    public async Task Device_ReportsLAMBDA101(string device)
    {
        Assert.SkipUnless(File.Exists(device), $"there is no {device} here");
        await Refused("LAMBDA101", $"'{device}' is a device. It is content of the zip with the name 'data'", PackagingFixture.Item(device, "data"));
        File.CreateSymbolicLink(Folder.At("link"), device);
        await Refused("LAMBDA101", "is a device", new TaskItem(Folder.At("link")));
    }

    [Fact]
    public async Task Socket_ReportsLAMBDA101()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Folder.At("socket")));
        await Refused("LAMBDA101", "is a socket", new TaskItem(Folder.At("socket")));
    }

    /// <summary>26 folders, each with two links to the next: 67 million paths, without a loop.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task LinksWhosePathsDouble_ReportLAMBDA109(bool hasFile)
    {
        for (var i = 0; i < 26; i++)
        {
            Directory.CreateDirectory(Folder.At($"{i}"));
            File.CreateSymbolicLink(Folder.At($"{i}/a"), $"../{i + 1}");
            File.CreateSymbolicLink(Folder.At($"{i}/b"), $"../{i + 1}");
        }

        Directory.CreateDirectory(Folder.At("26"));
        if (hasFile)
            Folder.File("26/file", "x");
        await Refused("LAMBDA109", "lead more than 10,000 times to folders", new TaskItem(Folder.At("0")));
    }

    [Fact]
    public void FileWithoutLengthAndEnd_ReportsLAMBDA109()
    {
        const string endless = "/proc/self/pagemap"; // a regular file with a length of 0 and 256 GB of content
        Assert.SkipUnless(File.Exists(endless), "only Linux has this file");
        var error = Assert.Throws<BuildException>(() => EntryContent.ReadAll([new FunctionEntry("map", endless, EntryMode.Data)], limit: 1 << 20));
        Assert.Equal("LAMBDA109", error.Error.Code.Id);
        Assert.Contains($"'{endless}', which has the name 'map' in the zip, has more than 1,048,576 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FilesLongerThanTheirLengths_ReportLAMBDA109()
    {
        const string unknown = "/proc/self/status"; // a regular file with a length of 0 and some hundred bytes of content
        Assert.SkipUnless(File.Exists(unknown), "only Linux has this file");
        var entry = new FunctionEntry("status", unknown, EntryMode.Data);
        var length = EntryContent.ReadAll([entry], LambdaLimits.MaxPackableBytes)[0].Bytes.Length;
        Assert.Throws<BuildException>(() => EntryContent.ReadAll([entry, entry], length * 3 / 2));
        Assert.Equal(2, EntryContent.ReadAll([entry, entry], length * 3).Count);
    }

    [Fact]
    public async Task MoreFilesThanZipFormatAllows_ReportLAMBDA109WithCount()
    {
        var file = Folder.File("empty", "");
        await Refused("LAMBDA109", "more than 65,534 files", [.. Enumerable.Range(0, 65_600).Select(i => PackagingFixture.Item(file, $"{i}"))]);
    }

    [Theory]
    [InlineData(65_536, "65,536 bytes in UTF-8, and Lambda's file system allows 4,085 for a path")]
    [InlineData(4_086, "4,086 bytes in UTF-8, and Lambda's file system allows 4,085 for a path")]
    [InlineData(4_085, "4,085 bytes in UTF-8, and Lambda's file system allows 255 for a file or folder")]
    [InlineData(256, "256 bytes in UTF-8, and Lambda's file system allows 255 for a file or folder")]
    public async Task NameThatIsTooLong_ReportsLAMBDA104WithItsLength(int length, string found) =>
        await Refused("LAMBDA104", found, PackagingFixture.Item(Folder.File("file", "x"), new string('n', length)));

    [Fact]
    public async Task NameThatIsTooLongInUtf8_ReportsLAMBDA104()
    {
        string longest = new('ü', 127), path = string.Join('/', Enumerable.Repeat(longest, 16));
        Assert.Equal(path, Assert.Single(ZipHeader.ReadAll(_packaging.Packed(PackagingFixture.Item(Folder.File("file", "x"), path)))).Name);
        await Refused("LAMBDA104", "256 bytes", PackagingFixture.Item(Folder.At("file"), $"data/{longest}ü"));
        await Refused("LAMBDA104", "256 bytes", PackagingFixture.Item(Folder.At("file"), $"{longest}ü/file"));
    }

    [Fact]
    public async Task NameWithAZero_ReportsLAMBDA104() => await Refused("LAMBDA104", "Expected a relative path", PackagingFixture.Item(Folder.File("file", "x"), "a\0b"));

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a%00b")]
    public async Task PathWithAZero_ReportsLAMBDA101(string path) => await Refused("LAMBDA101", "is not a valid path: ", new TaskItem(path));

    [Fact]
    public async Task PathThatIsTooLong_ReportsLAMBDA101() => await Refused("LAMBDA101", "does not exist", PackagingFixture.Item(Folder.At(new string('n', 5_000)), "name"));

    private async Task Refused(string code, string found, params TaskItem[] content)
    {
        _packaging.Engine.Errors.Clear();
        var error = await Task.Run(() => _packaging.Refused("refused/Hello.zip", [.. content])).WithinLimit();
        Assert.Equal(code, error.Code);
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Folder.At("refused")), "Something was written all the same.");
    }
}
