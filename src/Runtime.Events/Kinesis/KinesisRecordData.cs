namespace Lambda.Runtime.Events;

/// <summary>The data of a record of Amazon Kinesis Data Streams.</summary>
public sealed class KinesisRecordData : KinesisRecordDetails
{
    /// <summary>
    /// The bytes that the producer sent. Those of the Kinesis Producer Library may contain several records, which Lambda does not take apart. Those of a subscription
    /// of Amazon CloudWatch Logs are compressed by gzip.
    /// </summary>
    [LambdaJsonFormat(JsonFormat.Base64)]
    public byte[] Data { get; init; } = [];
}

/// <summary>The data of a record of Amazon Kinesis Data Streams, which is the JSON of a type.</summary>
/// <typeparam name="T">The type of the data.</typeparam>
public sealed class KinesisRecordData<T> : KinesisRecordDetails
{
    /// <summary>The data, read from its JSON. <see langword="null"/> only if that is <c>null</c>.</summary>
    [LambdaJsonFormat(JsonFormat.Base64)]
    public T? Data { get; init; }
}

/// <summary>What every record of Amazon Kinesis Data Streams has.</summary>
public abstract class KinesisRecordDetails
{
    private protected KinesisRecordDetails()
    {
    }

    /// <summary>The version of this structure, <c>1.0</c>.</summary>
    public string? KinesisSchemaVersion { get; init; }

    /// <summary>The key that decides which shard gets the record.</summary>
    public string PartitionKey { get; init; } = "";

    /// <summary>The position in the shard: a number of more than 50 digits. <see cref="KinesisBatchItemFailure"/> reports it.</summary>
    public string SequenceNumber { get; init; } = "";

    /// <summary>When the stream received the record.</summary>
    [LambdaJsonFormat(JsonFormat.UnixTimeSeconds)]
    public DateTimeOffset? ApproximateArrivalTimestamp { get; init; }

    /// <summary><c>KMS</c> or <c>NONE</c>. <see langword="null"/> if Lambda does not say.</summary>
    public string? EncryptionType { get; init; }
}
