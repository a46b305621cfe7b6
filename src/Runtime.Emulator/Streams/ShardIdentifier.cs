using System.Globalization;

namespace Lambda.Runtime.Emulator.Streams;

/// <summary>Names shards and records as their services do.</summary>
internal static class ShardIdentifier
{
    /// <summary><c>shardId-000000000001</c>, or <c>orders-1</c> for a partition.</summary>
    public static string OfShard(StreamKind kind, string stream, int shard) => kind switch
    {
        StreamKind.Kafka => string.Create(CultureInfo.InvariantCulture, $"{stream}-{shard}"),
        StreamKind.DynamoDb => string.Create(CultureInfo.InvariantCulture, $"shardId-00000001767323045678-{shard:x8}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"shardId-{shard:D12}"),
    };

    /// <summary>The sequence number: 56 digits of Kinesis, 28 of DynamoDB, the offset of Kafka.</summary>
    public static string OfRecord(StreamKind kind, int shard, long position) => kind switch
    {
        StreamKind.Kafka => position.ToString(CultureInfo.InvariantCulture),
        StreamKind.DynamoDb => string.Create(CultureInfo.InvariantCulture, $"44215845{shard:D4}{position + 1:D16}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"49590338271490256608559692538361571{shard:D4}{position + 1:D17}"),
    };
}
