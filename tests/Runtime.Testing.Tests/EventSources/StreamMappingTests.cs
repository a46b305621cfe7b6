namespace Lambda.Runtime.Testing.Tests.EventSources;

/// <summary>Which records a function gets, and when: batches, windows, starting positions, checkpoints, filters.</summary>
public sealed class StreamMappingTests
{
    private static readonly LambdaStreamOptions OfTwo = new() { BatchSize = 2, BatchingWindow = TimeSpan.FromSeconds(5) };

    [Fact]
    public async Task Window_CollectsUntilTheBatchIsFullOrTheWindowEnds()
    {
        await using StreamFunction started = await StreamFunction.StartAsync(static _ => "null");
        LambdaStream clicks = started.Function.Stream("clicks", OfTwo with { BatchSize = 3 });
        await StreamFunction.PutAsync(clicks, "1");
        await started.AdvanceAsync(clicks, TimeSpan.FromSeconds(4));
        await StreamFunction.PutAsync(clicks, "2");
        await started.AdvanceAsync(clicks, TimeSpan.FromSeconds(0.9));
        Assert.Empty(clicks.Deliveries);
        Assert.Equal(2, clicks.Lag);

        await started.AdvanceAsync(clicks, TimeSpan.FromSeconds(0.1));
        await StreamFunction.PutAsync(clicks, "3", "4", "5");
        await started.AdvanceAsync(clicks, TimeSpan.Zero);
        Assert.Equal(["1,2", "3,4,5"], StreamFunction.Batches(clicks));
    }

    [Fact]
    public async Task LargeRecords_AreDividedByTheSizeOfAnEvent()
    {
        await using StreamFunction started = await StreamFunction.StartAsync(static _ => "null");
        LambdaStream clicks = started.Function.Stream("clicks", OfTwo with { BatchSize = 10 });
        foreach (int _ in Enumerable.Range(1, 6))
            await clicks.PutAsync(new byte[1024 * 1024 - 1], "k");
        await started.AdvanceAsync(clicks, TimeSpan.Zero);
        await started.AdvanceAsync(clicks, TimeSpan.FromSeconds(5));

        // Of 1.33 MiB in base64.
        Assert.Equal([4, 2], clicks.Deliveries.Select(static delivery => delivery.Records.Count));
    }

    [Fact]
    public async Task Shards_HaveTheirOwnBatches()
    {
        await using StreamFunction started = await StreamFunction.StartWithErrorsAsync("a1");
        LambdaStream clicks = started.Function.Stream("clicks", OfTwo with { BatchSize = 1, Shards = 2 });
        string last = UInt128.MaxValue.ToString(null, System.Globalization.CultureInfo.InvariantCulture);
        await clicks.PutAsync("a1", "k", explicitHashKey: "0");
        await clicks.PutAsync("a2", "k", explicitHashKey: "0");
        await clicks.PutAsync("b1", "k", explicitHashKey: last);
        await clicks.PutAsync("b2", "k", explicitHashKey: last);
        await started.AdvanceAsync(clicks, TimeSpan.Zero);

        Assert.Equal("b1,b2", StreamFunction.Join(clicks.Handled));
        Assert.Equal(["shardId-000000000000: 2 records from 0", "shardId-000000000001: 0 records from 2"], clicks.Shards.Select(static shard => shard.ToString()));
    }

    [Theory]
    [InlineData(StreamStartingPosition.TrimHorizon, "1,2,3,4")]
    [InlineData(StreamStartingPosition.AtTimestamp, "2,3,4")]
    [InlineData(StreamStartingPosition.Latest, "4")]
    public async Task StartingPosition_SelectsTheFirstRecord(StreamStartingPosition position, string expected)
    {
        await using StreamFunction producer = await StreamFunction.StartAsync(static _ => "null", new LambdaFunctionOptions { FunctionName = "producer" });
        LambdaStream written = producer.Function.Stream("clicks");
        await StreamFunction.PutAsync(written, "1");
        producer.Clock.Advance(TimeSpan.FromSeconds(1));
        await StreamFunction.PutAsync(written, "2", "3");
        await producer.AdvanceAsync(written, TimeSpan.Zero);

        await using StreamFunction started = await StreamFunction.StartAsync(static _ => "null", new LambdaFunctionOptions { Queues = producer.Queues }, producer.Clock);
        LambdaStream clicks = started.Function.Stream("clicks", new LambdaStreamOptions
        {
            StartingPosition = position,
            StartingTimestamp = position == StreamStartingPosition.AtTimestamp ? producer.Clock.GetUtcNow() : null,
        });
        await StreamFunction.PutAsync(clicks, "4");
        await started.AdvanceAsync(clicks, TimeSpan.Zero);

        Assert.Equal(expected, StreamFunction.Join(clicks.Handled));
        await producer.AdvanceAsync(written, TimeSpan.Zero);
        Assert.Equal("1,2,3,4", StreamFunction.Join(written.Handled));
    }

