using System.Text;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Streams;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests.EventSources;

/// <summary>Which batches are in progress at the same time, and what happens while there is no function.</summary>
public sealed class StreamPollerTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.Parse("2026-11-30T08:00:00Z", null));
    private readonly StreamRegistry _streams;
    private readonly RecordStream _stream;
    private readonly WaitingFunction _function = new();
    private readonly List<DeliveredRecords> _delivered = [];
    private readonly TaskCompletionSource _reported = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StreamPollerTests()
    {
        _streams = new StreamRegistry(_clock);
        _stream = _streams.GetOrCreate(StreamKind.Kinesis, "clicks", new StreamSettings());
    }

    [Fact]
    public async Task OneBatchOfAShard_IsInProgressAtATime()
    {
        using StreamPoller poller = Create(new StreamMapping { BatchSize = 1 });
        Put("a", "1");
        Put("b", "2");
        Assert.Equal(["1"], _function.Waiting);

        _function.Respond("1");
        await _function.WaitForAsync("2").WithinLimit();
        _function.Respond("2");
        await poller.WaitUntilIdleAsync(TestContext.Current.CancellationToken).WithinLimit();
        Assert.Equal(2, _delivered.Count);
    }

    [Fact]
    public async Task ParallelizationFactor_KeepsTheOrderOfAKey()
    {
        using StreamPoller poller = Create(new StreamMapping { BatchSize = 1, ParallelizationFactor = 10 });
        // The groups of these keys differ.
        string[] keys = [.. Enumerable.Range(0, 100).Select(static number => $"key-{number}").DistinctBy(static key => HashKey.OfGroup(key) % 10).Take(3)];
        foreach (string number in new[] { "1", "2" })
        {
            foreach (string key in keys)
                Put(key, $"{key}:{number}");
        }

        Assert.Equal(keys.Select(static key => $"{key}:1").Order(), _function.Waiting.Order());
        _function.Respond($"{keys[1]}:1");
        await _function.WaitForAsync($"{keys[1]}:2").WithinLimit();
        Assert.Equal(new[] { $"{keys[0]}:1", $"{keys[1]}:2", $"{keys[2]}:1" }.Order(), _function.Waiting.Order());

        // The record of the first key, which is the oldest one, is not processed.
        Assert.Equal(5, Assert.Single(poller.GetProgress()).Lag);
        Assert.Equal(0, poller.GetProgress()[0].Position);
        await RespondToAllAsync(poller, 5);
        Assert.Equal(6, _delivered.Count);
        Assert.Equal((6, 0), (poller.GetProgress()[0].Position, poller.GetProgress()[0].Lag));
    }

    [Fact]
    public async Task KeyThatFails_StopsOnlyItsGroup()
    {
        using StreamPoller poller = Create(new StreamMapping { BatchSize = 1, ParallelizationFactor = 2 });
        string[] keys = [.. Enumerable.Range(0, 100).Select(static number => $"key-{number}").DistinctBy(static key => HashKey.OfGroup(key) % 2)];
        Put(keys[0], "bad");
        Put(keys[1], "good");
        Put(keys[0], "later");
        _function.Fail("bad");
        _function.Respond("good");
        await poller.WaitUntilIdleAsync(TestContext.Current.CancellationToken).WithinLimit();
        Put(keys[1], "next");

        Assert.Equal(["next"], _function.Waiting);
        _function.Respond("next");
        await poller.WaitUntilIdleAsync(TestContext.Current.CancellationToken).WithinLimit();
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["bad"], _function.Waiting);
        await RespondToAllAsync(poller, 2);
        Assert.Equal(0, poller.GetProgress()[0].Lag);
    }

    [Fact]
    public async Task FunctionThatCannotTakeAnEvent_GetsItWithoutARetry()
    {
        using StreamPoller poller = Create(new StreamMapping { BatchSize = 2, RetryAttempts = 0, BisectsOnError = true, BatchingWindow = TimeSpan.FromMinutes(1) });
        Put("a", "1");
        Put("a", "2");
        _function.Throw("1,2", new ObjectDisposedException("function"));
        await poller.WaitUntilIdleAsync(TestContext.Current.CancellationToken).WithinLimit();
        Assert.Null(Assert.Single(_delivered).Result);
        Assert.Null(_delivered[0].Outcome.Discarded);

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["1,2"], _function.Waiting);
        _function.Respond("1,2");
        await poller.WaitUntilIdleAsync(TestContext.Current.CancellationToken).WithinLimit();
        Assert.Equal(0, poller.GetProgress()[0].Lag);
    }

    [Fact]
    public async Task RecordsWait_WhileTheFunctionHasAProblem()
    {
        _function.Problem = "error CS1002";
        using StreamPoller poller = Create(new StreamMapping());
        Put("a", "1");
        await poller.WaitUntilIdleAsync(TestContext.Current.CancellationToken).WithinLimit();
        Assert.Empty(_function.Waiting);
        Assert.Equal(1, poller.GetProgress()[0].Lag);

        _function.Problem = null;
        poller.Poll();
        Assert.Equal(["1"], _function.Waiting);
        await RespondToAllAsync(poller, 1);
    }

    [Fact]
    public async Task ManyBatchesThatAreTooOld_AreDiscardedOneAfterTheOther()
    {
        for (int i = 0; i < 3_000; i++)
            Put("a", "old");
        _clock.Advance(TimeSpan.FromMinutes(1));
        using StreamPoller poller = Create(new StreamMapping { BatchSize = 1, RecordAge = TimeSpan.FromMinutes(1) });
        await poller.WaitUntilIdleAsync(TestContext.Current.CancellationToken).WithinLimit();

        Assert.Equal(3_000, _delivered.Count);
        Assert.All(_delivered, static delivery => Assert.Equal(DiscardCondition.RecordAgeExceeded, delivery.Outcome.Discarded));
        Assert.Empty(_function.Waiting);
    }

    [Fact]
    public async Task DisposedPoller_StillSetsTheCheckpointOfItsBatch()
    {
        StreamPoller poller = Create(new StreamMapping { BatchSize = 1 });
        Put("a", "1");
        Put("a", "2");
        poller.Dispose();
        _function.Respond("1");
        await _reported.Task.WithinLimit();

        Assert.Equal(1, Assert.Single(_stream.CheckpointsOf("function")).Position);
        await poller.WaitUntilIdleAsync(TestContext.Current.CancellationToken).WithinLimit();
        Assert.Empty(_function.Waiting);
    }

    private StreamPoller Create(StreamMapping mapping)
    {
        var poller = new StreamPoller(_streams, _stream, "function", mapping, () => _function, Report);
        poller.Poll();
        return poller;
    }

    private void Report(DeliveredRecords delivered)
    {
        lock (_delivered)
            _delivered.Add(delivered);
        _reported.TrySetResult();
    }

    private void Put(string key, string data) => _stream.Put(new NewRecord { PartitionKey = key, Data = Encoding.UTF8.GetBytes(data) });

    private async Task RespondToAllAsync(StreamPoller poller, int events)
    {
        for (int i = 0; i < events; i++)
            _function.Respond(await _function.WaitForAnyAsync().WithinLimit());
        await poller.WaitUntilIdleAsync(TestContext.Current.CancellationToken).WithinLimit();
    }
}
