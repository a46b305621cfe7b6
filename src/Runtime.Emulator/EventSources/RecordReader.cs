using Lambda.Runtime.Emulator.RuntimeApi;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>
/// Reads records in order, one batch at a time: those of a shard, those of some partition keys of a shard, or those of all partitions of a topic. It decides what comes
/// again after a failure. <see cref="StreamPoller"/> calls it under the lock of the streams.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html,
/// https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
/// AWS documents that splitting a batch, at a record that was reported or in halves, does not consume retries. It does not document what follows if the first record of
/// a batch is reported: here that is a failure of the whole batch, so that halves isolate the record.
/// </remarks>
internal sealed class RecordReader
{
    private readonly RecordStream _stream;
    private readonly string _consumer;
    private readonly int[] _shards;
    private readonly int _group;
    private readonly int _groupCount;
    // The next record to read, for each shard.
    private readonly long[] _positions;
    private readonly Action<StreamRecord> _filtered;
    // The batches to send again, in order. New records are read only when it is empty.
    private readonly LinkedList<RecordBatch> _pending = [];
    private readonly Queue<EventRecord> _collected = [];
    private readonly ErrorBackoff _backoff = new();
    private DateTimeOffset _collectedSince;
    private int _bytes;
    private RecordBatch? _current;

    /// <param name="stream">The stream.</param>
    /// <param name="consumer">The name for the checkpoints.</param>
    /// <param name="shards">The shards to read.</param>
    /// <param name="group">Which part of the partition keys to read.</param>
    /// <param name="groupCount">Into how many parts the keys are divided.</param>
    /// <param name="mapping">The event source mapping, for where to begin without a checkpoint.</param>
    /// <param name="filtered">Called for each record that no filter lets pass.</param>
    public RecordReader(RecordStream stream, string consumer, IEnumerable<int> shards, int group, int groupCount, StreamMapping mapping, Action<StreamRecord> filtered)
    {
        _filtered = filtered;
        _stream = stream;
        _consumer = consumer;
        _shards = [.. shards];
        _group = group;
        _groupCount = groupCount;
        IReadOnlyList<Checkpoint> checkpoints = stream.CheckpointsOf(consumer);
        _positions = [.. _shards.Select(shard => FindStart(shard, checkpoints, mapping))];
    }

    private int EventBytes => StreamEvent.MaxBytesWithoutRecords(_stream);

    /// <summary>Takes the records for the next event, or those that are too old for one.</summary>
    /// <returns>The batch; <see langword="null"/> if another one is in progress, or no batch is ready yet.</returns>
    public RecordBatch? TryTake(StreamMapping mapping, DateTimeOffset now)
    {
        if (_current is not null || (_pending.Count > 0 && _backoff.ResumesAt > now))
            return null;

        if (_pending.Count == 0)
        {
            Collect(mapping, now);
            if (!IsFull(mapping) && (_collected.Count == 0 || _collectedSince + mapping.BatchingWindow > now))
                return null;
            _pending.AddFirst(TakeCollected(mapping));
        }

        RecordBatch batch = _pending.First!.Value;
        _pending.RemoveFirst();
        DateTimeOffset oldest = now - Min(mapping.RecordAge, _stream.Settings.Retention);
        if (!batch.Records.Any(record => record.Record.ArrivedAt <= oldest))
            return _current = batch.WithPayload(_stream);

        EventRecord[] kept = [.. batch.Records.Where(record => record.Record.ArrivedAt > oldest)];
        if (kept.Length > 0)
            _pending.AddFirst(new RecordBatch(this, kept, batch.Attempts));
        return _current = new RecordBatch(this, [.. batch.Records.Except(kept)], batch.Attempts) { IsExpired = true };
    }

    /// <summary>When the next batch can start without a new record or the end of an invocation.</summary>
    public DateTimeOffset? FindNextTake(StreamMapping mapping)
    {
        if (_current is not null)
            return null;
        return _pending.Count > 0 ? _backoff.ResumesAt : _collected.Count > 0 ? _collectedSince + mapping.BatchingWindow : null;
    }

    /// <summary>Ends the batch in progress: its records are processed, discarded, or come again.</summary>
    /// <param name="verdict">Which records have failed.</param>
    /// <param name="isInvoked">Whether a function was invoked with them.</param>
    /// <param name="mapping">The event source mapping.</param>
    /// <param name="now">The time.</param>
    public BatchOutcome Complete(BatchVerdict verdict, bool isInvoked, StreamMapping mapping, DateTimeOffset now)
    {
        RecordBatch batch = _current!;
        _current = null;
        BatchOutcome outcome = batch.IsExpired ? Discard(batch, DiscardCondition.RecordAgeExceeded, batch.Attempts)
            : !isInvoked ? Retry(batch, now)
            : Complete(batch, verdict, mapping, now);
        SetCheckpoints();
        return outcome;
    }

    /// <summary>The position of the first record of a shard that is not processed; <see langword="null"/> if this does not read the record.</summary>
    public long? FindCheckpoint(StreamRecord record) => Array.IndexOf(_shards, record.Shard) is >= 0 and int shard && IsOfGroup(record) ? FindCheckpoint(shard) : null;

