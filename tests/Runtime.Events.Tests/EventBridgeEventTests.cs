using System.Text.Json;

namespace Lambda.Runtime.Events.Tests;

/// <summary>Details as raw JSON and as types, and events in queues.</summary>
public sealed class EventBridgeEventTests
{
    private const string Placed = """{"id":"1","detail-type":"Order Placed","source":"shop","detail":{"id":"A-1","count":2}}""";

    [Fact]
    public void Detail_IsReadLaterDependingOnTheDetailType()
    {
        EventBridgeEvent read = LambdaJson.Deserialize<EventBridgeEvent>(Placed)!;
        Assert.Equal("Order Placed", read.DetailType);
        Assert.Equal(new Order("A-1", 2), read.Detail.Deserialize<Order>());
    }

    [Fact]
    public void EventInAQueue_IsReadFromTheBody()
    {
        string json = LambdaJson.Serialize(new SqsEvent<EventBridgeEvent<Order>> { Records = [new() { Body = LambdaJson.Deserialize<EventBridgeEvent<Order>>(Placed) }] });
        Assert.Equal(new Order("A-1", 2), LambdaJson.Deserialize<SqsEvent<EventBridgeEvent<Order>>>(json)!.Records[0].Body!.Detail);
    }

    [Fact]
    public void DetailOfAnotherType_IsAnErrorWithItsPath() =>
        Assert.StartsWith(
            "$.detail.count: expected an integer",
            Assert.Throws<JsonException>(static () => LambdaJson.Deserialize<EventBridgeEvent<Order>>("""{"detail":{"count":"x"}}""")).Message,
            StringComparison.Ordinal);

    /// <summary>Amazon EventBridge Scheduler sends a string where a rule sends an object.</summary>
    [Theory]
    [InlineData("{}", JsonValueKind.Object)]
    [InlineData("\"{}\"", JsonValueKind.String)]
    public void DetailOfASchedule_IsAnObjectOrAString(string detail, JsonValueKind kind) =>
        Assert.Equal(kind, LambdaJson.Deserialize<ScheduledEvent>($$"""{"source":"aws.scheduler","detail":{{detail}}}""")!.Detail.ValueKind);
}
