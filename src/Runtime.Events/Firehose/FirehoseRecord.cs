using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>A record that Amazon Data Firehose asks the function to transform.</summary>
public sealed class FirehoseRecord
{
    /// <summary>Identifies the record in the response.</summary>
    public string RecordId { get; init; } = "";

    /// <summary>When Amazon Data Firehose received the record.</summary>
    [LambdaJsonFormat(JsonFormat.UnixTimeMilliseconds)]
    public DateTimeOffset? ApproximateArrivalTimestamp { get; init; }

    /// <summary>The bytes of the record. <see langword="null"/> if the source is Amazon MSK; see <see cref="KafkaRecordValue"/>.</summary>
    [LambdaJsonFormat(JsonFormat.Base64)]
    public byte[]? Data { get; init; }

    /// <summary>The bytes of the record if the source is Amazon MSK, otherwise <see langword="null"/>.</summary>
    [LambdaJsonFormat(JsonFormat.Base64)]
    public byte[]? KafkaRecordValue { get; init; }

    /// <summary>Where the record was in a stream of Amazon Kinesis Data Streams, if that is the source.</summary>
    public FirehoseKinesisRecordMetadata? KinesisRecordMetadata { get; init; }

    /// <summary>Where the record was in a topic of Amazon MSK, if that is the source.</summary>
    public FirehoseMskRecordMetadata? MskRecordMetadata { get; init; }

    /// <summary>The bytes of the record, whatever the source is.</summary>
    [JsonIgnore]
    public ReadOnlyMemory<byte> Content => Data ?? KafkaRecordValue;

    /// <summary>Creates the response for a record that is transformed.</summary>
    /// <param name="content">The new bytes. Amazon Data Firehose puts nothing between records; end lines yourself.</param>
    public FirehoseResponseRecord Ok(byte[] content) => Respond(FirehoseResults.Ok, content);

    /// <summary>Creates the response for a record that is not delivered.</summary>
    public FirehoseResponseRecord Dropped() => new() { RecordId = RecordId, Result = FirehoseResults.Dropped, Data = Data, KafkaRecordValue = KafkaRecordValue };

    /// <summary>Creates the response for a record that goes to the error output of the Firehose stream.</summary>
    public FirehoseResponseRecord ProcessingFailed() =>
        new() { RecordId = RecordId, Result = FirehoseResults.ProcessingFailed, Data = Data, KafkaRecordValue = KafkaRecordValue };

    private FirehoseResponseRecord Respond(string result, byte[] content) => KafkaRecordValue is null
        ? new() { RecordId = RecordId, Result = result, Data = content }
        : new() { RecordId = RecordId, Result = result, KafkaRecordValue = content };
}

/// <summary>Where a record was in a stream of Amazon Kinesis Data Streams.</summary>
public sealed class FirehoseKinesisRecordMetadata
{
    /// <summary>The shard.</summary>
    public string? ShardId { get; init; }

    /// <summary>The key that decided which shard got the record.</summary>
    public string? PartitionKey { get; init; }

    /// <summary>When the stream received the record.</summary>
    [LambdaJsonFormat(JsonFormat.UnixTimeMilliseconds)]
    public DateTimeOffset? ApproximateArrivalTimestamp { get; init; }

    /// <summary>The position in the shard: a number of more than 50 digits.</summary>
    public string? SequenceNumber { get; init; }

    /// <summary>The position within a record of the Kinesis Producer Library: a number, or a string that is empty or has the number.</summary>
    public RawJson SubsequenceNumber { get; init; }
}

/// <summary>Where a record was in a topic of Amazon MSK.</summary>
public sealed class FirehoseMskRecordMetadata
{
    /// <summary>The position in the partition.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public long? Offset { get; init; }

    /// <summary>The partition.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public int? PartitionId { get; init; }

    /// <summary>When the topic received the record.</summary>
    [LambdaJsonFormat(JsonFormat.UnixTimeMilliseconds)]
    public DateTimeOffset? ApproximateArrivalTimestamp { get; init; }
}
