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
        ("Lambda.Runtime.Events.FirehoseEvent", HandlerSource.Firehose), ("Amazon.Lambda.KinesisFirehoseEvents.KinesisFirehoseEvent", HandlerSource.Firehose),
        ("Lambda.Runtime.Events.SnsEvent", HandlerSource.Sns), ("Amazon.Lambda.SNSEvents.SNSEvent", HandlerSource.Sns),
        ("Lambda.Runtime.Events.S3Event", HandlerSource.S3), ("Amazon.Lambda.S3Events.S3Event", HandlerSource.S3),
        ("Lambda.Runtime.Events.EventBridgeEvent", HandlerSource.EventBridge), ("Amazon.Lambda.CloudWatchEvents.CloudWatchEvent", HandlerSource.EventBridge),
        ("Lambda.Runtime.Events.CloudWatchLogsEvent", HandlerSource.Logs), ("Amazon.Lambda.CloudWatchLogsEvents.CloudWatchLogsEvent", HandlerSource.Logs),
    ];

    /// <returns>The service, as the generator names it; <see langword="null"/> if the event is not one of these sources.</returns>
    public static string? Find(string? eventType) =>
        // SqsEvent<Order> is an SqsEvent.
        All.FirstOrDefault(source => eventType == source.Type || eventType?.StartsWith($"{source.Type}<", StringComparison.Ordinal) == true).Service;
}
