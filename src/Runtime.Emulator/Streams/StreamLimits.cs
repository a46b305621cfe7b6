namespace Lambda.Runtime.Emulator.Streams;

/// <summary>The limits of streams.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html,
/// https://docs.aws.amazon.com/streams/latest/dev/large-records.html,
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-items
/// </remarks>
internal static class StreamLimits
{
    /// <summary>The data and the partition key of a Kinesis record: 1 MiB, unless the stream is configured for more. The default of Apache Kafka is about the same.</summary>
    public const int DefaultMaxRecordBytes = 1024 * 1024;

    /// <summary>What a Kinesis stream can be configured for: 10 MiB.</summary>
    public const int MaxRecordBytes = 10 * 1024 * 1024;

    /// <summary>The item before and after a change, of up to 400 KB each, with its keys, in DynamoDB's JSON.</summary>
    public const int MaxChangeBytes = 2 * 1024 * 1024;

    /// <summary>The characters of a partition key.</summary>
    public const int MaxPartitionKeyLength = 256;

    /// <summary>The characters of the name of a Kinesis stream.</summary>
    public const int MaxStreamNameLength = 128;

    /// <summary>The characters of the name of a table.</summary>
    public const int MaxTableNameLength = 255;

    /// <summary>The fewest characters of the name of a table.</summary>
    public const int MinTableNameLength = 3;

    /// <summary>The characters of the name of a topic.</summary>
    public const int MaxTopicNameLength = 249;

    /// <summary>The shards of a stream, of which an account has no more by default.</summary>
    public const int MaxShards = 500;

    /// <summary>How long Kinesis and DynamoDB keep a record.</summary>
    public static readonly TimeSpan StreamRetention = TimeSpan.FromHours(24);

    /// <summary>How long Apache Kafka keeps a record by default.</summary>
    public static readonly TimeSpan TopicRetention = TimeSpan.FromDays(7);
}
