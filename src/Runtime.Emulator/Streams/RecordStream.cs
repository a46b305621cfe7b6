using System.Text;

namespace Lambda.Runtime.Emulator.Streams;

/// <summary>
/// A stream with the rules of Amazon Kinesis, of the changes of a DynamoDB table, or of a topic of Apache Kafka: shards, sequence numbers, retention, and how far its
/// consumers have come. Safe to use from any thread.
/// </summary>
/// <remarks>Shards are neither split nor merged, and the throughput of a shard has no limit.</remarks>
internal sealed class RecordStream
{
    private readonly StreamRegistry _registry;
    private readonly StreamShard[] _shards;
    private readonly Dictionary<(string Consumer, int Shard, int Group), Checkpoint> _checkpoints = [];
    private int _nextPartition;

    /// <remarks>Called by the registry, under its lock.</remarks>
    internal RecordStream(StreamRegistry registry, StreamKind kind, string name, StreamSettings settings)
    {
        _registry = registry;
        Kind = kind;
        Name = name;
        Settings = settings;
        _shards = [.. Enumerable.Range(0, settings.ShardCount).Select(static _ => new StreamShard())];
    }

    public StreamKind Kind { get; }

    public string Name { get; }

    public string Arn => StreamRegistry.ArnOf(Kind, Name);

    public StreamSettings Settings { get; }

    public int ShardCount => _shards.Length;

    /// <summary><c>shardId-000000000001</c>, or <c>orders-1</c> for a partition.</summary>
    public string ShardIdOf(int shard) => ShardIdentifier.OfShard(Kind, Name, shard);

    /// <exception cref="StreamErrorException">The record is too large, its partition key is missing or too long, or there is no such partition.</exception>
    public StreamRecord Put(NewRecord content)
    {
        int bytes = SizeOf(content);
        if (bytes > Settings.MaxRecordBytes)
            throw StreamErrorException.RecordTooLarge(bytes, Settings.MaxRecordBytes);

        StreamRecord record;
        lock (_registry.Lock)
        {
            RemoveExpired();
            int shard = ChooseShard(content);
            long position = _shards[shard].End;
            record = new StreamRecord(shard, position, ShardIdentifier.OfRecord(Kind, shard, position), _registry.Time.GetUtcNow(), content);
            _shards[shard].Add(record);
        }

        _registry.NotifyChanged(this);
        return record;
    }

    /// <summary>Returns the records that are kept, of each shard the oldest first.</summary>
    public IReadOnlyList<StreamRecord> Peek()
    {
        lock (_registry.Lock)
        {
            RemoveExpired();
            return [.. _shards.SelectMany(static shard => shard.Records)];
        }
    }

    /// <summary>Reads the record at a position of a shard; the next one that is kept if it has expired.</summary>
    /// <returns><see langword="null"/> if there is none yet.</returns>
    public StreamRecord? Read(int shard, long position)
    {
        lock (_registry.Lock)
        {
            RemoveExpired();
            return _shards[shard].Find(position);
        }
    }

    /// <summary>The position of the oldest record of a shard that is kept.</summary>
    public long FirstOf(int shard)
    {
        lock (_registry.Lock)
        {
            RemoveExpired();
            return _shards[shard].First;
        }
    }

    /// <summary>The position of the next record of a shard.</summary>
    public long EndOf(int shard)
    {
        lock (_registry.Lock)
            return _shards[shard].End;
    }

    /// <summary>The position of the first record of a shard that arrived at a time or later.</summary>
    public long FindPosition(int shard, DateTimeOffset time)
    {
        lock (_registry.Lock)
        {
            RemoveExpired();
            return _shards[shard].FindPosition(time);
        }
    }

    /// <summary>Returns how far a consumer has come.</summary>
    public IReadOnlyList<Checkpoint> CheckpointsOf(string consumer)
    {
        lock (_registry.Lock)
            return [.. _checkpoints.Values.Where(checkpoint => checkpoint.Consumer == consumer)];
    }

    /// <summary>The consumers that have come somewhere.</summary>
    public IReadOnlyCollection<string> Consumers
    {
        get
        {
            lock (_registry.Lock)
                return [.. _checkpoints.Keys.Select(static key => key.Consumer).Distinct()];
        }
    }

    /// <summary>Gives a consumer another name.</summary>
    public void RenameConsumer(string consumer, string name)
    {
        lock (_registry.Lock)
        {
            foreach (Checkpoint old in CheckpointsOf(consumer))
            {
                _checkpoints.Remove((old.Consumer, old.Shard, old.Group));
                SetCheckpoint(old with { Consumer = name });
            }
        }
    }

    /// <summary>Sets how far a consumer has come. Checkpoints for another division of the shard's keys are removed.</summary>
    public void SetCheckpoint(Checkpoint checkpoint)
    {
        lock (_registry.Lock)
        {
            foreach (Checkpoint old in CheckpointsOf(checkpoint.Consumer).Where(old => old.Shard == checkpoint.Shard && old.GroupCount != checkpoint.GroupCount))
                _checkpoints.Remove((old.Consumer, old.Shard, old.Group));
            _checkpoints[(checkpoint.Consumer, checkpoint.Shard, checkpoint.Group)] = checkpoint;
        }
    }

    /// <summary>A copy of the stream's state, to create it again. Called under the lock of the registry.</summary>
    internal StreamState GetState()
    {
        RemoveExpired();
        return new StreamState(
            Kind, Name, Settings, [.. _shards.Select(static shard => shard.End)], [.. _shards.SelectMany(static shard => shard.Records)], [.. _checkpoints.Values]);
    }

    /// <summary>Adds the records and checkpoints of a copy. Called under the lock of the registry.</summary>
    internal void SetState(StreamState state)
    {
        for (int shard = 0; shard < _shards.Length; shard++)
            _shards[shard].StartAt(state.Ends[shard]);
        foreach (StreamRecord record in state.Records)
            _shards[record.Shard].Add(record);
        foreach (Checkpoint checkpoint in state.Checkpoints)
            SetCheckpoint(checkpoint);
    }

    private int ChooseShard(NewRecord content)
    {
        if (Kind != StreamKind.Kafka)
        {
            if (Kind == StreamKind.Kinesis && content.PartitionKey.Length is 0 or > StreamLimits.MaxPartitionKeyLength)
                throw StreamErrorException.InvalidPartitionKey(content.PartitionKey);
            return HashKey.ShardOf(content.ExplicitHashKey is { } hash ? HashKey.Parse(hash) : HashKey.Of(content.PartitionKey), ShardCount);
        }

        if (content.Partition is { } partition)
            return partition >= 0 && partition < ShardCount ? partition : throw StreamErrorException.NoSuchPartition(partition, ShardCount);
        return content.Key is { } key ? HashKey.PartitionOf(key.Span, ShardCount) : _nextPartition++ % ShardCount;
    }

    private int SizeOf(NewRecord content) => (content.Data?.Length ?? 0) + (content.Key?.Length ?? 0)
        + (Kind == StreamKind.Kinesis ? Encoding.UTF8.GetByteCount(content.PartitionKey) : 0)
        + content.Headers.Sum(static header => Encoding.UTF8.GetByteCount(header.Name) + header.Value.Length);

    private void RemoveExpired()
    {
        DateTimeOffset expired = _registry.Time.GetUtcNow() - Settings.Retention;
        foreach (StreamShard shard in _shards)
            shard.RemoveUntil(expired);
    }
}
