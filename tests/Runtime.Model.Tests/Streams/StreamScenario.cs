using System.Globalization;
using System.Text.Json.Nodes;
using Lambda.Runtime.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Model.Tests.Streams;

/// <summary>A round: sends records to a function, advances the clock until none is left, and compares what became of them with a model of the rules.</summary>
/// <param name="function">The function.</param>
/// <param name="clock">The clock of the streams.</param>
/// <param name="plan">The records.</param>
/// <param name="mode">The source.</param>
internal sealed class StreamScenario(LambdaFunction function, FakeTimeProvider clock, StreamPlan plan, StreamMode mode)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly List<string> _violations = [];
    private readonly string _round = Guid.NewGuid().ToString();

    /// <summary>The source; <see langword="null"/> before <see cref="PlayAsync"/>.</summary>
    public LambdaEventSource? Source { get; private set; }

    /// <returns>The broken rules.</returns>
    public async Task<IReadOnlyList<string>> PlayAsync()
    {
        LambdaEventSource source = Source = Connect();
        foreach (StreamItem item in plan.Items)
            await SendAsync(item with { Round = _round });

        int limit = (plan.Items.Length * (plan.Retries + 1)) + 1;
        await source.WaitUntilIdleAsync(TestContext.Current.CancellationToken).WithinLimit();
        for (int i = 0; source.Lag > 0 && i < limit; i++)
        {
            clock.Advance(LongestPause);
            await source.WaitUntilIdleAsync(TestContext.Current.CancellationToken).WithinLimit();
        }

        Require(source.Lag == 0, $"{source.Lag} records are left");
        CheckDeliveries(source);
        CheckJournal(source);
        return _violations;
    }

    private LambdaEventSource Connect()
    {
        var options = new LambdaStreamOptions
        {
            BatchSize = plan.BatchSize,
            BatchingWindow = TimeSpan.FromSeconds(1),
            MaximumRetryAttempts = plan.Retries,
            BisectBatchOnFunctionError = plan.Bisects,
            Shards = mode == StreamMode.Topic ? StreamPlan.Groups : 1,
            ParallelizationFactor = mode == StreamMode.ParallelKinesis ? 4 : 1,
        };
        return mode switch
        {
            StreamMode.Table => function.Table("records", options),
            StreamMode.Topic => function.Topic("records", options),
            _ => function.Stream("records", options),
        };
    }

    private Task<string> SendAsync(StreamItem item) => Source switch
    {
        LambdaTable table => table.PutItemAsync(new JsonObject { ["group"] = new JsonObject { ["N"] = Group(item) } }, LambdaPayload.Item(item)),
        LambdaTopic topic => topic.SendAsync(Group(item), item, partition: item.Group),
        _ => ((LambdaStream)Source!).PutAsync(item, Group(item)),
    };

    /// <summary>Checks which records of each event come again, and which are discarded.</summary>
    private void CheckDeliveries(LambdaEventSource source)
    {
        var begun = new Dictionary<string, int>();
        var failures = new Dictionary<string, int>();
        var done = new HashSet<string>();
        foreach (StreamDelivery delivery in source.Deliveries)
        {
            StreamItem[] items = [.. delivery.Records.Select(Read)];
            foreach (StreamItem item in items)
                Require(!done.Contains(item.Key), $"{item.Key} came again after it was processed or discarded");

            string[] failed = [.. delivery.Failed.Select(record => Read(record).Key)];
            // Which records have begun when one fails is not determined if several run at once.
            string[] expected = mode == StreamMode.KinesisOfFour ? failed : FindFailed(items, begun);
            Require(failed.SequenceEqual(expected), $"{string.Join(',', failed)} have failed in {Join(items)}; expected {string.Join(',', expected)}");

            bool isDiscarded = false;
            if (expected.Length == items.Length && (!plan.Bisects || items.Length == 1))
                isDiscarded = (failures[Join(items)] = failures.GetValueOrDefault(Join(items)) + 1) > plan.Retries;
            Require(delivery.IsDiscarded == isDiscarded, $"{Join(items)} {(isDiscarded ? "is not" : "is")} discarded after {failures.GetValueOrDefault(Join(items))} failures");
            done.UnionWith(items.Select(static item => item.Key).Where(key => isDiscarded || !failed.Contains(key)));
        }

        Require(done.Count == plan.Items.Length, $"{done.Count} records were processed or discarded");
        Require(source.OnFailure.Count == source.Deliveries.Count(static delivery => delivery.IsDiscarded), $"there are {source.OnFailure.Count} messages about discarded batches");
    }

    /// <summary>The first record that fails and all later ones; of a topic within each partition.</summary>
    private string[] FindFailed(StreamItem[] items, Dictionary<string, int> begun)
    {
        var failed = new List<string>();
        var stopped = new HashSet<int>();
        foreach (StreamItem item in items)
        {
            int group = mode == StreamMode.Topic ? item.Group : 0;
            if (!stopped.Contains(group) && (begun[item.Key] = begun.GetValueOrDefault(item.Key) + 1) <= item.Failures)
                stopped.Add(group);
            if (stopped.Contains(group))
                failed.Add(item.Key);
        }

        return [.. failed];
    }

    /// <summary>Checks that each record was processed unless it was discarded, and began after the earlier ones with its key.</summary>
    private void CheckJournal(LambdaEventSource source)
    {
        IReadOnlyList<StreamEntry> entries = StreamJournal.Of(_round).Entries;
        IEnumerable<StreamDelivery> discards = source.Deliveries.Where(static delivery => delivery.IsDiscarded);
        HashSet<string> discarded = [.. discards.SelectMany(static delivery => delivery.Failed).Select(static record => Read(record).Key)];
        var processed = new HashSet<string>();
        foreach (StreamEntry entry in entries)
        {
            if (entry.IsEnd)
            {
                processed.Add(entry.Key);
                continue;
            }

            StreamItem item = plan.Items.Single(item => item.Key == entry.Key);
            foreach (StreamItem earlier in plan.Items.TakeWhile(earlier => earlier != item).Where(earlier => earlier.Group == item.Group))
                Require(processed.Contains(earlier.Key) || discarded.Contains(earlier.Key), $"{entry.Key} began before {earlier.Key}, which is earlier with key {item.Group}");
        }

        foreach (StreamItem item in plan.Items)
            Require(processed.Contains(item.Key) || discarded.Contains(item.Key), $"{item.Key} was neither processed nor discarded");
    }

    private static StreamItem Read(StreamedRecord record) => record.NewImage is { } item
        ? new StreamItem("", (string)item["key"]!["S"]!, Number(item, "group"), Number(item, "failures"))
        : record.Value<StreamItem>();

    private static int Number(JsonObject item, string name) => int.Parse((string)item[name]!["N"]!, CultureInfo.InvariantCulture);

    private static string Group(StreamItem item) => item.Group.ToString(CultureInfo.InvariantCulture);

    private static string Join(IEnumerable<StreamItem> items) => string.Join(',', items.Select(static item => item.Key));

    private void Require(bool condition, string violation)
    {
        if (!condition)
            _violations.Add(violation);
    }
}
