using System.Diagnostics;
using System.Text;
using Lambda.Runtime.Local.Running;

namespace Lambda.Runtime.Local.Tests;

/// <summary>The files that <c>--event</c> accepts, and the messages for all others.</summary>
public sealed class EventFileTests : IDisposable
{
    private const int Limit = 6 * 1024 * 1024;
    private const string Expected = "Expected the path of a file with an event in JSON, or - for standard input.";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lambda-event-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task File_IsReadUpToTheLimit()
    {
        string event6 = $"\"{new string('x', Limit - 2)}\"";
        Assert.Equal(event6, Encoding.UTF8.GetString(await ReadAsync(Write(event6))));
        Assert.Equal("{}", Encoding.UTF8.GetString(await ReadAsync(Write("{}"))));
    }

    /// <summary>As from the folder of a solution, with the launch profile of a template.</summary>
    [Fact]
    public async Task FileThatTheCurrentFolderDoesNotHave_IsReadFromTheProject()
    {
        string name = Path.GetFileName(Write("{}"));
        Assert.Equal("{}", Encoding.UTF8.GetString(await EventFile.ReadAsync(name, _folder.FullName, TestContext.Current.CancellationToken).WithinLimit()));
        Assert.Contains(
            $"there is no file '{Path.GetFullPath("other.json")}'",
            (await Assert.ThrowsAsync<StartFailedException>(() => EventFile.ReadAsync("other.json", _folder.FullName, TestContext.Current.CancellationToken))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Limit + 1L)]
    [InlineData(3L << 30)]
    [InlineData(100L << 30)]
    public async Task FileOverTheLimit_IsReportedWithItsSizeAndNotRead(long length)
    {
        string path = Path.Combine(_folder.FullName, "event.json");
        await using (FileStream file = File.Create(path))
            file.SetLength(length); // Without content, so that it takes no room.
        Assert.Equal(
            $"The event in '{path}' has {length} bytes. The maximum is 6291456, 6 MB, for a synchronous invocation.", await RefusalAsync(path));
    }

    [Fact]
    public async Task StopBeforeTheResponse_IsNotSuccess() =>
        Assert.Equal(1, await SingleEventCommand.RunAsync(RunArguments.Parse(["/app/Hello.dll"]), EventFile.StandardInput, new CancellationToken(canceled: true)));

    [Fact]
    public async Task MissingFile_IsReported()
    {
        string path = Path.Combine(_folder.FullName, "none.json");
        Assert.Equal($"--event is '{path}', and there is no file '{path}'. {Expected}", await RefusalAsync(path, isUsageError: true));
        string below = Path.Combine(_folder.FullName, "none", "none.json");
        Assert.Equal($"--event is '{below}', and there is no file '{below}'. {Expected}", await RefusalAsync(below, isUsageError: true));
    }

    [Fact]
    public async Task Folder_IsReported()
    {
        string path = _folder.FullName;
        Assert.Equal($"--event is '{path}', and '{path}' is a directory. {Expected}", await RefusalAsync(path, isUsageError: true));
    }

    [Fact]
    public async Task FileWithoutPermission_IsReported()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName != "root", "root may read everything");
        string path = Write("{}");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.None);
        Assert.Equal($"--event is '{path}', and '{path}' cannot be read: Access to the path '{path}' is denied. {Expected}", await RefusalAsync(path));
    }

    [Fact]
    public async Task FileWhoseReadFails_IsReported()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "no such files here");
        Assert.StartsWith("--event is '/proc/self/mem', and '/proc/self/mem' cannot be read: Input/output error", await RefusalAsync("/proc/self/mem"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvalidPath_IsReported()
    {
        string path = Path.Combine(_folder.FullName, new string('x', 300));
        Assert.StartsWith($"--event is '{path}', and '{path}' cannot be read: ", await RefusalAsync(path), StringComparison.Ordinal);
        string notAFolder = Path.Combine(Write("{}"), "event.json");
        Assert.StartsWith($"--event is '{notAFolder}', and ", await RefusalAsync(notAFolder, isUsageError: true), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "(line 1, position 1)")]
    [InlineData("{", "(line 1, position 2)")]
    [InlineData("{} {}", "(line 1, position 4)")]
    [InlineData("{\n  \"a\": nonsense\n}", "Expected the literal 'null' (line 2, position 9)")]
    public async Task FileThatIsNotJson_IsReportedWithThePositionCountedFromOne(string text, string end)
    {
        string path = Write(text);
        string refusal = await RefusalAsync(path);
        Assert.StartsWith($"The event in '{path}' is not JSON, which the service requires: ", refusal, StringComparison.Ordinal);
        Assert.EndsWith(end, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Device_IsReadNoFurtherThanTheLimit()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "no such devices here");
        Assert.Equal(
            "The event in '/dev/zero' has more than 6291456 bytes. The maximum is 6291456, 6 MB, for a synchronous invocation.",
            await RefusalAsync("/dev/zero"));
        Assert.StartsWith("The event in '/dev/null' is not JSON", await RefusalAsync("/dev/null"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pipe_IsReadToItsEnd()
    {
        string path = await PipeAsync();
        Task<byte[]> reading = ReadAsync(path);
        await using (var writer = new FileStream(path, FileMode.Open, FileAccess.Write))
        {
            await writer.WriteAsync("{\"name\":"u8.ToArray(), TestContext.Current.CancellationToken);
            await writer.FlushAsync(TestContext.Current.CancellationToken);
            await writer.WriteAsync("1}"u8.ToArray(), TestContext.Current.CancellationToken);
        }

        Assert.Equal("{\"name\":1}", Encoding.UTF8.GetString(await reading));
    }

    /// <summary>Ctrl+C ends the wait.</summary>
    [Fact]
    public async Task PipeWithoutWriter_IsWaitedForUntilStopped()
    {
        string path = await PipeAsync();
        using var stop = new CancellationTokenSource();
        Task<byte[]> reading = EventFile.ReadAsync(path, "", stop.Token);
        Assert.False(reading.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WithinLimit());

        // Releases the thread that waits.
        await using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite))
        {
        }
    }

    private async Task<string> PipeAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "no such pipes here");
        string path = Path.Combine(_folder.FullName, "pipe");
        using var make = Process.Start("mkfifo", [path]);
        await make.EndWithinLimitAsync();
        Assert.Equal(0, make.ExitCode);
        return path;
    }

    private string Write(string text)
    {
        string path = Path.Combine(_folder.FullName, "event.json");
        File.WriteAllText(path, text);
        return path;
    }

    private static Task<byte[]> ReadAsync(string path) => EventFile.ReadAsync(path, "", TestContext.Current.CancellationToken).WithinLimit();

    private static async Task<string> RefusalAsync(string path, bool isUsageError = false)
    {
        StartFailedException failure = await Assert.ThrowsAsync<StartFailedException>(() => ReadAsync(path));
        Assert.Equal(isUsageError, failure.IsUsageError);
        return failure.Message;
    }
}
