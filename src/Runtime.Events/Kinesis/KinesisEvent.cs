using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>A batch of records of a shard of Amazon Kinesis Data Streams.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html</remarks>
public sealed class KinesisEvent
{
    /// <summary>The records, in the order of the shard.</summary>
    [JsonPropertyName("Records")]
    public IReadOnlyList<KinesisRecord> Records { get; init; } = [];
}

/// <summary>A batch of records of a shard of Amazon Kinesis Data Streams, whose data is the JSON of a type.</summary>
/// <typeparam name="T">The type of the data. Data that is not its JSON is an error of the whole event.</typeparam>
/// <inheritdoc cref="KinesisEvent" path="/remarks"/>
public sealed class KinesisEvent<T>
{
    /// <inheritdoc cref="KinesisEvent.Records"/>
    [JsonPropertyName("Records")]
    public IReadOnlyList<KinesisRecord<T>> Records { get; init; } = [];
}
