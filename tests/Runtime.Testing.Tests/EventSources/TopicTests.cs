using System.Text.Json.Nodes;

namespace Lambda.Runtime.Testing.Tests.EventSources;

/// <summary>The rules of topics: an event has records of several partitions, each of which resumes at its first failure.</summary>
public sealed class TopicTests
{
    private static readonly LambdaStreamOptions OfTwoPartitions = new() { Shards = 2, BatchSize = 6, BisectBatchOnFunctionError = false };

    [Fact]
    public async Task FailedRecord_StopsItsPartition()
    {
        int events = 0;
        await using StreamFunction started = await StreamFunction.StartAsync(records =>
            StreamFunction.Failures(Interlocked.Increment(ref events) == 1 ? records.Where(static record => StreamFunction.Data(record) is "a2") : []));
        LambdaTopic orders = started.Function.Topic("orders", OfTwoPartitions);
        await SendAsync(orders, "a1", "b1", "a2", "b2", "a3", "b3");
        await started.AdvanceAsync(orders, TimeSpan.Zero);

        Assert.Equal(["a1,a2,a3,b1,b2,b3", "a2,a3"], StreamFunction.Batches(orders));
        Assert.Equal("a1,b1,b2,b3", StreamFunction.Join(orders.Deliveries[0].Handled));
        Assert.Equal([3, 3], orders.Shards.Select(static shard => shard.Position));
    }

    [Fact]
    public async Task FailuresOfSeveralPartitions_ResumeEachAtItsFirst()
    {
        int events = 0;
        await using StreamFunction started = await StreamFunction.StartAsync(records =>
            StreamFunction.Failures(Interlocked.Increment(ref events) == 1 ? records.Where(static record => StreamFunction.Data(record) is "a3" or "b3" or "b2") : []));
        LambdaTopic orders = started.Function.Topic("orders", OfTwoPartitions);
        await SendAsync(orders, "a1", "b1", "a2", "b2", "a3", "b3");
        await started.AdvanceAsync(orders, TimeSpan.Zero);

        Assert.Equal(["a1,a2,a3,b1,b2,b3", "a3,b2,b3"], StreamFunction.Batches(orders));
    }

    [Fact]
    public async Task Offsets_AreCommittedForEachPartition()
    {
        await using StreamFunction started = await StreamFunction.StartWithFailuresAsync("a2", "b1");
        LambdaTopic orders = started.Function.Topic("orders", OfTwoPartitions with { BatchSize = 4 });
        await SendAsync(orders, "a1", "b1", "a2", "b2");
        await started.AdvanceAsync(orders, TimeSpan.Zero);

        Assert.Equal(["orders-0: 1 records from 1", "orders-1: 2 records from 0"], orders.Shards.Select(static shard => shard.ToString()));
        Assert.Equal(3, orders.Lag);
    }

    [Fact]
    public async Task Window_IsOneSecond()
    {
        await using StreamFunction started = await StreamFunction.StartAsync(static _ => "null");
        LambdaTopic orders = started.Function.Topic("orders");
        await SendAsync(orders, "a1");
        await started.AdvanceAsync(orders, TimeSpan.FromSeconds(0.9));
        await SendAsync(orders, "a2");
        Assert.Empty(orders.Deliveries);

        await started.AdvanceAsync(orders, TimeSpan.FromSeconds(0.1));
        Assert.Equal(["a1,a2"], StreamFunction.Batches(orders));
    }

    [Fact]
    public async Task PartitionWithManyRecords_LeavesRoomForOthers()
    {
        await using StreamFunction started = await StreamFunction.StartAsync(static _ => "null");
        LambdaTopic orders = started.Function.Topic("orders", OfTwoPartitions with { BatchSize = 4 });
        await SendAsync(orders, "a1", "a2", "b1");
        Assert.Empty(orders.Deliveries);
        await SendAsync(orders, "a3", "a4", "b2");
        await started.AdvanceAsync(orders, TimeSpan.Zero);
        await started.AdvanceAsync(orders, TimeSpan.FromSeconds(1));

        Assert.Equal(["a1,a2,a3,b1", "a4,b2"], StreamFunction.Batches(orders));
    }

