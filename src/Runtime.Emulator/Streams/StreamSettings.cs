namespace Lambda.Runtime.Emulator.Streams;

/// <summary>The settings of a stream, with the defaults of its service.</summary>
internal sealed record StreamSettings
{
    /// <summary>The number of shards, or of a topic's partitions. It does not change.</summary>
    public int ShardCount { get; init; } = 1;

    /// <summary>How long a record is kept.</summary>
    public TimeSpan Retention { get; init; } = StreamLimits.StreamRetention;

    /// <summary>The maximum of a record, in bytes.</summary>
    public int MaxRecordBytes { get; init; } = StreamLimits.DefaultMaxRecordBytes;

    /// <summary>The defaults of a service.</summary>
    public static StreamSettings For(StreamKind kind) => kind switch
    {
        StreamKind.Kafka => new StreamSettings { Retention = StreamLimits.TopicRetention },
        StreamKind.DynamoDb => new StreamSettings { MaxRecordBytes = StreamLimits.MaxChangeBytes },
        _ => new StreamSettings(),
    };
}
