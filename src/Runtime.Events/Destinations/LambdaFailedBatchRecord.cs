using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>The record of a batch that an event source mapping gave up, which Lambda sends to the on-failure destination of the mapping.</summary>
/// <remarks>
/// Except for destinations in Amazon S3 and Apache Kafka, it has no records, but tells where they are in the stream or topic.
/// https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html,
/// https://docs.aws.amazon.com/lambda/latest/dg/kafka-on-failure.html
/// </remarks>
public sealed class LambdaFailedBatchRecord : LambdaInvocationRecordDetails
{
    /// <summary>Where the records are in Amazon Kinesis Data Streams, if that is the source.</summary>
    [JsonPropertyName("KinesisBatchInfo")]
    public LambdaFailedStreamBatch? KinesisBatchInfo { get; init; }

    /// <summary>Where the records are in Amazon DynamoDB Streams, if that is the source.</summary>
    [JsonPropertyName("DDBStreamBatchInfo")]
    public LambdaFailedStreamBatch? DynamoDbStreamBatchInfo { get; init; }

    /// <summary>Where the records are in Apache Kafka, if that is the source.</summary>
    [JsonPropertyName("KafkaBatchInfo")]
    public LambdaFailedKafkaBatch? KafkaBatchInfo { get; init; }

    /// <summary>The event of the failed invocation, as an object or as JSON in a string, if the destination is Amazon S3 or Apache Kafka. Otherwise absent.</summary>
    public RawJson Payload { get; init; }
}

/// <summary>Where the records of a failed batch are in a stream.</summary>
public sealed class LambdaFailedStreamBatch
{
    /// <summary>The shard.</summary>
    public string ShardId { get; init; } = "";

    /// <summary>The sequence number of the first record.</summary>
    public string StartSequenceNumber { get; init; } = "";

    /// <summary>The sequence number of the last record.</summary>
    public string EndSequenceNumber { get; init; } = "";

    /// <summary>When the stream received the first record.</summary>
    [LambdaJsonFormat(JsonFormat.UtcTime)]
    public DateTimeOffset? ApproximateArrivalOfFirstRecord { get; init; }

    /// <summary>When the stream received the last record.</summary>
    [LambdaJsonFormat(JsonFormat.UtcTime)]
    public DateTimeOffset? ApproximateArrivalOfLastRecord { get; init; }

    /// <summary>The number of records.</summary>
    public int? BatchSize { get; init; }

    /// <summary>The ARN of the stream.</summary>
    public string? StreamArn { get; init; }
}

/// <summary>Where the records of a failed batch are in Apache Kafka.</summary>
public sealed class LambdaFailedKafkaBatch
{
    /// <summary>The number of records.</summary>
    public int? BatchSize { get; init; }

    /// <summary>The ARN of the Amazon MSK cluster. <see langword="null"/> for a self-managed cluster.</summary>
    public string? EventSourceArn { get; init; }

    /// <summary>The addresses of the brokers, separated by commas.</summary>
    public string? BootstrapServers { get; init; }

    /// <summary>The size of the event, in bytes.</summary>
    public long? PayloadSize { get; init; }

    /// <summary>The records, by topic and partition, such as <c>orders-0</c>. <see langword="null"/> if the destination is Apache Kafka.</summary>
    public IReadOnlyDictionary<string, LambdaFailedKafkaRecords>? RecordsInfo { get; init; }

    /// <summary>The record, if the destination is Apache Kafka, which gets one message for each record.</summary>
    public LambdaFailedKafkaRecord? RecordInfo { get; init; }
}

/// <summary>Where the records of a failed batch are in a partition of Apache Kafka.</summary>
public sealed class LambdaFailedKafkaRecords
{
    /// <summary>The offset of the first record.</summary>
    public string? FirstRecordOffset { get; init; }

    /// <summary>The offset of the last record.</summary>
    public string? LastRecordOffset { get; init; }

    /// <summary>The time of the first record.</summary>
    [LambdaJsonFormat(JsonFormat.UtcTime)]
    public DateTimeOffset? FirstRecordTimestamp { get; init; }

    /// <summary>The time of the last record.</summary>
    [LambdaJsonFormat(JsonFormat.UtcTime)]
    public DateTimeOffset? LastRecordTimestamp { get; init; }
}

/// <summary>Where a record of a failed batch is in a partition of Apache Kafka.</summary>
public sealed class LambdaFailedKafkaRecord
{
    /// <summary>The offset.</summary>
    public string? Offset { get; init; }

    /// <summary>The time.</summary>
    [LambdaJsonFormat(JsonFormat.UtcTimeMilliseconds)]
    public DateTimeOffset? Timestamp { get; init; }
}
