using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Emulator.Streams;
using Lambda.Runtime.Local.Sources;

namespace Lambda.Runtime.Local.Tests;

/// <summary>The file of <c>--state</c>.</summary>
public sealed class StateFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lambda-state-").FullName;

    private string File => Path.Combine(_folder, "queues.json");

    [Fact]
    public async Task Queues_SurviveARestart()
    {
        var queues = new QueueRegistry(TimeProvider.System);
        IReadOnlyList<ReceivedMessage> received;
        await using (StateFile.Open(File, queues, new StreamRegistry(TimeProvider.System), new MappingChanges(), Assert.Fail))
        {
            MessageQueue orders = queues.GetOrCreate("orders.fifo", new QueueSettings { ContentBasedDeduplication = true, VisibilityTimeout = TimeSpan.FromMinutes(7) }, out _);
            orders.Send(new NewMessage("one") { GroupId = "north", Attributes = new Dictionary<string, MessageAttribute> { ["key"] = new("Binary", null, new byte[] { 1, 2 }) } });
            received = orders.Receive(1);
            orders.Send(new NewMessage("two") { GroupId = "south" });
        }

        var restored = new QueueRegistry(TimeProvider.System);
        await using (StateFile.Open(File, restored, new StreamRegistry(TimeProvider.System), new MappingChanges(), Assert.Fail))
        {
            MessageQueue orders = restored.Find("orders.fifo")!;
            Assert.Equal(TimeSpan.FromMinutes(7), orders.Settings.VisibilityTimeout);
            Assert.Equal(["one", "two"], orders.Peek().Select(static message => message.Content.Body));
            Assert.Equal([1, 2], orders.Peek()[0].Content.Attributes["key"].Bytes.ToArray());
            Assert.Equal((1, 1), (orders.Counts.Visible, orders.Counts.InFlight));
            // A duplicate is still one.
            orders.Send(new NewMessage("two") { GroupId = "south" });
            orders.Delete(received[0].ReceiptHandle);
            Assert.Equal(1, orders.Counts.All);
        }
    }

    [Fact]
    public async Task Changes_AreWrittenBeforeTheEnd()
    {
        var queues = new QueueRegistry(TimeProvider.System);
        await using (StateFile.Open(File, queues, new StreamRegistry(TimeProvider.System), new MappingChanges(), Assert.Fail))
        {
            queues.GetOrCreate("orders", new QueueSettings(), out _);
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            while (!System.IO.File.ReadAllText(File).Contains("\"orders\"", StringComparison.Ordinal))
                await Task.Delay(10, limit.Token);
        }

        Assert.Equal([File], Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task SecondEmulator_IsRefused()
    {
        await using StateFile first = Open(File);

        IOException refused = Assert.Throws<IOException>(() => Open(File));

        Assert.Equal($"{File} is used by another emulator. Expected a separate file for each.", refused.Message);
    }

    [Fact]
    public async Task FileIsFreeAfterTheEnd()
    {
        await Open(File).DisposeAsync();
        await Open(File).DisposeAsync();
        Assert.Equal([File], Directory.GetFiles(_folder));
    }

    [Fact]
    public void MissingFolder_IsNamed()
    {
        string folder = Path.Combine(_folder, "missing");
        DirectoryNotFoundException refused = Assert.Throws<DirectoryNotFoundException>(() => Open(Path.Combine(folder, "queues.json")));
        Assert.Equal($"The folder {folder} does not exist.", refused.Message);
    }

    [Theory]
    [InlineData("", "is not a state of queues and streams")]
    [InlineData("{]", "is not a state of queues and streams")]
    [InlineData("[]", "is not a state of queues and streams")]
    [InlineData("{}", "has the version 0. Expected 1: another version of the package has written it.")]
    [InlineData("""{"version":2,"queues":[],"streams":[]}""", "has the version 2. Expected 1")]
    [InlineData("""{"version":1,"queues":[null],"streams":[]}""", "is not a state of queues and streams: A queue is null.")]
    public void OtherFile_IsRefusedAndKept(string content, string message)
    {
        System.IO.File.WriteAllText(File, content);

        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => Open(File));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.Equal(content, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void MissingFolder_IsRefused() => Assert.ThrowsAny<IOException>(() => Open(Path.Combine(_folder, "missing", "queues.json")));

    [Fact]
    public async Task FolderThatIsDeleted_IsReported()
    {
        var failures = new List<string>();
        await using (StateFile.Open(File, new QueueRegistry(TimeProvider.System), new StreamRegistry(TimeProvider.System), new MappingChanges(), failures.Add))
            Directory.Delete(_folder, recursive: true);

        Assert.Contains("was not written to", Assert.Single(failures), StringComparison.Ordinal);
    }

    private static StateFile Open(string path) =>
        StateFile.Open(path, new QueueRegistry(TimeProvider.System), new StreamRegistry(TimeProvider.System), new MappingChanges(), Assert.Fail);

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }
}
