namespace Lambda.Runtime.Events;

/// <summary>The transformed records, up to 6 MB of JSON.</summary>
/// <remarks>https://docs.aws.amazon.com/firehose/latest/dev/data-transformation-status-model.html</remarks>
public sealed class FirehoseResponse
{
    /// <summary>Every record of the <see cref="FirehoseEvent"/> once, in any order. Amazon Data Firehose treats a missing one as failed.</summary>
    public IReadOnlyList<FirehoseResponseRecord> Records { get; init; } = [];
}

/// <summary>A transformed record. The methods of <see cref="FirehoseRecord"/> create it.</summary>
public sealed class FirehoseResponseRecord
{
    /// <summary>The <see cref="FirehoseRecord.RecordId"/>.</summary>
    public string RecordId { get; init; } = "";

    /// <summary>One of <see cref="FirehoseResults"/>. Amazon Data Firehose treats any other as failed.</summary>
    public string Result { get; init; } = "";

    /// <summary>The bytes to deliver, unless the source is Amazon MSK.</summary>
    public byte[]? Data { get; init; }

    /// <summary>The bytes to deliver, if the source is Amazon MSK.</summary>
    public byte[]? KafkaRecordValue { get; init; }

    /// <summary>Where to deliver them. <see langword="null"/> without dynamic partitioning and Apache Iceberg tables.</summary>
    public FirehoseResponseMetadata? Metadata { get; init; }
}

/// <summary>Where to deliver a transformed record.</summary>
public sealed class FirehoseResponseMetadata
{
    /// <summary>The keys of dynamic partitioning, which the prefix of the bucket names as <c>!{partitionKeyFromLambda:name}</c>.</summary>
    public IReadOnlyDictionary<string, string>? PartitionKeys { get; init; }

    /// <summary>The Apache Iceberg table.</summary>
    public FirehoseOtfMetadata? OtfMetadata { get; init; }
}

/// <summary>The Apache Iceberg table that a transformed record changes.</summary>
public sealed class FirehoseOtfMetadata
{
    /// <summary>The name of the database.</summary>
    public string? DestinationDatabaseName { get; init; }

    /// <summary>The name of the table.</summary>
    public string? DestinationTableName { get; init; }

    /// <summary><c>insert</c>, <c>update</c> or <c>delete</c>. <see langword="null"/> for <c>insert</c>.</summary>
    public string? Operation { get; init; }
}

/// <summary>Values of <see cref="FirehoseResponseRecord.Result"/>.</summary>
public static class FirehoseResults
{
    /// <summary>The record is transformed.</summary>
    public const string Ok = "Ok";

    /// <summary>The record is not delivered, and that is not an error.</summary>
    public const string Dropped = "Dropped";

    /// <summary>The record goes to the error output of the Firehose stream.</summary>
    public const string ProcessingFailed = "ProcessingFailed";
}
