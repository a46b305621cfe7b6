using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Emulator.Streams;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests.Streams;

/// <summary>Copies of streams, which survive a restart of the emulator.</summary>
public sealed class StreamStateTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.Parse("2026-11-30T08:00:00Z", null));

    [Fact]
    public void Copy_HasRecordsAndCheckpoints()
    {
        var registry = new StreamRegistry(_clock);
        RecordStream topic = registry.GetOrCreate(StreamKind.Kafka, "orders", StreamSettings.For(StreamKind.Kafka) with { ShardCount = 2 });
        topic.Put(new NewRecord { Partition = 1, Key = "k"u8.ToArray(), Data = "v"u8.ToArray(), Headers = [new RecordHeader("h", new byte[] { 255 })] });
        topic.Put(new NewRecord { Partition = 1 });
        topic.SetCheckpoint(new Checkpoint("function", 1, 0, 1, 1));

        RecordStream copy = Copy(registry).Find(StreamKind.Kafka, "orders")!;

        Assert.Equal(2, copy.ShardCount);
        Assert.Equal(topic.CheckpointsOf("function"), copy.CheckpointsOf("function"));
        StreamRecord[] records = [.. copy.Peek()];
        Assert.Equal(["0", "1"], records.Select(static record => record.SequenceNumber));
        Assert.Equal(topic.Peek()[0].ArrivedAt, records[0].ArrivedAt);
        Assert.Equal("v"u8.ToArray(), records[0].Content.Data!.Value.ToArray());
        Assert.Equal("k"u8.ToArray(), records[0].Content.Key!.Value.ToArray());
        Assert.Equal([255], Assert.Single(records[0].Content.Headers).Value.ToArray());
        Assert.Null(records[1].Content.Data);
        Assert.Null(records[1].Content.Key);
        Assert.Equal(2, copy.Put(new NewRecord { Partition = 1 }).Position);
    }

    [Fact]
    public void CopyOfAnEmptyShard_ContinuesItsNumbers()
    {
        var registry = new StreamRegistry(_clock);
        RecordStream stream = registry.GetOrCreate(StreamKind.Kinesis, "clicks", new StreamSettings());
        string first = stream.Put(new NewRecord { PartitionKey = "a" }).SequenceNumber;
        _clock.Advance(TimeSpan.FromDays(1));

        RecordStream copy = Copy(registry).Find(StreamKind.Kinesis, "clicks")!;

        Assert.Empty(copy.Peek());
        Assert.True(string.CompareOrdinal(first, copy.Put(new NewRecord { PartitionKey = "a" }).SequenceNumber) < 0);
    }

    [Fact]
    public void CopyOfATable_HasItsChanges()
    {
        var registry = new StreamRegistry(_clock);
        RecordStream table = registry.GetOrCreate(StreamKind.DynamoDb, "orders", StreamSettings.For(StreamKind.DynamoDb));
        table.Put(new ItemChange(Item("A-1"), Item("A-1"), null).ToRecord());

        StreamRecord record = Assert.Single(Copy(registry).Find(StreamKind.DynamoDb, "orders")!.Peek());
        var change = ItemChange.From(record.Content);

        Assert.Equal("INSERT", change.EventName);
        Assert.Equal("""{"id":{"S":"A-1"}}""", change.NewImage!.ToJsonString());
        Assert.Equal(table.Peek()[0].KeyHash, record.KeyHash);
    }

    [Fact]
    public void ChangesOfAnItem_AreInOneShardWhateverTheOrderOfItsKeys()
    {
        var one = new JsonObject { ["id"] = new JsonObject { ["S"] = "A-1" }, ["line"] = new JsonObject { ["N"] = "1" } };
        var other = new JsonObject { ["line"] = new JsonObject { ["N"] = "1" }, ["id"] = new JsonObject { ["S"] = "A-1" } };

        Assert.Equal(new ItemChange(one, one, null).ToRecord().PartitionKey, new ItemChange(other, null, other).ToRecord().PartitionKey);
        Assert.NotEqual(new ItemChange(Item("A-1"), null, null).ToRecord().PartitionKey, new ItemChange(Item("A-2"), null, null).ToRecord().PartitionKey);
    }

    [Fact]
    public void CheckpointForAnotherDivision_ReplacesThoseOfTheShard()
    {
        RecordStream stream = new StreamRegistry(_clock).GetOrCreate(StreamKind.Kinesis, "clicks", new StreamSettings());
        stream.SetCheckpoint(new Checkpoint("one", 0, 0, 2, 5));
        stream.SetCheckpoint(new Checkpoint("one", 0, 1, 2, 7));
        stream.SetCheckpoint(new Checkpoint("other", 0, 0, 1, 3));
        stream.SetCheckpoint(new Checkpoint("one", 0, 0, 1, 5));

        Assert.Equal([new Checkpoint("one", 0, 0, 1, 5)], stream.CheckpointsOf("one"));
        Assert.Equal([new Checkpoint("other", 0, 0, 1, 3)], stream.CheckpointsOf("other"));
    }

    private static JsonObject Item(string id) => new() { ["id"] = new JsonObject { ["S"] = id } };

    private StreamRegistry Copy(StreamRegistry registry)
    {
        string json = JsonSerializer.Serialize(registry.GetState(), ReflectionJson.Web);
        var copy = new StreamRegistry(_clock);
        copy.SetState(JsonSerializer.Deserialize<StreamState[]>(json, ReflectionJson.Web)!);
        return copy;
    }
}
