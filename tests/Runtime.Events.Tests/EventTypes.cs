namespace Lambda.Runtime.Events.Tests;

/// <summary>Every type that a handler can take or return, with the folder of its data. The generator needs each of them in a call.</summary>
public static class EventTypes
{
    public static IReadOnlyList<EventType> All { get; } =
    [
        new("Sqs", "SqsEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SqsEvent>(json))),
        new("SqsJson", "SqsEvent<Order>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SqsEvent<Order>>(json))),
        new("SqsResponse", "SqsBatchResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SqsBatchResponse>(json))),
    ];
}

/// <summary>A payload of typed events.</summary>
public sealed record Order(string Id, int Count);
