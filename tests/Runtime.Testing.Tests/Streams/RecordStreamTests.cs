using System.Globalization;
using System.Text;
using Lambda.Runtime.Emulator.Streams;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests.Streams;

/// <summary>The records of streams: numbers, shards, retention, limits.</summary>
public sealed class RecordStreamTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.Parse("2026-11-30T08:00:00Z", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(StreamKind.Kinesis, 56)]
    [InlineData(StreamKind.DynamoDb, 28)]
    public void SequenceNumbers_IncreaseWithTheSameLength(object kind, int length)
    {
        RecordStream stream = Create((StreamKind)kind);
        string[] numbers = [.. Enumerable.Range(0, 12).Select(_ => stream.Put(new NewRecord { PartitionKey = "a", Data = "x"u8.ToArray() }).SequenceNumber)];

        Assert.All(numbers, number => Assert.Matches($"^[0-9]{{{length}}}$", number));
        Assert.Equal(numbers.Order(StringComparer.Ordinal), numbers);
        Assert.Equal(12, numbers.Distinct().Count());
    }

    [Fact]
    public void SequenceNumbersOfShards_Differ()
    {
        RecordStream stream = Create(StreamKind.Kinesis, shards: 2);
        StreamRecord one = stream.Put(new NewRecord { PartitionKey = "a", ExplicitHashKey = "0" });
        StreamRecord other = stream.Put(new NewRecord { PartitionKey = "a", ExplicitHashKey = UInt128.MaxValue.ToString(CultureInfo.InvariantCulture) });

        Assert.Equal((0, 1), (one.Shard, other.Shard));
        Assert.NotEqual(one.SequenceNumber, other.SequenceNumber);
        Assert.Equal(["shardId-000000000000", "shardId-000000000001"], new[] { one, other }.Select(record => stream.ShardIdOf(record.Shard)));
    }

    [Fact]
    public void RecordsWithoutKey_AreDistributedOverThePartitions()
    {
        RecordStream topic = Create(StreamKind.Kafka, shards: 3);
        StreamRecord[] records = [.. Enumerable.Range(0, 6).Select(_ => topic.Put(new NewRecord()))];

        Assert.Equal([0, 1, 2, 0, 1, 2], records.Select(static record => record.Shard));
        Assert.Equal(["0", "0", "0", "1", "1", "1"], records.Select(static record => record.SequenceNumber));
        Assert.Equal("orders-2", topic.ShardIdOf(2));
    }

    [Fact]
    public void RecordsWithKey_AreInOnePartition()
    {
        RecordStream topic = Create(StreamKind.Kafka, shards: 3);
        StreamRecord[] records = [.. Enumerable.Range(0, 4).Select(_ => topic.Put(new NewRecord { Key = "foobar"u8.ToArray() }))];

        // The hash of this key is -790332482.
        int partition = (-790332482 & int.MaxValue) % 3;
        Assert.All(records, record => Assert.Equal(partition, record.Shard));
    }

    [Fact]
    public void PartitionOfTheProducer_IsUsed()
    {
        RecordStream topic = Create(StreamKind.Kafka, shards: 2);

        Assert.Equal(1, topic.Put(new NewRecord { Partition = 1 }).Shard);
        StreamErrorException error = Assert.Throws<StreamErrorException>(() => topic.Put(new NewRecord { Partition = 2 }));
        Assert.Equal("The partition is 2. Expected 0 to 1, because the topic has 2.", error.Message);
    }

    [Theory]
    [InlineData(StreamKind.Kinesis, 24)]
    [InlineData(StreamKind.DynamoDb, 24)]
    [InlineData(StreamKind.Kafka, 7 * 24)]
    public void Records_AreKeptForTheirRetention(object kind, int hours)
    {
        RecordStream stream = Create((StreamKind)kind);
        stream.Put(new NewRecord { PartitionKey = "a" });
        _clock.Advance(TimeSpan.FromSeconds(1));
        StreamRecord second = stream.Put(new NewRecord { PartitionKey = "a" });

        _clock.Advance(TimeSpan.FromHours(hours) - TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1));
        Assert.Equal(2, stream.Peek().Count);
        _clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(second, Assert.Single(stream.Peek()));
        Assert.Equal((1, 2), (stream.FirstOf(0), stream.EndOf(0)));
        Assert.Equal(second, stream.Read(0, 0));
        Assert.Null(stream.Read(0, 2));
        _clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(2, stream.FirstOf(0));
        Assert.Equal(2, stream.Put(new NewRecord { PartitionKey = "a" }).Position);
    }

    [Fact]
    public void Position_IsFoundByTime()
    {
        RecordStream stream = Create(StreamKind.Kinesis);
        DateTimeOffset start = _clock.GetUtcNow();
        stream.Put(new NewRecord { PartitionKey = "a" });
        _clock.Advance(TimeSpan.FromSeconds(2));
        stream.Put(new NewRecord { PartitionKey = "a" });

        Assert.Equal([0, 1, 1, 2], new[] { 0, 1, 2, 3 }.Select(seconds => stream.FindPosition(0, start.AddSeconds(seconds))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(257)]
    public void PartitionKeyOfWrongLength_IsRefused(int length)
    {
        StreamErrorException error = Assert.Throws<StreamErrorException>(() => Create(StreamKind.Kinesis).Put(new NewRecord { PartitionKey = new string('k', length) }));

        Assert.Equal($"The partition key has {length} characters. Expected 1 to 256.", error.Message);
    }

    [Theory]
    [InlineData(StreamKind.Kinesis, 1024 * 1024)]
    [InlineData(StreamKind.DynamoDb, 2 * 1024 * 1024)]
    [InlineData(StreamKind.Kafka, 1024 * 1024)]
    public void RecordOverTheLimit_IsRefused(object kind, int max)
    {
        RecordStream stream = Create((StreamKind)kind);
        int key = (StreamKind)kind == StreamKind.Kinesis ? 1 : 0;
        stream.Put(new NewRecord { PartitionKey = "a", Data = new byte[max - key] });

        StreamErrorException error = Assert.Throws<StreamErrorException>(() => stream.Put(new NewRecord { PartitionKey = "a", Data = new byte[max - key + 1] }));
        Assert.Equal($"The record has {max + 1} bytes. The maximum is {max}.", error.Message);
        Assert.Single(stream.Peek());
    }

    [Fact]
    public void KeyAndHeaders_CountForTheLimitOfATopic()
    {
        var record = new NewRecord { Key = new byte[1024 * 1024 - 3], Headers = [new RecordHeader("é", "ab"u8.ToArray())] };

        StreamErrorException error = Assert.Throws<StreamErrorException>(() => Create(StreamKind.Kafka).Put(record));
        Assert.Contains($"{1024 * 1024 + 1} bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Registry_ReportsEachPut()
    {
        var registry = new StreamRegistry(_clock);
        var changed = new List<RecordStream>();
        RecordStream stream = registry.GetOrCreate(StreamKind.Kinesis, "orders", new StreamSettings());
        RecordStream table = registry.GetOrCreate(StreamKind.DynamoDb, "orders", StreamSettings.For(StreamKind.DynamoDb));
        registry.Changed += changed.Add;

        table.Put(new NewRecord { PartitionKey = "a", Data = Encoding.UTF8.GetBytes("{}") });
        stream.Put(new NewRecord { PartitionKey = "a" });

        Assert.Equal([table, stream], changed);
        Assert.Equal([stream, table], registry.All);
        Assert.Same(stream, registry.GetOrCreate(StreamKind.Kinesis, "orders", new StreamSettings { ShardCount = 9 }));
        Assert.Same(table, registry.Find(StreamKind.DynamoDb, "orders"));
        Assert.Null(registry.Find(StreamKind.Kafka, "orders"));
    }

    [Theory]
    [InlineData(StreamKind.Kinesis, 1, 128)]
    [InlineData(StreamKind.DynamoDb, 3, 255)]
    [InlineData(StreamKind.Kafka, 1, 249)]
    public void Names_HaveTheServicesLengths(object kind, int min, int max)
    {
        bool IsName(string name) => StreamRegistry.IsName((StreamKind)kind, name);

        Assert.Equal([false, true, true, false], new[] { min - 1, min, max, max + 1 }.Select(length => IsName(new string('a', length))));
        Assert.True(IsName("a-b_c.9"));
        Assert.False(IsName("a/b"));
        Assert.False(IsName("abc\n"));
    }

    private RecordStream Create(StreamKind kind, int shards = 1) =>
        new StreamRegistry(_clock).GetOrCreate(kind, "orders", StreamSettings.For(kind) with { ShardCount = shards });
}
