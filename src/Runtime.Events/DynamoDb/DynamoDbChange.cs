using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>A change of an item of an Amazon DynamoDB table.</summary>
public sealed class DynamoDbChange : DynamoDbChangeInfo
{
    /// <summary>The attributes of the item's primary key.</summary>
    [JsonPropertyName("Keys")]
    public IReadOnlyDictionary<string, AttributeValue>? Keys { get; init; }

    /// <summary>The item after the change. <see langword="null"/> if it was removed, or if the stream's view type does not include it.</summary>
    [JsonPropertyName("NewImage")]
    public IReadOnlyDictionary<string, AttributeValue>? NewImage { get; init; }

    /// <summary>The item before the change. <see langword="null"/> if it was added, or if the stream's view type does not include it.</summary>
    [JsonPropertyName("OldImage")]
    public IReadOnlyDictionary<string, AttributeValue>? OldImage { get; init; }
}

/// <summary>A change of an item of an Amazon DynamoDB table, whose images are read directly into a type.</summary>
/// <typeparam name="TItem">The type of the item.</typeparam>
public sealed class DynamoDbChange<TItem> : DynamoDbChangeInfo
{
    /// <inheritdoc cref="DynamoDbChange.Keys"/>
    [JsonPropertyName("Keys")]
    public IReadOnlyDictionary<string, AttributeValue>? Keys { get; init; }

    /// <inheritdoc cref="DynamoDbChange.NewImage"/>
    [JsonPropertyName("NewImage"), LambdaJsonFormat(JsonFormat.DynamoDbItem)]
    public TItem? NewImage { get; init; }

    /// <inheritdoc cref="DynamoDbChange.OldImage"/>
    [JsonPropertyName("OldImage"), LambdaJsonFormat(JsonFormat.DynamoDbItem)]
    public TItem? OldImage { get; init; }
}

/// <summary>What every change of an item has.</summary>
/// <remarks>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_StreamRecord.html</remarks>
public abstract class DynamoDbChangeInfo
{
    private protected DynamoDbChangeInfo()
    {
    }

    /// <summary>What happened: one of <see cref="DynamoDbEventNames"/>, from the record that the change is in.</summary>
    [JsonIgnore]
    public string? Operation { get; private set; }

    /// <summary>
    /// When the change was made, rounded to seconds in a DynamoDB stream. A Kinesis stream has milliseconds or microseconds, which are read, too; it is written in seconds.
    /// </summary>
    [JsonPropertyName("ApproximateCreationDateTime"), JsonPropertyOrder(-1), LambdaJsonFormat(JsonFormat.UnixTimeSeconds)]
    public DateTimeOffset? ApproximateCreationDateTime { get; init; }

    /// <summary><c>MILLISECOND</c> or <c>MICROSECOND</c>, in a Kinesis stream; otherwise <see langword="null"/>.</summary>
    [JsonPropertyName("ApproximateCreationDateTimePrecision"), JsonPropertyOrder(-1)]
    public string? ApproximateCreationDateTimePrecision { get; init; }

    /// <summary>The position in the stream, as digits: what <see cref="DynamoDbBatchItemFailure"/> reports. <see langword="null"/> in a Kinesis stream.</summary>
    [JsonPropertyName("SequenceNumber"), JsonPropertyOrder(1)]
    public string? SequenceNumber { get; init; }

    /// <summary>The size of the record, in bytes.</summary>
    [JsonPropertyName("SizeBytes"), JsonPropertyOrder(1)]
    public long? SizeBytes { get; init; }

    /// <summary>
    /// What the stream has of each item: <c>KEYS_ONLY</c>, <c>NEW_IMAGE</c>, <c>OLD_IMAGE</c> or <c>NEW_AND_OLD_IMAGES</c>. <see langword="null"/> in a Kinesis stream.
    /// </summary>
    [JsonPropertyName("StreamViewType"), JsonPropertyOrder(1)]
    public string? StreamViewType { get; init; }

    internal void SetOperation(string? name) => Operation = name;
}