    [Fact]
    public async Task ModeWithoutProvisionedPollers_IgnoresTheList()
    {
        await using StreamFunction started = await StreamFunction.StartWithFailuresAsync("a1");
        LambdaTopic orders = started.Function.Topic("orders", OfTwoPartitions with { BatchSize = 2, ProvisionedMode = false });
        await SendAsync(orders, "a1", "b1");
        await started.AdvanceAsync(orders, TimeSpan.Zero);

        Assert.Equal("a1,b1", StreamFunction.Join(orders.Handled));
        Assert.NotNull(Assert.Single(orders.Deliveries).Warning);
    }

    [Fact]
    public async Task ModeWithoutProvisionedPollers_RetriesTheWholeBatchTenTimes()
    {
        await using StreamFunction started = await StreamFunction.StartWithErrorsAsync("a1");
        LambdaTopic orders = started.Function.Topic(
            "orders", OfTwoPartitions with { BatchSize = 2, ProvisionedMode = false, BisectBatchOnFunctionError = true, MaximumRetryAttempts = 1 });
        await SendAsync(orders, "a1", "b1");
        await started.ExhaustAsync(orders);

        Assert.Equal(Enumerable.Repeat("a1,b1", 11), StreamFunction.Batches(orders));
        Assert.Single(orders.OnFailure);
    }

    [Fact]
    public async Task MessageAboutADiscardedBatch_HasItsOffsets()
    {
        await using StreamFunction started = await StreamFunction.StartWithErrorsAsync("a1");
        LambdaTopic orders = started.Function.Topic("orders", OfTwoPartitions with { BatchSize = 3, MaximumRetryAttempts = 0 });
        await SendAsync(orders, "a1", "b1", "a2");
        await started.AdvanceAsync(orders, TimeSpan.Zero);

        JsonNode message = JsonNode.Parse(Assert.Single(orders.OnFailure).Body)!;
        JsonNode expected = LambdaEvents.FailedBatchRecord(orders.Arn)["KafkaBatchInfo"]!;
        expected["batchSize"] = 3;
        expected["payloadSize"] = started.Events[0].Length;
        expected["recordsInfo"] = JsonNode.Parse("""
            {
                "orders-0": {
                    "firstRecordOffset": "0", "lastRecordOffset": "1",
                    "firstRecordTimestamp": "2026-11-30T08:00:00.000Z", "lastRecordTimestamp": "2026-11-30T08:00:00.000Z"
                },
                "orders-1": {
                    "firstRecordOffset": "0", "lastRecordOffset": "0",
                    "firstRecordTimestamp": "2026-11-30T08:00:00.000Z", "lastRecordTimestamp": "2026-11-30T08:00:00.000Z"
                }
            }
            """);
        Assert.True(JsonNode.DeepEquals(expected, message["KafkaBatchInfo"]), $"Expected: {expected}\nActual: {message}");
    }

    [Fact]
    public async Task InfiniteRetries_AreTenBecauseThereIsADestination()
    {
        await using StreamFunction started = await StreamFunction.StartWithErrorsAsync("a1");
        LambdaTopic orders = started.Function.Topic("orders", OfTwoPartitions with { BatchSize = 1, MaximumRetryAttempts = -1 });
        await SendAsync(orders, "a1");
        await started.ExhaustAsync(orders);

        Assert.Equal(11, orders.Deliveries.Count);
        Assert.Single(orders.OnFailure);
    }

    // The first letter names the partition.
    private static async Task SendAsync(LambdaTopic topic, params string[] values)
    {
        foreach (string value in values)
            await topic.SendAsync(null, value, partition: value[0] - 'a');
    }
}
