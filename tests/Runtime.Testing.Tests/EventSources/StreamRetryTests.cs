using System.Text.Json.Nodes;

namespace Lambda.Runtime.Testing.Tests.EventSources;

/// <summary>How long records come again, and what becomes of them then.</summary>
public sealed class StreamRetryTests
{
    private static readonly LambdaStreamOptions OfFour = new()
    {
        BatchSize = 4,
        BatchingWindow = TimeSpan.FromMinutes(1),
        MaximumRetryAttempts = 2,
        BisectBatchOnFunctionError = false,
    };

    [Fact]
    public async Task ExhaustedRetries_DiscardTheBatch()
    {
        await using StreamFunction started = await StreamFunction.StartWithErrorsAsync("2");
        LambdaStream clicks = started.Function.Stream("clicks", OfFour);
        await StreamFunction.PutAsync(clicks, "1", "2", "3", "4", "5", "6", "7", "8");
        await started.ExhaustAsync(clicks, 2);

        Assert.Equal(["1,2,3,4", "1,2,3,4", "1,2,3,4", "5,6,7,8"], StreamFunction.Batches(clicks));
        Assert.Equal([false, false, true, false], clicks.Deliveries.Select(static delivery => delivery.IsDiscarded));
        Assert.Contains("4 records, 4 discarded.", clicks.Deliveries[2].ToString(), StringComparison.Ordinal);
        Assert.Equal("5,6,7,8", StreamFunction.Join(clicks.Handled));
        Assert.Equal(0, clicks.Lag);
        Assert.Equal("function-failures", clicks.OnFailureQueue.Name);
        Assert.Single(clicks.OnFailure);
    }

    [Fact]
    public async Task MessageAboutADiscardedBatch_HasItsPosition()
    {
        await using StreamFunction started = await StreamFunction.StartWithErrorsAsync("1");
        LambdaStream clicks = started.Function.Stream("clicks", OfFour with { BatchSize = 2, OnFailureQueue = "lost" });
        await StreamFunction.PutAsync(clicks, "1");
        started.Clock.Advance(TimeSpan.FromSeconds(1.5));
        await StreamFunction.PutAsync(clicks, "2");
        await started.ExhaustAsync(clicks, 2);

        JsonNode message = JsonNode.Parse(Assert.Single(clicks.OnFailure).Body)!;
        JsonObject expected = LambdaEvents.FailedBatchRecord(clicks.Arn);
        JsonNode info = expected["KinesisBatchInfo"]!;
        info["startSequenceNumber"] = clicks.Records[0].SequenceNumber;
        info["endSequenceNumber"] = clicks.Records[1].SequenceNumber;
        info["approximateArrivalOfFirstRecord"] = "2026-11-30T08:00:00.000Z";
        info["approximateArrivalOfLastRecord"] = "2026-11-30T08:00:01.500Z";
        expected["timestamp"] = "2026-11-30T08:01:01.500Z";
        expected["requestContext"]!["requestId"] = clicks.Deliveries[2].Outcome!.RequestId;
        AssertEqual(expected, message);
        Assert.Equal("lost", clicks.OnFailureQueue.Name);
    }

    [Fact]
    public async Task MessageAboutDiscardedChanges_IsThatOfATable()
    {
        await using StreamFunction started = await StreamFunction.StartWithErrorsAsync("A-1");
        LambdaTable orders = started.Function.Table("orders", OfFour with { BatchSize = 1, MaximumRetryAttempts = 0 });
        await orders.PutItemAsync(StreamFunction.Item("A-1"), StreamFunction.Item("A-1"));
        await started.AdvanceAsync(orders, TimeSpan.Zero);

        JsonNode message = JsonNode.Parse(Assert.Single(orders.OnFailure).Body)!;
        Assert.Equal(1, (int)message["requestContext"]!["approximateInvokeCount"]!);
        JsonNode info = message["DDBStreamBatchInfo"]!;
        Assert.Equal(orders.Arn, (string)info["streamArn"]!);
        Assert.Equal(orders.Records[0].ShardId, (string)info["shardId"]!);
        Assert.Equal(orders.Records[0].SequenceNumber, (string)info["startSequenceNumber"]!);
    }

