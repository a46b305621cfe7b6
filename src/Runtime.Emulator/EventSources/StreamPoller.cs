using System.Text;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>Invokes a function with the records of a stream, as Lambda's pollers do, and sends what is discarded to the on-failure queue. Safe to use from any thread.</summary>
/// <remarks>
/// A topic has one poller, as a mapping of the provisioned mode with its minimum of one: its events have records of all partitions, and one event is in progress at a time.
/// </remarks>
internal sealed class StreamPoller : EventSourcePoller<RecordBatch>
{
    private readonly StreamRegistry _streams;
    private readonly RecordStream _stream;
    private readonly Func<IInvocableFunction?> _function;
    private readonly Action<DeliveredRecords> _delivered;
    private readonly RecordReader[] _readers;
    private StreamMapping _mapping;

    /// <param name="streams">The streams. Their lock is that of the poller.</param>
    /// <param name="stream">The stream to poll.</param>
    /// <param name="consumer">The name of the function. With the same name, a later poller continues at the checkpoints of this one.</param>
    /// <param name="mapping">The event source mapping.</param>
    /// <param name="function">Finds the function, which may be replaced at any time; <see langword="null"/> while there is none.</param>
    /// <param name="delivered">Called after each invocation, and for records that are discarded without one.</param>
    /// <param name="filtered">Called for each record that no filter lets pass.</param>
    public StreamPoller(
        StreamRegistry streams, RecordStream stream, string consumer, StreamMapping mapping, Func<IInvocableFunction?> function, Action<DeliveredRecords> delivered,
        Action<StreamRecord>? filtered = null)
        : base(streams.Lock, streams.Time, function)
    {
        _streams = streams;
        _stream = stream;
        _mapping = mapping;
        _function = function;
        _delivered = delivered;
        lock (streams.Lock)
        {
            _readers = [.. CreateReaders(stream, consumer, mapping, filtered ?? (static _ => { }))];
            foreach (RecordReader reader in _readers)
                reader.SetCheckpoints();
        }

        streams.Changed += OnChanged;
    }

    protected override bool ReportsFailures
    {
        get
        {
            lock (Lock)
                return _mapping.ReportsFailures;
        }
    }

    /// <summary>The position of the first record of each shard that is not processed, and the number of all that are not.</summary>
    public IReadOnlyList<ShardProgress> GetProgress()
    {
        lock (Lock)
        {
            // Of the readers, one reads the record.
            IEnumerable<StreamRecord> records = _stream.Peek().Where(record => _readers.Any(reader => record.Position >= reader.FindCheckpoint(record)));
            ILookup<int, StreamRecord> left = records.ToLookup(static record => record.Shard);
            return [.. Enumerable.Range(0, _stream.ShardCount).Select(shard =>
                new ShardProgress(_stream.ShardIdOf(shard), left[shard].FirstOrDefault()?.Position ?? _stream.EndOf(shard), left[shard].Count()))];
        }
    }

    public override StreamSourceMapping Describe(string function)
    {
        lock (Lock)
            return new StreamSourceMapping(function, _stream, _mapping, LastModified);
    }

    /// <remarks>The readers keep the parallelization factor with which they were created.</remarks>
    protected override void SetMapping(EventSourceMapping mapping) => _mapping = ((StreamSourceMapping)mapping).Settings;

    protected override void TakeBatches(DateTimeOffset now)
    {
        if (!_mapping.IsEnabled)
            return;

        foreach (RecordReader reader in _readers)
        {
            if (reader.TryTake(_mapping, now) is { } batch)
                Start(batch);
        }
    }

    protected override DateTimeOffset? FindNextPoll(DateTimeOffset now) => _mapping.IsEnabled ? _readers.Min(reader => reader.FindNextTake(_mapping)) : null;

    protected override void Complete(RecordBatch batch, InvocationResult? result, BatchVerdict verdict)
    {
        DateTimeOffset now = Time.GetUtcNow();
        StreamMapping mapping;
        BatchOutcome outcome;
        lock (Lock)
        {
            mapping = _mapping;
            outcome = batch.Reader.Complete(verdict, result is not null, mapping, now);
        }

        // Without the lock, because a function may handle the messages of that queue.
        if (outcome.Discarded is not null && mapping.OnFailure is { } queue)
        {
            string arn = _function()?.Configuration.Arn ?? "";
            queue.Send(new NewMessage(Encoding.UTF8.GetString(FailedBatchRecord.Write(_stream, outcome, result, arn, now))));
        }

        _delivered(new DeliveredRecords(batch.Records, result, verdict, outcome));
    }

    protected override void Release() => _streams.Changed -= OnChanged;

    private void OnChanged(RecordStream stream)
    {
        if (stream == _stream)
            Poll();
    }

    private static IEnumerable<RecordReader> CreateReaders(RecordStream stream, string consumer, StreamMapping mapping, Action<StreamRecord> filtered)
    {
        IEnumerable<int> shards = Enumerable.Range(0, stream.ShardCount);
        if (stream.Kind == StreamKind.Kafka)
            return [new RecordReader(stream, consumer, shards, 0, 1, mapping, filtered)];

        int groups = mapping.ParallelizationFactor;
        return shards.SelectMany(shard => Enumerable.Range(0, groups).Select(group => new RecordReader(stream, consumer, [shard], group, groups, mapping, filtered)));
    }
}
