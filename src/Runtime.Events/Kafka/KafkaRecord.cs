namespace Lambda.Runtime.Events;

/// <summary>A record of Apache Kafka.</summary>
public sealed class KafkaRecord : KafkaRecordDetails
{
    /// <summary>The bytes of the key. <see langword="null"/> if the record has none.</summary>
    [LambdaJsonFormat(JsonFormat.Base64)]
    public byte[]? Key { get; init; }

    /// <summary>The bytes of the value. <see langword="null"/> for a tombstone, which deletes the key in a compacted topic.</summary>
    [LambdaJsonFormat(JsonFormat.Base64)]
    public byte[]? Value { get; init; }
}

/// <summary>A record of Apache Kafka, whose key and value are read into types.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <typeparam name="TValue">The type of the value.</typeparam>
public sealed class KafkaRecord<TKey, TValue> : KafkaRecordDetails
{
    /// <summary>The key. <see langword="null"/>, or the default value of a struct, if the record has none.</summary>
    [LambdaJsonFormat(JsonFormat.Base64)]
    public TKey? Key { get; init; }

    /// <summary>The value. <see langword="null"/>, or the default value of a struct, for a tombstone, which deletes the key in a compacted topic.</summary>
    [LambdaJsonFormat(JsonFormat.Base64)]
    public TValue? Value { get; init; }
}

/// <summary>What every record of Apache Kafka has.</summary>
public abstract class KafkaRecordDetails
{
    private protected KafkaRecordDetails()
    {
    }

    /// <summary>The topic.</summary>
    public string Topic { get; init; } = "";

    /// <summary>The partition of the topic.</summary>
    public int Partition { get; init; }

    /// <summary>The position in the partition.</summary>
    public long Offset { get; init; }

    /// <summary>The time of the record; <see cref="TimestampType"/> says which.</summary>
    [LambdaJsonFormat(JsonFormat.UnixTimeMilliseconds)]
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary><c>CREATE_TIME</c>, when the producer created the record, or <c>LOG_APPEND_TIME</c>, when the broker stored it.</summary>
    public string? TimestampType { get; init; }

    /// <summary>The headers in their order, each an object with one member: its name and the bytes of its value. A name may occur several times.</summary>
    [LambdaJsonFormat(JsonFormat.SignedBytes)]
    public IReadOnlyList<IReadOnlyDictionary<string, byte[]?>>? Headers { get; init; }

    /// <summary>The schema of the key. <see langword="null"/> without a schema registry.</summary>
    public KafkaSchemaMetadata? KeySchemaMetadata { get; init; }

    /// <summary>The schema of the value. <see langword="null"/> without a schema registry.</summary>
    public KafkaSchemaMetadata? ValueSchemaMetadata { get; init; }
}

/// <summary>The schema of a key or value, from a schema registry.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/services-consume-kafka-events.html</remarks>
public sealed class KafkaSchemaMetadata
{
    /// <summary><c>AVRO</c>, <c>PROTOBUF</c> or <c>JSON</c>.</summary>
    public string? DataFormat { get; init; }

    /// <summary>Identifies the schema in the registry.</summary>
    public string? SchemaId { get; init; }
}
