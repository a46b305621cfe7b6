using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>
/// Changes of the items of an Amazon DynamoDB table, if the event source mapping has a tumbling window. The response is a <see cref="TimeWindowResponse{TState}"/>.
/// </summary>
/// <typeparam name="TState">What the function computes over the records of a window.</typeparam>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-windows.html</remarks>
public sealed class DynamoDbTimeWindowEvent<TState> : TimeWindowEvent<TState>
    where TState : new()
{
    /// <inheritdoc cref="DynamoDbEvent.Records"/>
    [JsonPropertyName("Records"), JsonPropertyOrder(-1)]
    public IReadOnlyList<DynamoDbRecord> Records { get; init; } = [];
}

/// <summary>
/// Changes of the items of an Amazon DynamoDB table, which are read directly into a type, if the event source mapping has a tumbling window. The response is a
/// <see cref="TimeWindowResponse{TState}"/>.
/// </summary>
/// <typeparam name="TState">What the function computes over the records of a window.</typeparam>
/// <typeparam name="TItem">The type of the table's items. An item that does not fit it is an error of the whole event.</typeparam>
/// <inheritdoc cref="DynamoDbTimeWindowEvent{TState}" path="/remarks"/>
public sealed class DynamoDbTimeWindowEvent<TState, TItem> : TimeWindowEvent<TState>
    where TState : new()
{
    /// <inheritdoc cref="DynamoDbEvent.Records"/>
    [JsonPropertyName("Records"), JsonPropertyOrder(-1)]
    public IReadOnlyList<DynamoDbRecord<TItem>> Records { get; init; } = [];
}
