namespace Lambda.Runtime.Testing.Tests.EventSources;

/// <summary>What comes again after a failure, as the table of docs/batches.md says it.</summary>
public sealed class StreamFailureTests
{
    private static readonly LambdaStreamOptions OfFive = new() { BatchSize = 5, BatchingWindow = TimeSpan.FromMinutes(1), BisectBatchOnFunctionError = false };

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"batchItemFailures":null}""")]
    [InlineData("""{"batchItemFailures":[]}""")]
    public async Task Success_ContinuesAfterTheBatch(string response)
    {
        await using StreamFunction started = await StreamFunction.StartAsync(_ => response);
        LambdaStream clicks = started.Function.Stream("clicks", OfFive);
        await StreamFunction.PutAsync(clicks, "1", "2", "3", "4", "5");
        await started.AdvanceAsync(clicks, TimeSpan.Zero);
        await started.AdvanceAsync(clicks, StreamFunction.LongestPause);

        Assert.Equal(["1,2,3,4,5"], StreamFunction.Batches(clicks));
        Assert.Equal(5, clicks.Handled.Count);
        Assert.Equal((0, 5), (clicks.Lag, clicks.Shards[0].Position));
    }

    [Fact]
    public async Task FailedRecord_ComesAgainWithAllLaterOnes()
    {
        int events = 0;
        await using StreamFunction started = await StreamFunction.StartAsync(records =>
            StreamFunction.Failures(Interlocked.Increment(ref events) == 1 ? records.Skip(2).Take(1) : []));
        LambdaStream clicks = started.Function.Stream("clicks", OfFive);
        await StreamFunction.PutAsync(clicks, "1", "2", "3", "4", "5");
        await started.AdvanceAsync(clicks, TimeSpan.Zero);

        Assert.Equal(["1,2,3,4,5", "3,4,5"], StreamFunction.Batches(clicks));
        Assert.Equal("1,2", StreamFunction.Join(clicks.Deliveries[0].Handled));
        Assert.Equal("3,4,5", StreamFunction.Join(clicks.Failed));
        Assert.Equal("1,2,3,4,5", StreamFunction.Join(clicks.Handled));
        Assert.Null(clicks.Deliveries[0].Problem);
    }

    [Fact]
    public async Task FirstOfSeveralFailures_IsTheCheckpoint()
    {
        int events = 0;
        await using StreamFunction started = await StreamFunction.StartAsync(records =>
            StreamFunction.Failures(Interlocked.Increment(ref events) == 1 ? records.Skip(1).Reverse() : []));
        LambdaStream clicks = started.Function.Stream("clicks", OfFive);
        await StreamFunction.PutAsync(clicks, "1", "2", "3", "4", "5");
        await started.AdvanceAsync(clicks, TimeSpan.Zero);

        Assert.Equal(["1,2,3,4,5", "2,3,4,5"], StreamFunction.Batches(clicks));
    }

    [Fact]
    public async Task FailedChange_ComesAgainWithAllLaterOnes()
    {
        int events = 0;
        await using StreamFunction started = await StreamFunction.StartAsync(records =>
            StreamFunction.Failures(Interlocked.Increment(ref events) == 1 ? records.Skip(1).Take(1) : []));
        LambdaTable orders = started.Function.Table("orders", OfFive with { BatchSize = 3 });
        foreach (string id in new[] { "A-1", "A-2", "A-3" })
            await orders.PutItemAsync(StreamFunction.Item(id), StreamFunction.Item(id));
        await started.AdvanceAsync(orders, TimeSpan.Zero);

        Assert.Equal(["A-1,A-2,A-3", "A-2,A-3"], StreamFunction.Batches(orders));
    }

    [Theory]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":""}]}""", "Expected the identifier of a record")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":null}]}""", "Expected the identifier of a record")]
    [InlineData("""{"batchItemFailures":[{"sequenceNumber":"1"}]}""", "Expected an object with the member itemIdentifier")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"1"}]}""", "which is not a record of the event")]
    [InlineData("[]", "The response is an array")]
    public async Task MalformedList_IsAFailureOfTheBatch(string response, string problem)
    {
        await using StreamFunction started = await StreamFunction.StartAsync(_ => response);
        LambdaStream clicks = started.Function.Stream("clicks", OfFive with { BatchSize = 2 });
        await StreamFunction.PutAsync(clicks, "1", "2");
        await started.AdvanceAsync(clicks, TimeSpan.Zero);

        StreamDelivery delivery = Assert.Single(clicks.Deliveries);
        Assert.Contains(problem, delivery.Problem, StringComparison.Ordinal);
        Assert.Equal("1,2", StreamFunction.Join(delivery.Failed));
        Assert.Contains($"2 records, 2 failed. {delivery.Problem}\nfailed  shardId-000000000000 ", delivery.ToString(), StringComparison.Ordinal);
        Assert.Equal((2, 0), (clicks.Lag, clicks.Shards[0].Position));
    }

    [Fact]
    public async Task Error_RetriesTheBatchAfterPauses()
    {
        await using StreamFunction started = await StreamFunction.StartWithErrorsAsync("1");
        LambdaStream clicks = started.Function.Stream("clicks", OfFive with { BatchSize = 2 });
        await StreamFunction.PutAsync(clicks, "1", "2", "3");

        var counts = new List<int>();
        foreach (double seconds in new[] { 0, 0.9, 0.1, 1.9, 0.1, 3.9, 0.1 })
        {
            await started.AdvanceAsync(clicks, TimeSpan.FromSeconds(seconds));
            counts.Add(clicks.Deliveries.Count);
        }

        Assert.Equal([1, 1, 2, 2, 3, 3, 4], counts);
        Assert.All(StreamFunction.Batches(clicks), static batch => Assert.Equal("1,2", batch));
        Assert.Equal("FormatException: no order", clicks.Deliveries[0].Problem);
        Assert.True(clicks.Deliveries[0].Outcome!.IsError);
        Assert.Equal(3, clicks.Lag);
    }

    [Fact]
    public async Task FirstRecordThatFailsAgain_IsRetriedAfterAPause()
    {
        await using StreamFunction started = await StreamFunction.StartWithFailuresAsync("1");
        LambdaStream clicks = started.Function.Stream("clicks", OfFive with { BatchSize = 2 });
        await StreamFunction.PutAsync(clicks, "1", "2");

        await started.AdvanceAsync(clicks, TimeSpan.Zero);
        Assert.Equal(["1,2"], StreamFunction.Batches(clicks));
        await started.AdvanceAsync(clicks, TimeSpan.FromSeconds(1));
        Assert.Equal(["1,2", "1,2"], StreamFunction.Batches(clicks));
    }

    [Fact]
    public async Task CrashedFunction_GetsTheWholeBatchAgain()
    {
        int events = 0;
        await using StreamFunction started = await StreamFunction.StartAsync(_ => Interlocked.Increment(ref events) == 1 ? throw new TestFunctions.ExitException(7) : "null");
        LambdaStream clicks = started.Function.Stream("clicks", OfFive with { BatchSize = 2 });
        await StreamFunction.PutAsync(clicks, "1", "2");
        await started.AdvanceAsync(clicks, TimeSpan.Zero);
        Assert.Contains("Runtime.ExitError", Assert.Single(clicks.Deliveries).Problem, StringComparison.Ordinal);

        await started.AdvanceAsync(clicks, TimeSpan.FromSeconds(1));
        Assert.Equal("1,2", StreamFunction.Join(clicks.Handled));
    }

    [Fact]
    public async Task MappingWithoutReports_ContinuesAfterRecordsThatHaveFailed()
    {
        await using StreamFunction started = await StreamFunction.StartWithFailuresAsync("1");
        LambdaStream clicks = started.Function.Stream("clicks", OfFive with { BatchSize = 2, ReportBatchItemFailures = false });
        await StreamFunction.PutAsync(clicks, "1", "2");
        await started.AdvanceAsync(clicks, TimeSpan.Zero);

        Assert.Equal("1,2", StreamFunction.Join(clicks.Handled));
        Assert.Contains("does not have the response type ReportBatchItemFailures", Assert.Single(clicks.Deliveries).Warning, StringComparison.Ordinal);
    }
}
