namespace Lambda.Runtime.Events;

/// <summary>The records of a batch of Apache Kafka that were not processed, and are received again.</summary>
/// <remarks>
/// Lambda ignores it, and continues after the batch, unless <c>ReportBatchItemFailures</c> is set for the event source mapping, which requires its provisioned mode.
/// https://docs.aws.amazon.com/lambda/latest/dg/kafka-retry-configurations.html
/// </remarks>
public sealed class KafkaBatchResponse
{
    /// <summary>The records; none if all were processed.</summary>
    public IReadOnlyList<KafkaBatchItemFailure> BatchItemFailures { get; init; } = [];
}

/// <summary>A record of Apache Kafka that was not processed.</summary>
public sealed class KafkaBatchItemFailure
{
    /// <summary>The record. One that is not in the event makes Lambda treat the whole batch as failed.</summary>
    public KafkaRecordIdentifier ItemIdentifier { get => field ??= new(); init; }
}

/// <summary>Identifies a record of a <see cref="KafkaEvent"/>.</summary>
public sealed class KafkaRecordIdentifier
{
    /// <summary>The key of <see cref="KafkaEvent.Records"/>: topic and partition, such as <c>orders-0</c>.</summary>
    public string Partition { get; init; } = "";

    /// <summary>The <see cref="KafkaRecordDetails.Offset"/>.</summary>
    public long Offset { get; init; }
}