    [Fact]
    public async Task LaterFunctionOfTheSameName_ContinuesAtTheCheckpoint()
    {
        await using StreamFunction first = await StreamFunction.StartWithErrorsAsync("3");
        LambdaStream clicks = first.Function.Stream("clicks", new LambdaStreamOptions { BatchSize = 1 });
        await StreamFunction.PutAsync(clicks, "1", "2", "3", "4");
        await first.AdvanceAsync(clicks, TimeSpan.Zero);
        Assert.Equal("1,2", StreamFunction.Join(clicks.Handled));
        await first.DisposeAsync();

        await using StreamFunction second = await StreamFunction.StartAsync(static _ => "null", new LambdaFunctionOptions { Queues = first.Queues }, first.Clock);
        LambdaStream continued = second.Function.Stream("clicks", new LambdaStreamOptions { ParallelizationFactor = 2 });
        await second.AdvanceAsync(continued, TimeSpan.Zero);

        Assert.Equal("3,4", StreamFunction.Join(continued.Handled));
        await StreamFunction.PutAsync(clicks, "5");
        await second.AdvanceAsync(continued, TimeSpan.Zero);
        Assert.Equal("3,4,5", StreamFunction.Join(continued.Handled));
        Assert.Equal("1,2", StreamFunction.Join(clicks.Handled));
    }

    [Fact]
    public async Task RecordsThatNoFilterLetsPass_CountAsProcessed()
    {
        await using StreamFunction started = await StreamFunction.StartAsync(static _ => "null");
        LambdaStream clicks = started.Function.Stream("clicks", new LambdaStreamOptions { Filters = ["""{"data":{"page":["/home"]}}"""] });
        await clicks.PutAsync(new { page = "/home" }, "k");
        await clicks.PutAsync(new { page = "/cart" }, "k");
        await started.AdvanceAsync(clicks, TimeSpan.Zero);

        Assert.Equal("""{"page":"/home"}""", StreamFunction.Join(clicks.Handled));
        Assert.Equal("""{"page":"/cart"}""", StreamFunction.Join(clicks.Filtered));
        Assert.Equal(0, clicks.Lag);
    }

    [Fact]
    public async Task FiltersOfATableAndATopic_ReadTheirFields()
    {
        await using StreamFunction started = await StreamFunction.StartAsync(static _ => "null");
        LambdaTable table = started.Function.Table("orders", new LambdaStreamOptions { Filters = ["""{"dynamodb":{"Keys":{"id":{"S":["A-1"]}}}}"""] });
        LambdaTopic topic = started.Function.Topic("orders", new LambdaStreamOptions { BatchingWindow = TimeSpan.Zero, Filters = ["""{"value":{"id":["A-1"]}}"""] });
        foreach (string id in new[] { "A-1", "A-2" })
        {
            await table.PutItemAsync(StreamFunction.Item(id), StreamFunction.Item(id));
            await topic.SendAsync(null, new { id });
        }

        await started.Queues.WaitUntilIdleAsync(TestContext.Current.CancellationToken).WithinLimit();

        Assert.Equal(["A-1"], StreamFunction.Batches(table));
        Assert.Equal("""{"id":"A-2"}""", StreamFunction.Join(topic.Filtered));
    }

    [Fact]
    public async Task SecondCall_ReturnsTheConnectedStream()
    {
        await using StreamFunction started = await StreamFunction.StartAsync(static _ => "null");
        LambdaStream clicks = started.Function.Stream("clicks", OfTwo);

        Assert.Same(clicks, started.Function.Stream("clicks"));
        Assert.Equal("clicks", started.Function.Topic("clicks").Name);
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => started.Function.Stream("clicks", OfTwo));
        Assert.Equal("'clicks' is connected to this function already. Pass its options with the first call.", exception.Message);
    }

    [Fact]
    public async Task DisposedFunction_GetsNoMoreRecords()
    {
        StreamFunction started = await StreamFunction.StartAsync(static _ => "null");
        LambdaStream clicks = started.Function.Stream("clicks");
        await started.DisposeAsync();
        await StreamFunction.PutAsync(clicks, "1");
        await clicks.WaitUntilIdleAsync(TestContext.Current.CancellationToken).WithinLimit();

        Assert.Empty(clicks.Deliveries);
        Assert.Equal(1, clicks.Lag);
        Assert.Equal("1", Assert.Single(clicks.Records).Value<int>().ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
