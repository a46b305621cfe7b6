using System.Text.Json.Nodes;

namespace Lambda.Runtime.Testing.Tests.EventSources;

/// <summary>The events of streams, tables and topics have the members that <see cref="LambdaEvents"/> has, and the values that were put.</summary>
public sealed class StreamEventTests
{
    private const string Arrival = "2026-11-30T08:00:00.25Z";

    [Fact]
    public async Task Stream_SendsRecordsOfKinesis()
    {
        await using StreamFunction started = await StreamFunction.StartAsync(static _ => "null");
        LambdaStream clicks = started.Function.Stream("clicks");
        started.Clock.SetUtcNow(DateTimeOffset.Parse(Arrival, null));
        string number = await clicks.PutAsync(new { page = "/home" }, "visitor-1");
        await started.AdvanceAsync(clicks, TimeSpan.Zero);

        JsonNode sent = JsonNode.Parse(Assert.Single(started.Events))!;
        JsonObject expected = LambdaEvents.Kinesis("clicks", ("visitor-1", """{"page":"/home"}"""));
        JsonNode record = expected["Records"]![0]!;
        record["kinesis"]!["sequenceNumber"] = number;
        record["kinesis"]!["approximateArrivalTimestamp"] = 1796025600.25m;
        record["eventID"] = $"shardId-000000000000:{number}";
        AssertEqual(expected, sent);
    }

    [Fact]
    public async Task Table_SendsChangesOfItems()
    {
        await using StreamFunction started = await StreamFunction.StartAsync(static _ => "null");
        LambdaTable orders = started.Function.Table("orders", new LambdaStreamOptions { BatchSize = 3, BatchingWindow = TimeSpan.FromSeconds(1) });
        JsonObject keys = StreamFunction.Item("A-1"), newImage = StreamFunction.Item("A-1"), oldImage = StreamFunction.Item("A-1");
        newImage["count"] = new JsonObject { ["N"] = "2" };
        string[] numbers = [await orders.PutItemAsync(keys, newImage), await orders.UpdateItemAsync(keys, newImage, oldImage), await orders.DeleteItemAsync(keys, oldImage)];
        await started.AdvanceAsync(orders, TimeSpan.Zero);

        JsonNode sent = JsonNode.Parse(Assert.Single(started.Events))!;
        JsonObject expected = LambdaEvents.DynamoDB("orders", (keys, newImage, null), (keys, newImage, oldImage), (keys, null, oldImage));
        for (int i = 0; i < 3; i++)
        {
            JsonNode record = expected["Records"]![i]!;
            record["eventID"] = sent["Records"]![i]!["eventID"]!.DeepClone();
            record["dynamodb"]!["SequenceNumber"] = numbers[i];
            record["dynamodb"]!["ApproximateCreationDateTime"] = 1796025600;
        }

        AssertEqual(expected, sent);
        Assert.Equal(["INSERT", "MODIFY", "REMOVE"], sent["Records"]!.AsArray().Select(static record => (string)record!["eventName"]!));
        Assert.Equal(3, sent["Records"]!.AsArray().Select(static record => (string)record!["eventID"]!).Distinct().Count());
        Assert.Equal([true, true, false], orders.Handled.Select(static record => record.NewImage is not null));
        Assert.Equal([false, true, true], orders.Handled.Select(static record => record.OldImage is not null));
    }

    [Fact]
    public async Task Topic_SendsRecordsByPartition()
    {
        await using StreamFunction started = await StreamFunction.StartAsync(static _ => "null");
        LambdaTopic orders = started.Function.Topic("orders", new LambdaStreamOptions { Shards = 2, BatchSize = 3 });
        Dictionary<string, string> headers = new() { ["tenant"] = "blü" };
        Assert.Equal("0", await orders.SendAsync("k", "one", headers, partition: 1));
        Assert.Equal("0", await orders.SendAsync(null, (string?)null, partition: 0));
        Assert.Equal("1", await orders.SendAsync("k", new { id = "A-1" }, partition: 1));
        await started.AdvanceAsync(orders, TimeSpan.Zero);

        JsonNode sent = JsonNode.Parse(Assert.Single(started.Events))!;
        JsonObject expected = LambdaEvents.Kafka("orders", (null, (string?)null));
        JsonObject partitions = expected["records"]!.AsObject();
        partitions["orders-1"] = LambdaEvents.Kafka("orders", ("k", "one"), ("k", """{"id":"A-1"}"""))["records"]!["orders-0"]!.DeepClone();
        foreach ((string name, JsonNode? records) in partitions)
        {
            for (int i = 0; i < records!.AsArray().Count; i++)
            {
                records[i]!["partition"] = name[^1] - '0';
                records[i]!["offset"] = i;
                records[i]!["timestamp"] = 1796025600000;
            }
        }

        // The bytes of UTF-8 as Java has them, with a sign.
        partitions["orders-1"]![0]!["headers"] = new JsonArray(new JsonObject { ["tenant"] = new JsonArray(98, 108, -61, -68) });
        AssertEqual(expected, sent);
        Assert.Equal([null, "k", "k"], orders.Handled.Select(static record => record.Key));
        Assert.Equal("tenant", Assert.Single(orders.Handled[1].Headers).Key);
        Assert.Null(orders.Handled[0].Text);
    }

    [Fact]
    public async Task BytesAndText_AreSentUnchanged()
    {
        await using StreamFunction started = await StreamFunction.StartAsync(static _ => "null");
        LambdaStream clicks = started.Function.Stream("clicks");
        await clicks.PutAsync(new byte[] { 0, 255 }, "a");
        await clicks.PutAsync("text", "a");
        await started.AdvanceAsync(clicks, TimeSpan.Zero);

        Assert.Equal([0, 255], clicks.Records[0].Data.ToArray());
        Assert.Equal("text", clicks.Records[1].Text);
        Assert.Equal("a", clicks.Records[1].PartitionKey);
        Assert.Equal(2, clicks.Handled.Count);
    }

    private static void AssertEqual(JsonNode expected, JsonNode actual) => Assert.True(JsonNode.DeepEquals(expected, actual), $"Expected: {expected}\nActual: {actual}");
}
