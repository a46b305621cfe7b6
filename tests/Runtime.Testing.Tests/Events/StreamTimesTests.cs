using System.Text.Json.Nodes;

namespace Lambda.Runtime.Testing.Tests.Events;

/// <summary>Events of DynamoDB and Kinesis in classes whose times are a <see cref="DateTime"/>, as in Amazon's packages.</summary>
public sealed class StreamTimesTests
{
    [Fact]
    public void DynamoDB_HasTimesInSeconds()
    {
        JsonObject json = LambdaEvents.DynamoDB(
            "orders", new JsonObject { ["Id"] = new JsonObject { ["N"] = "101" } }, new JsonObject { ["Id"] = new JsonObject { ["N"] = "101" } });

        TableChange change = Assert.Single(LambdaJson.Deserialize<TableEvent>(json.ToJsonString())!.Records!).Dynamodb!;

        Assert.Equal(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), change.ApproximateCreationDateTime);
        Assert.Equal(DateTimeKind.Utc, change.ApproximateCreationDateTime.Kind);
        Assert.Equal("101", change.Keys!["Id"].N);
    }

    [Fact]
    public void Kinesis_HasTimesInSecondsWithMilliseconds()
    {
        StreamData data = Assert.Single(LambdaJson.Deserialize<StreamEvent>(LambdaEvents.Kinesis("stream", "data"u8.ToArray()).ToJsonString())!.Records!).Kinesis!;

        Assert.Equal(new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc), data.ApproximateArrivalTimestamp);
        Assert.Equal("data"u8, data.Data!.ToArray());
    }
}

public class TableEvent
{
    public IList<TableRecord>? Records { get; set; }
}

public class TableRecord
{
    public string? EventName { get; set; }

    public TableChange? Dynamodb { get; set; }
}

public class TableChange
{
    public DateTime ApproximateCreationDateTime { get; set; }

    public Dictionary<string, TableValue>? Keys { get; set; }

    public long SizeBytes { get; set; }
}

public class TableValue
{
    public string? N { get; set; }
}

public class StreamEvent
{
    public IList<StreamRecord>? Records { get; set; }
}

public class StreamRecord
{
    public StreamData? Kinesis { get; set; }
}

public class StreamData
{
    public DateTime ApproximateArrivalTimestamp { get; set; }

    public MemoryStream? Data { get; set; }
}
