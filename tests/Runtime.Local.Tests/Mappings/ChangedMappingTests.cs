using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Emulator.Streams;
using Lambda.Runtime.Local.Sources;

namespace Lambda.Runtime.Local.Tests.Mappings;

/// <summary>What the API has changed stays when the functions are built again, and with <c>--state</c> when the emulator starts again.</summary>
public sealed class ChangedMappingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lambda-mappings-").FullName;

    [Fact]
    public async Task ChangedSettings_SurviveARebuild()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync();
        await fixture.UpdateAsync("orders", """{"BatchSize":1}""");

        fixture.Connect(MappingFixture.Orders);
        fixture.Connect();
        fixture.Send("one", "two");
        Assert.Empty(fixture.ConnectedQueues.Mappings);
        fixture.Connect(MappingFixture.Orders);

        Assert.Equal(["one", "two"], fixture.Ship.Events);
    }

    /// <summary>A function has the project's name until the project has a second handler.</summary>
    [Fact]
    public async Task ChangedSettings_SurviveAnotherNameOfTheFunction()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync();
        await fixture.UpdateAsync("orders", """{"BatchSize":1}""");

        fixture.Connect(MappingFixture.Orders with { Function = "Other" });

        EventSourceMapping mapping = Assert.Single(fixture.ConnectedQueues.Mappings);
        Assert.Equal(("Other", 1), (mapping.Function, ((QueueSourceMapping)mapping).Settings.BatchSize));
    }

    [Fact]
    public async Task SecondFunctionOfAQueue_DoesNotGetTheSettingsOfTheFirst()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync();
        await fixture.UpdateAsync("orders", """{"BatchSize":1}""");

        fixture.Connect(MappingFixture.Orders, MappingFixture.Orders with { Function = "Other" });

        IEnumerable<EventSourceMapping> mappings = fixture.ConnectedQueues.Mappings.OrderBy(static mapping => mapping.Function);
        Assert.Equal([10, 1], mappings.Select(static mapping => ((QueueSourceMapping)mapping).Settings.BatchSize));
    }

    [Fact]
    public async Task CreatedMapping_SurvivesARebuild()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync();
        MessageQueue queue = fixture.CreateQueue("returns");
        await CreateAsync(fixture, queue);

        fixture.Connect(MappingFixture.Orders);
        queue.Send(new NewMessage("one"));

        Assert.Equal(["one"], fixture.Ship.Events);
        // It gets no dead-letter queue, because no template has one.
        Assert.Equal(["orders", "orders-dlq", "returns"], fixture.Queues.Names);
    }

    [Fact]
    public async Task DeletedMapping_StaysDeletedAfterARebuild()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync();
        MessageQueue queue = fixture.CreateQueue("returns");
        await CreateAsync(fixture, queue);
        foreach (string name in (string[])["orders", "returns"])
            Assert.Equal(202, (await fixture.SendAsync(HttpMethod.Delete, $"{MappingFixture.Path}/{fixture.IdOf(name)}")).Status);

        fixture.Connect(MappingFixture.Orders);

        Assert.Empty(fixture.ConnectedQueues.Mappings);
        // Only the one that a handler declares has to be remembered.
        Assert.Equal("orders", Assert.Single(fixture.Changes.OfQueues).Queue);
    }

    [Fact]
    public async Task CreatedMapping_EndsWithItsQueue()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync();
        MessageQueue queue = fixture.CreateQueue("returns");
        await CreateAsync(fixture, queue);
        fixture.Queues.Delete(queue);

        fixture.Connect(MappingFixture.Orders);

        Assert.Equal("orders", Assert.Single(fixture.ConnectedQueues.Mappings).SourceName);
        Assert.Null(fixture.Queues.Find("returns"));
    }

    [Fact]
    public async Task Changes_SurviveARestart()
    {
        string file = Path.Combine(_folder, "state.json");
        HandlerSource clicks = new("Ship", HandlerSource.Kinesis, "clicks"), bills = new("Ship", HandlerSource.Sqs, "bills");
        string[] before;
        await using (MappingFixture fixture = await MappingFixture.StartAsync(null, MappingFixture.Orders, clicks, bills))
        await using (StateFile.Open(file, new QueueRegistry(fixture.Clock), new StreamRegistry(fixture.Clock), fixture.Changes, Assert.Fail))
        {
            await CreateAsync(fixture, fixture.CreateQueue("returns"));
            await fixture.UpdateAsync(
                "orders", """{"BatchSize":20,"MaximumBatchingWindowInSeconds":3,"ScalingConfig":{"MaximumConcurrency":4},"Enabled":false,"FunctionResponseTypes":[]}""");
            await fixture.UpdateAsync("returns", """{"FilterCriteria":{"Filters":[{"Pattern":"{\"body\":[\"a\"]}"}]},"BatchSize":7}""");
            await fixture.UpdateAsync("clicks", """{"BatchSize":20,"MaximumBatchingWindowInSeconds":3,"MaximumRecordAgeInSeconds":-1,"MaximumRetryAttempts":2,"Enabled":false}""");
            await fixture.SendAsync(HttpMethod.Delete, $"{MappingFixture.Path}/{fixture.IdOf("bills")}");
            before = await DescribeAsync(fixture);
        }

        var changes = new MappingChanges();
        await using (StateFile.Open(file, new QueueRegistry(TimeProvider.System), new StreamRegistry(TimeProvider.System), changes, Assert.Fail))
        await using (MappingFixture fixture = await MappingFixture.StartAsync(changes, MappingFixture.Orders, clicks, bills))
        {
            // The state of the queues is in another registry.
            fixture.CreateQueue("returns");
            fixture.Connect(MappingFixture.Orders, clicks, bills);

            Assert.Equal(before, await DescribeAsync(fixture));
        }
    }

    [Theory]
    [InlineData("""{"queues":[null],"streams":[]}""", "The mappings have no queues or streams, or one that is null.")]
    [InlineData("""{"queues":[]}""", "The mappings have no queues or streams, or one that is null.")]
    [InlineData("""{"queues":[{"queue":"a b","function":"Ship"}],"streams":[]}""", "A mapping is of the queue 'a b' and the function 'Ship'. Expected the names of both.")]
    [InlineData("""{"queues":[{"queue":"orders","function":"Ship"}],"streams":[]}""", "The mapping of orders and Ship has batchSize 0. Expected 1 to 10000.")]
    [InlineData("""{"queues":[{"queue":"orders.fifo","function":"Ship","batchSize":11}],"streams":[]}""", "has batchSize 11. Expected 1 to 10.")]
    [InlineData("""{"queues":[{"queue":"orders","function":"Ship","batchSize":11}],"streams":[]}""", "has batchingWindowSeconds 0. Expected 1 to 300.")]
    [InlineData("""{"queues":[{"queue":"orders","function":"Ship","batchSize":1,"maxConcurrency":1001}],"streams":[]}""", "has maxConcurrency 1001. Expected 1 to 1000.")]
    [InlineData("""{"queues":[{"queue":"orders","function":"Ship","batchSize":1,"maxConcurrency":1,"filters":[null]}],"streams":[]}""", "A filter of the mapping of orders and Ship is null.")]
    [InlineData("""{"queues":[{"queue":"orders","function":"Ship","batchSize":1,"maxConcurrency":1,"filters":["{"]}],"streams":[]}""", "The mapping of orders and Ship: Invalid pattern at ")]
    [InlineData("""{"queues":[],"streams":[{"kind":0,"stream":"a b","function":"Ship"}]}""", "A mapping is of the stream 'a b'")]
    [InlineData("""{"queues":[],"streams":[{"kind":0,"stream":"clicks","function":"Ship","batchSize":1,"recordAgeSeconds":59}]}""", "has recordAgeSeconds 59. Expected 60 to 604800.")]
    public void WrongState_IsRefusedAndKept(string mappings, string message)
    {
        string file = Path.Combine(_folder, "state.json"), content = $$"""{"version":1,"queues":[],"streams":[],"mappings":{{mappings}}}""";
        File.WriteAllText(file, content);
        var changes = new MappingChanges();

        InvalidDataException refused = Assert.Throws<InvalidDataException>(
            () => StateFile.Open(file, new QueueRegistry(TimeProvider.System), new StreamRegistry(TimeProvider.System), changes, Assert.Fail));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.Empty(changes.OfQueues);
        Assert.Equal(content, File.ReadAllText(file));
    }

    [Fact]
    public async Task StateWithoutMappings_IsRead()
    {
        string file = Path.Combine(_folder, "state.json");
        await File.WriteAllTextAsync(file, """{"version":1,"queues":[],"streams":[]}""", TestContext.Current.CancellationToken);
        var changes = new MappingChanges();

        await using (StateFile.Open(file, new QueueRegistry(TimeProvider.System), new StreamRegistry(TimeProvider.System), changes, Assert.Fail))
            Assert.Empty(changes.OfQueues);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task CreateAsync(MappingFixture fixture, MessageQueue queue) => Assert.Equal(
        202, (await fixture.SendAsync(HttpMethod.Post, MappingFixture.Path, $$"""{"FunctionName":"Ship","EventSourceArn":"{{queue.Arn}}"}""")).Status);

    /// <summary>The mappings without the times of their changes.</summary>
    private static async Task<string[]> DescribeAsync(MappingFixture fixture) =>
    [
        .. (await fixture.SendAsync(HttpMethod.Get, MappingFixture.Path)).Json.GetProperty("EventSourceMappings").EnumerateArray()
            .Select(static mapping => string.Join('\n', mapping.EnumerateObject().Where(static member => member.Name != "LastModified"))),
    ];
}