    /// <summary>Sets the checkpoints to the first records that are not processed.</summary>
    public void SetCheckpoints()
    {
        for (int shard = 0; shard < _shards.Length; shard++)
            _stream.SetCheckpoint(new Checkpoint(_consumer, _shards[shard], _group, _groupCount, FindCheckpoint(shard)));
    }

    private BatchOutcome Complete(RecordBatch batch, BatchVerdict verdict, StreamMapping mapping, DateTimeOffset now)
    {
        int attempts = batch.Attempts + 1;
        IReadOnlyList<EventRecord> remaining = batch.FindRemaining(verdict.Failed);
        if (remaining.Count < batch.Records.Count)
        {
            _backoff.Succeeded();
            if (remaining.Count > 0)
                _pending.AddFirst(new RecordBatch(this, remaining, 0));
            return new BatchOutcome(remaining, null, attempts);
        }

        if (mapping.BisectsOnError && batch.Records.Count > 1)
        {
            (RecordBatch first, RecordBatch second) = batch.Bisect();
            _pending.AddFirst(second);
            _pending.AddFirst(first);
            return new BatchOutcome(remaining, null, attempts);
        }

        return mapping.RetryAttempts < 0 || attempts <= mapping.RetryAttempts
            ? Retry(batch with { Attempts = attempts, Payload = null }, now)
            : Discard(batch, DiscardCondition.RetryAttemptsExhausted, attempts);
    }

    private BatchOutcome Discard(RecordBatch batch, DiscardCondition condition, int attempts)
    {
        // The next records have not failed yet.
        _backoff.Succeeded();
        return new BatchOutcome(batch.Records, condition, attempts);
    }

    private BatchOutcome Retry(RecordBatch batch, DateTimeOffset now)
    {
        _pending.AddFirst(batch);
        _backoff.Failed(now);
        return new BatchOutcome(batch.Records, null, batch.Attempts);
    }

    private void Collect(StreamMapping mapping, DateTimeOffset now)
    {
        // One record of each shard in turn, so that no partition waits for the end of another one.
        for (bool isRead = true; isRead;)
        {
            isRead = false;
            for (int shard = 0; shard < _shards.Length && !IsFull(mapping); shard++)
            {
                if (_stream.Read(_shards[shard], _positions[shard]) is not { } record)
                    continue;

                isRead = true;
                _positions[shard] = record.Position + 1;
                if (IsOfGroup(record))
                    Collect(EventRecord.From(_stream, record), mapping, now);
            }
        }
    }

    private void Collect(EventRecord record, StreamMapping mapping, DateTimeOffset now)
    {
        if (mapping.Filters?.Matches(record.Json) == false)
        {
            _filtered(record.Record);
            return;
        }

        if (_collected.Count == 0)
            _collectedSince = now;
        _collected.Enqueue(record);
        _bytes += record.Json.Length + 1;
    }

    private bool IsFull(StreamMapping mapping) => _collected.Count >= mapping.BatchSize || EventBytes + _bytes > RuntimeApiLimits.MaxPayloadBytes;

    private RecordBatch TakeCollected(StreamMapping mapping)
    {
        var records = new List<EventRecord>();
        int bytes = EventBytes;
        while (records.Count < mapping.BatchSize && _collected.TryPeek(out EventRecord? next)
            && (records.Count == 0 || bytes + next.Json.Length + 1 <= RuntimeApiLimits.MaxPayloadBytes))
        {
            records.Add(_collected.Dequeue());
            bytes += next.Json.Length + 1;
            _bytes -= next.Json.Length + 1;
        }

        return new RecordBatch(this, [.. records.OrderBy(static record => record.Record.Shard)], 0);
    }

    private bool IsOfGroup(StreamRecord record) => record.KeyHash % (uint)_groupCount == _group;

    private long FindCheckpoint(int shard)
    {
        IEnumerable<EventRecord> unprocessed = _pending.SelectMany(static batch => batch.Records).Concat(_current?.Records ?? []).Concat(_collected);
        return unprocessed.Where(record => record.Record.Shard == _shards[shard]).Select(static record => record.Record.Position).DefaultIfEmpty(_positions[shard]).Min();
    }

    private long FindStart(int shard, IReadOnlyList<Checkpoint> checkpoints, StreamMapping mapping)
    {
        // The group's own, or that of the group that is furthest behind if the keys were divided in another way.
        Checkpoint[] ofShard = [.. checkpoints.Where(checkpoint => checkpoint.Shard == shard)];
        if (ofShard.FirstOrDefault(checkpoint => checkpoint.Group == _group && checkpoint.GroupCount == _groupCount) is { } own)
            return own.Position;
        if (ofShard.Length > 0)
            return ofShard.Min(static checkpoint => checkpoint.Position);
        return mapping.StartingPosition switch
        {
            StartingPosition.Latest => _stream.EndOf(shard),
            StartingPosition.AtTimestamp => _stream.FindPosition(shard, mapping.StartingTimestamp),
            _ => _stream.FirstOf(shard),
        };
    }

    private static TimeSpan Min(TimeSpan? one, TimeSpan other) => one < other ? one.Value : other;
}