    [Fact]
    public async Task ReportedRecord_IsDiscardedWithoutAFunctionError()
    {
        await using StreamFunction started = await StreamFunction.StartWithFailuresAsync("1");
        LambdaStream clicks = started.Function.Stream("clicks", OfFour with { BatchSize = 1, MaximumRetryAttempts = 0 });
        await StreamFunction.PutAsync(clicks, "1", "2");
        await started.AdvanceAsync(clicks, TimeSpan.Zero);

        JsonNode message = JsonNode.Parse(Assert.Single(clicks.OnFailure).Body)!;
        Assert.Equal("RetryAttemptsExhausted", (string)message["requestContext"]!["condition"]!);
        Assert.Equal("""{"statusCode":200,"executedVersion":"$LATEST"}""", message["responseContext"]!.ToJsonString());
        Assert.Equal("2", StreamFunction.Join(clicks.Handled));
    }

    [Fact]
    public async Task Halves_IsolateARecordThatAlwaysFails()
    {
        await using StreamFunction started = await StreamFunction.StartWithErrorsAsync("3");
        LambdaStream clicks = started.Function.Stream("clicks", OfFour with { BisectBatchOnFunctionError = true });
        await StreamFunction.PutAsync(clicks, "1", "2", "3", "4");
        await started.ExhaustAsync(clicks, 2);

        // Dividing a batch does not count as a retry, and does not wait.
        Assert.Equal(["1,2,3,4", "1,2", "3,4", "3", "3", "3", "4"], StreamFunction.Batches(clicks));
        Assert.Equal("1,2,4", StreamFunction.Join(clicks.Handled));
        Assert.Equal(1, (int)JsonNode.Parse(Assert.Single(clicks.OnFailure).Body)!["KinesisBatchInfo"]!["batchSize"]!);
    }

    [Fact]
    public async Task ReportedRecord_IsIsolatedByHalves()
    {
        await using StreamFunction started = await StreamFunction.StartWithFailuresAsync("2");
        LambdaStream clicks = started.Function.Stream("clicks", OfFour with { BisectBatchOnFunctionError = true });
        await StreamFunction.PutAsync(clicks, "1", "2", "3", "4");
        await started.ExhaustAsync(clicks, 2);

        Assert.Equal(["1,2,3,4", "2,3,4", "2,3", "2", "2", "2", "3", "4"], StreamFunction.Batches(clicks));
        Assert.Equal("1,3,4", StreamFunction.Join(clicks.Handled));
    }

    [Fact]
    public async Task Progress_StartsTheRetriesAnew()
    {
        string failing = "2";
        await using StreamFunction started = await StreamFunction.StartAsync(records => StreamFunction.Failures(records.Where(record => StreamFunction.Data(record) == failing)));
        LambdaStream clicks = started.Function.Stream("clicks", OfFour);
        await StreamFunction.PutAsync(clicks, "1", "2", "3", "4");
        await started.ExhaustAsync(clicks, 1);
        failing = "3";
        await started.ExhaustAsync(clicks, 3);

        Assert.Equal(["1,2,3,4", "2,3,4", "2,3,4", "2,3,4", "3,4", "3,4", "3,4"], StreamFunction.Batches(clicks));
        Assert.Equal([false, false, false, false, false, false, true], clicks.Deliveries.Select(static delivery => delivery.IsDiscarded));
    }

