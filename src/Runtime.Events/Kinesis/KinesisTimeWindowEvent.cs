using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>
/// A batch of records of a shard of Amazon Kinesis Data Streams, if the event source mapping has a tumbling window. The response is a
/// <see cref="TimeWindowResponse{TState}"/>.
/// </summary>
/// <typeparam name="TState">What the function computes over the records of a window.</typeparam>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html</remarks>
public sealed class KinesisTimeWindowEvent<TState> : TimeWindowEvent<TState>
    where TState : new()
{
    /// <inheritdoc cref="KinesisEvent.Records"/>
    [JsonPropertyName("Records"), JsonPropertyOrder(-1)]
    public IReadOnlyList<KinesisRecord> Records { get; init; } = [];
}

/// <summary>
/// A batch of records of a shard of Amazon Kinesis Data Streams whose data is the JSON of a type, if the event source mapping has a tumbling window. The response is a
/// <see cref="TimeWindowResponse{TState}"/>.
/// </summary>
/// <typeparam name="TState">What the function computes over the records of a window.</typeparam>
/// <typeparam name="T">The type of the data. Data that is not its JSON is an error of the whole event.</typeparam>
/// <inheritdoc cref="KinesisTimeWindowEvent{TState}" path="/remarks"/>
public sealed class KinesisTimeWindowEvent<TState, T> : TimeWindowEvent<TState>
    where TState : new()
{
    /// <inheritdoc cref="KinesisEvent.Records"/>
    [JsonPropertyName("Records"), JsonPropertyOrder(-1)]
    public IReadOnlyList<KinesisRecord<T>> Records { get; init; } = [];
}
