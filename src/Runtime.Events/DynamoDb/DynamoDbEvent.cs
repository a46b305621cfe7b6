using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>Changes of the items of an Amazon DynamoDB table, from its stream.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html</remarks>
public sealed class DynamoDbEvent
{
    /// <summary>The changes, in the order in which they were made to the items of a shard.</summary>
    [JsonPropertyName("Records")]
    public IReadOnlyList<DynamoDbRecord> Records { get; init; } = [];
}

/// <summary>Changes of the items of an Amazon DynamoDB table, which are read directly into a type.</summary>
/// <typeparam name="TItem">The type of the table's items. An item that does not fit it is an error of the whole event.</typeparam>
/// <inheritdoc cref="DynamoDbEvent" path="/remarks"/>
public sealed class DynamoDbEvent<TItem>
{
    /// <inheritdoc cref="DynamoDbEvent.Records"/>
    [JsonPropertyName("Records")]
    public IReadOnlyList<DynamoDbRecord<TItem>> Records { get; init; } = [];
}

/// <summary>A change of an item.</summary>
public sealed class DynamoDbRecord : DynamoDbStreamRecord
{
    /// <summary>The change itself.</summary>
    [JsonPropertyName("dynamodb"), JsonPropertyOrder(1)]
    public DynamoDbChange? DynamoDb { get => WithOperation(field); init; }
}

/// <summary>A change of an item, which is read directly into a type.</summary>
/// <typeparam name="TItem">The type of the item.</typeparam>
public sealed class DynamoDbRecord<TItem> : DynamoDbStreamRecord
{
    /// <summary>The change itself.</summary>
    [JsonPropertyName("dynamodb"), JsonPropertyOrder(1)]
    public DynamoDbChange<TItem>? DynamoDb { get => WithOperation(field); init; }
}
