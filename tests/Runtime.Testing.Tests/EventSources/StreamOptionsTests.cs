using System.Text.Json.Nodes;

namespace Lambda.Runtime.Testing.Tests.EventSources;

/// <summary>The errors of options, names and records that the service would refuse.</summary>
public sealed class StreamOptionsTests
{
    private const string Options = nameof(LambdaStreamOptions);

    [Fact]
    public async Task OptionsThatTheServiceWouldRefuse_AreErrorsWithTheirRange()
    {
        await using StreamFunction started = await StreamFunction.StartAsync(static _ => "null");
        void Refused(LambdaStreamOptions options, string expected) =>
            Assert.Equal($"{Options}.{expected}", Assert.Throws<ArgumentException>(() => started.Function.Stream("clicks", options)).Message);

        Refused(new() { BatchSize = 0 }, "BatchSize is 0. Expected 1 to 10000.");
        Refused(new() { BatchSize = 10_001 }, "BatchSize is 10001. Expected 1 to 10000.");
        Refused(new() { BatchingWindow = TimeSpan.FromSeconds(301) }, "BatchingWindow is 00:05:01. Expected up to 5 minutes.");
        Refused(new() { Shards = 501 }, "Shards is 501. Expected 1 to 500.");
        Refused(new() { MaximumRetryAttempts = -2 }, "MaximumRetryAttempts is -2. Expected -1 to 10000.");
        Refused(new() { MaximumRecordAge = TimeSpan.FromSeconds(59) }, "MaximumRecordAge is 00:00:59. Expected 1 minute to 7 days, or Timeout.InfiniteTimeSpan.");
        Refused(new() { ParallelizationFactor = 11 }, "ParallelizationFactor is 11. Expected 1 to 10.");
        Refused(new() { ProvisionedMode = false }, "ProvisionedMode is False. Expected true, because only topics have another mode.");
        Refused(new() { StartingPosition = (StreamStartingPosition)3 }, "StartingPosition is 3. Expected a defined value.");
        Refused(new() { StartingPosition = StreamStartingPosition.AtTimestamp }, "StartingTimestamp is . Expected a time with AtTimestamp, and none without it.");
        Refused(new() { OnFailureQueue = "failures.fifo" }, "OnFailureQueue is failures.fifo. Expected a standard queue.");
        Assert.StartsWith($"{Options}: Invalid pattern at Filters[0].Pattern",
            Assert.Throws<ArgumentException>(() => started.Function.Stream("clicks", new() { Filters = ["{"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OptionsOfTablesAndTopics_HaveTheirOwnRanges()
    {
        await using StreamFunction started = await StreamFunction.StartAsync(static _ => "null");

        ArgumentException batch = Assert.Throws<ArgumentException>(() => started.Function.Table("orders", new LambdaStreamOptions { BatchSize = 1_001 }));
        Assert.Equal($"{Options}.BatchSize is 1001. Expected 1 to 1000.", batch.Message);
        ArgumentException position = Assert.Throws<ArgumentException>(() => started.Function.Table(
            "orders", new LambdaStreamOptions { StartingPosition = StreamStartingPosition.AtTimestamp, StartingTimestamp = DateTimeOffset.UnixEpoch }));
        Assert.Equal($"{Options}.StartingPosition is AtTimestamp. Expected another one, because tables do not have it.", position.Message);
        ArgumentException parallel = Assert.Throws<ArgumentException>(() => started.Function.Topic("orders", new LambdaStreamOptions { ParallelizationFactor = 2 }));
        Assert.Equal($"{Options}.ParallelizationFactor is 2. Expected 1 for a topic, whose partitions have their order.", parallel.Message);
    }

    [Fact]
    public async Task InvalidNames_AreErrorsWithTheExpectedFormat()
    {
        await using StreamFunction started = await StreamFunction.StartAsync(static _ => "null");

        Assert.StartsWith("The name of the stream is 'a b'. Expected 1 to 128 letters, digits, hyphens, underscores and periods.",
            Assert.Throws<ArgumentException>(() => started.Function.Stream("a b")).Message, StringComparison.Ordinal);
        Assert.StartsWith("The name of the table is 'ab'. Expected 3 to 255 letters",
            Assert.Throws<ArgumentException>(() => started.Function.Table("ab")).Message, StringComparison.Ordinal);
        Assert.StartsWith("The name of the topic is '..'. Expected 1 to 249 letters",
            Assert.Throws<ArgumentException>(() => started.Function.Topic("..")).Message, StringComparison.Ordinal);
        Assert.StartsWith("The name of the queue is 'a/b'.",
            Assert.Throws<ArgumentException>(() => started.Function.Stream("clicks", new LambdaStreamOptions { OnFailureQueue = "a/b" })).Message, StringComparison.Ordinal);
        Assert.NotNull(started.Function.Stream("clicks"));
    }

    [Fact]
    public async Task RecordsThatTheServiceWouldRefuse_AreErrors()
    {
        await using StreamFunction started = await StreamFunction.StartAsync(static _ => "null");
        LambdaStream clicks = started.Function.Stream("clicks");
        LambdaTopic topic = started.Function.Topic("orders");
        LambdaTable table = started.Function.Table("orders");

        Assert.StartsWith("'clicks' refuses the record: The partition key has 0 characters. Expected 1 to 256.",
            (await Assert.ThrowsAsync<ArgumentException>(() => clicks.PutAsync("1", ""))).Message, StringComparison.Ordinal);
        Assert.StartsWith("'clicks' refuses the record: The explicit hash key is 'x'.",
            (await Assert.ThrowsAsync<ArgumentException>(() => clicks.PutAsync("1", "k", "x"))).Message, StringComparison.Ordinal);
        Assert.StartsWith("'clicks' refuses the record: The record has 1048577 bytes. The maximum is 1048576.",
            (await Assert.ThrowsAsync<ArgumentException>(() => clicks.PutAsync(new byte[1024 * 1024], "k"))).Message, StringComparison.Ordinal);
        Assert.StartsWith("'orders' refuses the record: The partition is 1. Expected 0 to 0, because the topic has 1.",
            (await Assert.ThrowsAsync<ArgumentException>(() => topic.SendAsync("k", "v", partition: 1))).Message, StringComparison.Ordinal);
        Assert.StartsWith("The key of the item has no attributes. Expected one or two.",
            (await Assert.ThrowsAsync<ArgumentException>(() => table.PutItemAsync([], new JsonObject()))).Message, StringComparison.Ordinal);
        Assert.Equal(0, clicks.Lag + topic.Lag + table.Lag);
    }
}
