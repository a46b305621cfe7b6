using Lambda.Runtime.Emulator.EventSources;

namespace Lambda.Runtime.Testing;

/// <summary>How far a function has come in a shard of a stream, or in a partition of a topic.</summary>
public sealed class StreamShardStatus
{
    internal StreamShardStatus(ShardProgress progress)
    {
        Id = progress.ShardId;
        Position = progress.Position;
        Lag = progress.Lag;
    }

    /// <summary>The ID of the shard; of a topic the partition, such as <c>orders-0</c>.</summary>
    public string Id { get; }

    /// <summary>The checkpoint: how many records of the shard come before the first one that is not processed; of a topic its offset.</summary>
    public long Position { get; }

    /// <summary>The number of records that are not processed.</summary>
    public int Lag { get; }

    /// <summary>Formats the status for the message of a failed assertion.</summary>
    public override string ToString() => $"{Id}: {Lag} records from {Position}";
}
