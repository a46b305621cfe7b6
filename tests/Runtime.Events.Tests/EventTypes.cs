using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events.Tests;

/// <summary>Every type that a handler can take or return, with the folder of its data. The generator needs each of them in a call.</summary>
public static class EventTypes
{
    public static IReadOnlyList<EventType> All { get; } =
    [
        new("Sqs", "SqsEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SqsEvent>(json))),
        new("SqsJson", "SqsEvent<Order>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SqsEvent<Order>>(json))),
        new("SqsResponse", "SqsBatchResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SqsBatchResponse>(json))),
        new("DynamoDb", "DynamoDbEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<DynamoDbEvent>(json))),
        new("DynamoDbTyped", "DynamoDbEvent<Item>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<DynamoDbEvent<Item>>(json))),
        new("DynamoDbResponse", "DynamoDbBatchResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<DynamoDbBatchResponse>(json))),
        new("Sns", "SnsEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SnsEvent>(json))),
        new("SnsJson", "SnsEvent<Order>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SnsEvent<Order>>(json))),
        new("SnsNotification", "SnsNotification", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SnsNotification>(json))),
        new("SnsNotificationJson", "SnsNotification<Order>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SnsNotification<Order>>(json))),
        new("S3", "S3Event", static json => LambdaJson.Serialize(LambdaJson.Deserialize<S3Event>(json))),
        new("S3Test", "S3TestEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<S3TestEvent>(json))),
        new("S3EventBridge", "EventBridgeEvent<S3EventDetail>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<EventBridgeEvent<S3EventDetail>>(json))),
        new("EventBridge", "EventBridgeEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<EventBridgeEvent>(json))),
        new("EventBridgeJson", "EventBridgeEvent<OrderPlaced>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<EventBridgeEvent<OrderPlaced>>(json))),
        new("Scheduled", "ScheduledEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<ScheduledEvent>(json))),
        new("Kinesis", "KinesisEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<KinesisEvent>(json))),
        new("KinesisJson", "KinesisEvent<Order>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<KinesisEvent<Order>>(json))),
        new("KinesisResponse", "KinesisBatchResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<KinesisBatchResponse>(json))),
        new("KinesisTimeWindow", "KinesisTimeWindowEvent<Totals>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<KinesisTimeWindowEvent<Totals>>(json))),
        new("KinesisTimeWindowJson", "KinesisTimeWindowEvent<Totals, Order>",
            static json => LambdaJson.Serialize(LambdaJson.Deserialize<KinesisTimeWindowEvent<Totals, Order>>(json))),
        new("TimeWindowResponse", "TimeWindowResponse<Totals>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<TimeWindowResponse<Totals>>(json))),
        new("Firehose", "FirehoseEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<FirehoseEvent>(json))),
        new("FirehoseResponse", "FirehoseResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<FirehoseResponse>(json))),
        new("CloudWatchLogsData", "CloudWatchLogsData", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CloudWatchLogsData>(json))),
        new("CloudWatchLogs", "CloudWatchLogsEvent", static json => Gzip.WithEqualData(json, LambdaJson.Serialize(LambdaJson.Deserialize<CloudWatchLogsEvent>(json)))),
        new("CloudWatchAlarm", "CloudWatchAlarmEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CloudWatchAlarmEvent>(json))),
        new("CloudWatchAlarmEventBridge", "EventBridgeEvent<CloudWatchAlarmData>",
            static json => LambdaJson.Serialize(LambdaJson.Deserialize<EventBridgeEvent<CloudWatchAlarmData>>(json))),
        new("Kafka", "KafkaEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<KafkaEvent>(json))),
        new("KafkaJson", "KafkaEvent<string, Order>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<KafkaEvent<string, Order>>(json))),
        new("KafkaResponse", "KafkaBatchResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<KafkaBatchResponse>(json))),
        new("Ses", "SesEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SesEvent>(json))),
        new("SesNotification", "SesNotification", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SesNotification>(json))),
        new("SesResponse", "SesResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SesResponse>(json))),
        new("Invocation", "LambdaInvocationRecord", static json => LambdaJson.Serialize(LambdaJson.Deserialize<LambdaInvocationRecord>(json))),
        new("InvocationJson", "LambdaInvocationRecord<OrderPlaced, Failure>",
            static json => LambdaJson.Serialize(LambdaJson.Deserialize<LambdaInvocationRecord<OrderPlaced, Failure>>(json))),
        new("FailedBatch", "LambdaFailedBatchRecord", static json => LambdaJson.Serialize(LambdaJson.Deserialize<LambdaFailedBatchRecord>(json))),
    ];
}

/// <summary>A payload of typed events.</summary>
public sealed record Order(string Id, int Count);

/// <summary>An item of a table, with a member for each type of attribute values.</summary>
[LambdaJsonTypeOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
public sealed class Item
{
    public string? Id { get; init; }
    public decimal? Price { get; init; }
    public byte[]? Data { get; init; }
    public bool? Sold { get; init; }
    public IReadOnlyList<Part>? Parts { get; init; }
    public Part? First { get; init; }
    public IReadOnlyDictionary<string, int?>? Stock { get; init; }
    public HashSet<string>? Colors { get; init; }
    public HashSet<long>? Sizes { get; init; }
    public string[]? Names { get; init; }
    public AttributeValue? Any { get; init; }
    public RawJson More { get; init; }
    [LambdaJsonFormat(JsonFormat.UnixTimeSeconds)]
    public DateTimeOffset? Expires { get; init; }
    public DateTimeOffset? Created { get; init; }
    public DayOfWeek? Day { get; init; }
    [JsonConverter(typeof(JsonStringEnumConverter<DayOfWeek>))]
    public DayOfWeek? DayName { get; init; }
}

/// <summary>A map in an item.</summary>
[LambdaJsonTypeOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
public sealed record Part(string? Name, int? Count);

/// <summary>A payload of typed events that is part of their JSON, whose members the tests take away, too.</summary>
public sealed record OrderPlaced(string? Id, int? Count);

/// <summary>A state of time windows.</summary>
[LambdaJsonTypeOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
public sealed class Totals
{
    public Dictionary<string, int?>? Orders { get; init; }
}

/// <summary>The error that a function reported.</summary>
public sealed record Failure(string? ErrorMessage, string? ErrorType);