    [Fact]
    public async Task OldRecords_AreDiscarded()
    {
        await using StreamFunction started = await StreamFunction.StartWithErrorsAsync("1");
        LambdaStream clicks = started.Function.Stream("clicks", OfFour with { BatchSize = 2, MaximumRetryAttempts = -1, MaximumRecordAge = TimeSpan.FromMinutes(2) });
        await StreamFunction.PutAsync(clicks, "1");
        await started.AdvanceAsync(clicks, TimeSpan.FromSeconds(59));
        await StreamFunction.PutAsync(clicks, "2");
        await started.AdvanceAsync(clicks, TimeSpan.FromSeconds(60));
        int failures = clicks.Deliveries.Count;
        Assert.All(StreamFunction.Batches(clicks), static batch => Assert.Equal("1,2", batch));

        await started.AdvanceAsync(clicks, TimeSpan.FromSeconds(30));

        Assert.Equal(["1", "2"], StreamFunction.Batches(clicks).Skip(failures));
        StreamDelivery discarded = clicks.Deliveries[failures];
        Assert.Equal("The records are older than the event source mapping allows.", discarded.Problem);
        Assert.True(discarded.IsDiscarded);
        Assert.Null(discarded.Outcome);
        Assert.Equal("2", StreamFunction.Join(clicks.Handled));
        JsonNode message = JsonNode.Parse(Assert.Single(clicks.OnFailure).Body)!;
        Assert.Equal("RecordAgeExceeded", (string)message["requestContext"]!["condition"]!);
        Assert.Equal(failures, (int)message["requestContext"]!["approximateInvokeCount"]!);
        Assert.Equal(1, (int)message["KinesisBatchInfo"]!["batchSize"]!);
        Assert.Null(message["responseContext"]);
    }

    [Fact]
    public async Task RecordsThatExpireInTheStream_AreDiscardedWithoutARecordAge()
    {
        await using StreamFunction started = await StreamFunction.StartWithErrorsAsync("1");
        LambdaStream clicks = started.Function.Stream("clicks", OfFour with { BatchSize = 1, MaximumRetryAttempts = -1, MaximumRecordAge = Timeout.InfiniteTimeSpan });
        await StreamFunction.PutAsync(clicks, "1");
        await started.AdvanceAsync(clicks, TimeSpan.FromHours(23));
        Assert.Equal(1, clicks.Lag);
        Assert.Empty(clicks.OnFailure);

        await started.AdvanceAsync(clicks, TimeSpan.FromHours(1));
        Assert.True(clicks.Deliveries[^1].IsDiscarded);
        Assert.Single(clicks.OnFailure);
        Assert.Equal((0, 1), (clicks.Lag, clicks.Shards[0].Position));
    }

    [Fact]
    public async Task RecordAfterADiscardedOne_IsRetriedAfterTheShortestPause()
    {
        await using StreamFunction started = await StreamFunction.StartWithErrorsAsync("1", "2");
        LambdaStream clicks = started.Function.Stream("clicks", OfFour with { BatchSize = 1, MaximumRetryAttempts = 4 });
        await StreamFunction.PutAsync(clicks, "1", "2");
        await started.ExhaustAsync(clicks, 4);
        Assert.Equal(["1", "1", "1", "1", "1", "2"], StreamFunction.Batches(clicks));

        await started.AdvanceAsync(clicks, TimeSpan.FromSeconds(1));
        Assert.Equal("2", StreamFunction.Batches(clicks).Skip(6).Single());
    }

    [Fact]
    public async Task Defaults_AreThoseOfTheTemplates()
    {
        await using StreamFunction started = await StreamFunction.StartWithErrorsAsync("1");
        LambdaStream clicks = started.Function.Stream("clicks");
        await StreamFunction.PutAsync(clicks, "1");
        await started.ExhaustAsync(clicks);

        Assert.Equal(11, clicks.Deliveries.Count);
        Assert.Single(clicks.OnFailure);
    }

    [Fact]
    public async Task OnFailureQueue_CanHaveAHandler()
    {
        await using StreamFunction failing = await StreamFunction.StartWithErrorsAsync("1");
        LambdaStream clicks = failing.Function.Stream("clicks", OfFour with { BatchSize = 1, MaximumRetryAttempts = 0 });
        await using QueueFunction handler = await QueueFunction.StartAsync(static _ => "null", new LambdaFunctionOptions { Queues = failing.Queues });
        LambdaQueue failures = handler.Function.Queue("function-failures");
        await StreamFunction.PutAsync(clicks, "1");
        await failing.Queues.WaitUntilIdleAsync(TestContext.Current.CancellationToken).WithinLimit();

        Assert.Contains("KinesisBatchInfo", Assert.Single(failures.Handled).Body, StringComparison.Ordinal);
        Assert.Empty(clicks.OnFailure);
    }

    private static void AssertEqual(JsonNode expected, JsonNode actual) => Assert.True(JsonNode.DeepEquals(expected, actual), $"Expected: {expected}\nActual: {actual}");
}
