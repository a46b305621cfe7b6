using Lambda.Runtime.Local.Sources;

namespace Lambda.Runtime.Local.Running;

/// <summary>Finds the source of a handler of whole events by the type of its event.</summary>
internal static class EventSourceTypes
{
    private static readonly (string Type, string Service)[] All =
    [
        ("Lambda.Runtime.Events.SqsEvent", HandlerSource.Sqs), ("Amazon.Lambda.SQSEvents.SQSEvent", HandlerSource.Sqs),
        ("Lambda.Runtime.Events.KinesisEvent", HandlerSource.Kinesis), ("Amazon.Lambda.KinesisEvents.KinesisEvent", HandlerSource.Kinesis),
        ("Lambda.Runtime.Events.DynamoDbEvent", HandlerSource.DynamoDb), ("Amazon.Lambda.DynamoDBEvents.DynamoDBEvent", HandlerSource.DynamoDb),
        ("Lambda.Runtime.Events.KafkaEvent", HandlerSource.Kafka), ("Amazon.Lambda.KafkaEvents.KafkaEvent", HandlerSource.Kafka),
    ];

    /// <returns>The service, as the generator names it; <see langword="null"/> if the event is not one of a queue or stream.</returns>
    public static string? Find(string? eventType) =>
        // SqsEvent<Order> is an SqsEvent.
        All.FirstOrDefault(source => eventType == source.Type || eventType?.StartsWith($"{source.Type}<", StringComparison.Ordinal) == true).Service;
}
