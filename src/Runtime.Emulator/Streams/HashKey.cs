using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lambda.Runtime.Emulator.Streams;

/// <summary>Chooses the shard of a record by its key.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/streams/latest/dev/key-concepts.html#partition-key,
/// https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html
/// </remarks>
[SuppressMessage("Security", "CA5351", Justification = "The service maps keys to shards by MD5.")]
internal static class HashKey
{
    /// <summary>The MD5 of a partition key as a number.</summary>
    public static UInt128 Of(string partitionKey) => BinaryPrimitives.ReadUInt128BigEndian(MD5.HashData(Encoding.UTF8.GetBytes(partitionKey)));

    /// <summary>Reads an explicit hash key.</summary>
    /// <exception cref="StreamErrorException">It is not a decimal number of 128 bits without sign.</exception>
    public static UInt128 Parse(string text) => UInt128.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out UInt128 hash)
        ? hash
        : throw StreamErrorException.InvalidArgument($"The explicit hash key is '{text}'. Expected a decimal number from 0 to {UInt128.MaxValue}.");

    /// <summary>The shard whose range has the hash: all shards have ranges of the same size.</summary>
    public static int ShardOf(UInt128 hash, int shards) => shards == 1 ? 0 : (int)(hash / ((UInt128.MaxValue / (UInt128)shards) + 1));

    /// <summary>The partition for a key, as Apache Kafka's producers for Java choose it: by murmur2.</summary>
    /// <remarks>https://kafka.apache.org/documentation/#producerconfigs_partitioner.class</remarks>
    public static int PartitionOf(ReadOnlySpan<byte> key, int partitions) => (Murmur2(key) & int.MaxValue) % partitions;

    /// <summary>Divides the keys of a shard into groups, each of which keeps its order.</summary>
    public static uint OfGroup(string partitionKey) => (uint)Of(partitionKey);

    // Austin Appleby's MurmurHash2, which is in the public domain, with Kafka's seed.
    internal static int Murmur2(ReadOnlySpan<byte> data)
    {
        const uint multiplier = 0x5bd1e995;
        const int shift = 24;
        uint hash = 0x9747b28c ^ (uint)data.Length;
        for (; data.Length >= sizeof(uint); data = data[sizeof(uint)..])
        {
            uint block = BinaryPrimitives.ReadUInt32LittleEndian(data) * multiplier;
            block ^= block >> shift;
            hash = (hash * multiplier) ^ (block * multiplier);
        }

        if (data.Length > 0)
        {
            for (int i = 0; i < data.Length; i++)
                hash ^= (uint)data[i] << (8 * i);
            hash *= multiplier;
        }

        hash ^= hash >> 13;
        hash *= multiplier;
        return (int)(hash ^ (hash >> 15));
    }
}
