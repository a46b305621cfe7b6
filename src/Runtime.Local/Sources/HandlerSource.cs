using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Local.Sources;

/// <summary>A queue or other source that a handler declares, and the function that gets its records.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="Service">The service, as the generator names it: <c>Sqs</c>.</param>
/// <param name="Name">The name in the handler's attribute; of EventBridge the <c>detail-type</c>, and of a schedule the expression. <see langword="null"/> if it has none.</param>
internal sealed record HandlerSource(string Function, string Service, string? Name)
{
    public const string Sqs = "Sqs";
    public const string Kinesis = "Kinesis";
    public const string DynamoDb = "DynamoDb";
    public const string Kafka = "Kafka";
    public const string Sns = "Sns";
    public const string S3 = "S3";
    public const string EventBridge = "EventBridge";
    public const string Schedule = "Schedule";
    public const string Firehose = "Firehose";
    public const string Logs = "Logs";

    /// <summary>An example of the payload as JSON; <see langword="null"/> if none is known.</summary>
    public string? Payload { get; init; }

    /// <summary>The name of the queue or other source: that in the attribute, or that of the function.</summary>
    public string SourceName => Name ?? QueueRegistry.ToName(Function);

    /// <summary>The kind of the stream; <see langword="null"/> for other sources.</summary>
    public StreamKind? StreamKind => Service switch
    {
        Kinesis => Emulator.Streams.StreamKind.Kinesis,
        DynamoDb => Emulator.Streams.StreamKind.DynamoDb,
        Kafka => Emulator.Streams.StreamKind.Kafka,
        _ => null,
    };

    /// <summary>Whether an event of a topic, bucket, bus or log group is for this function; of a schedule, whether it has this name.</summary>
    public bool Accepts(string name) => Service switch
    {
        Schedule => Function == name,
        // A rule without a detail type gets all events.
        EventBridge => Name is null || Name == name,
        // The path of a request does not begin with two slashes.
        Logs => SourceName.TrimStart('/') == name.TrimStart('/'),
        _ => SourceName == name,
    };
}
