namespace Lambda.Runtime.Emulator.Streams;

/// <summary>A record that a producer puts into a stream.</summary>
internal sealed record NewRecord
{
    /// <summary>The data; of a table the JSON of an <see cref="ItemChange"/>. <see langword="null"/> for a Kafka record without a value.</summary>
    public ReadOnlyMemory<byte>? Data { get; init; }

    /// <summary>What Kinesis chooses the shard by; of a table the JSON of the item's key. Unused for Kafka.</summary>
    public string PartitionKey { get; init; } = "";

    /// <summary>Of Kinesis: a number of 128 bits that is used instead of the MD5 of the partition key.</summary>
    public string? ExplicitHashKey { get; init; }

    /// <summary>The key of a Kafka record, by which it chooses the partition; <see langword="null"/> for none.</summary>
    public ReadOnlyMemory<byte>? Key { get; init; }

    /// <summary>Of Kafka: the partition, if the producer chooses it.</summary>
    public int? Partition { get; init; }

    /// <summary>The headers of a Kafka record.</summary>
    public IReadOnlyList<RecordHeader> Headers { get; init; } = [];
}
