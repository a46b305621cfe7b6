namespace Lambda.Runtime.Generators.Model;

/// <summary>What the attribute of a handler of single records says.</summary>
/// <param name="Source">The service.</param>
/// <param name="Options">The values of its properties that differ from the default, by name; enums as numbers.</param>
/// <param name="SourceName">
/// The name of the queue, stream, table, topic or bucket, the <c>detail-type</c> of Amazon EventBridge, or the expression of a schedule; <see langword="null"/> for any.
/// </param>
/// <param name="MaxConcurrency">How many records are handled at once.</param>
internal sealed record BatchModel(BatchSource Source, EquatableArray<BatchOptionModel> Options, string? SourceName, int MaxConcurrency)
{
    /// <summary>The only <c>detail-type</c> of Amazon EventBridge that the handler takes; <see langword="null"/> for any.</summary>
    public string? DetailType => Source == BatchSource.EventBridge ? SourceName : null;

    /// <summary>Whether a line feed follows each result of a transformation; <see langword="null"/> if the attribute does not say.</summary>
    public bool? AppendNewline { get; init; }

    /// <summary>The name of the event's type, without its namespace.</summary>
    public string EventType => EventTypeOf(Source);

    /// <summary>The name of the type of a source's event, without its namespace.</summary>
    public static string EventTypeOf(BatchSource source) => source switch
    {
        BatchSource.Schedule => "ScheduledEvent",
        BatchSource.Logs => "CloudWatchLogsEvent",
        _ => $"{source}Event",
    };

    /// <summary>What the response is instead of a result, for a message.</summary>
    public static string ResponseOf(BatchSource source) =>
        source is BatchSource.Sqs or BatchSource.Kinesis or BatchSource.DynamoDb or BatchSource.Kafka
            ? "the response of a batch is the list of its failures"
            : "Lambda ignores the response of an asynchronous invocation";
}

/// <summary>An option that is an enum.</summary>
/// <param name="Name">The name of the property.</param>
/// <param name="Type">The enum's C# type.</param>
/// <param name="Value">Its number.</param>
internal sealed record BatchOptionModel(string Name, string Type, int Value);

/// <summary>A service that sends batches.</summary>
internal enum BatchSource
{
    /// <summary>Amazon SQS.</summary>
    Sqs,

    /// <summary>Amazon Kinesis Data Streams.</summary>
    Kinesis,

    /// <summary>A stream of Amazon DynamoDB.</summary>
    DynamoDb,

    /// <summary>Amazon SNS.</summary>
    Sns,

    /// <summary>Amazon S3.</summary>
    S3,

    /// <summary>Amazon EventBridge.</summary>
    EventBridge,

    /// <summary>A schedule of Amazon EventBridge.</summary>
    Schedule,

    /// <summary>Apache Kafka: Amazon MSK, or a self-managed cluster.</summary>
    Kafka,

    /// <summary>Amazon Data Firehose.</summary>
    Firehose,

    /// <summary>Amazon CloudWatch Logs.</summary>
    Logs,
}
