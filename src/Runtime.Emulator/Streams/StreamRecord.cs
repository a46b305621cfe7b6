namespace Lambda.Runtime.Emulator.Streams;

/// <summary>A record in a shard.</summary>
/// <param name="Shard">The index of the shard, or the partition.</param>
/// <param name="Position">The number of records before it in the shard, also those that have expired: the offset of a Kafka record.</param>
/// <param name="SequenceNumber">Names the record within the stream: a larger number for a later record of the shard, of the same length. Of Kafka: the offset.</param>
/// <param name="ArrivedAt">When it was put.</param>
/// <param name="Content">What the producer gave.</param>
internal sealed record StreamRecord(int Shard, long Position, string SequenceNumber, DateTimeOffset ArrivedAt, NewRecord Content)
{
    /// <summary>The same for all records with the same partition key.</summary>
    public uint KeyHash { get; } = HashKey.OfGroup(Content.PartitionKey);
}
