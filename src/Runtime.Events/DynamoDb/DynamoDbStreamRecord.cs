using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>What every record of an Amazon DynamoDB stream has.</summary>
/// <remarks>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html</remarks>
public abstract class DynamoDbStreamRecord
{
    private protected DynamoDbStreamRecord()
    {
    }

    /// <summary>Identifies the record.</summary>
    [JsonPropertyName("eventID")]
    public string? EventId { get; init; }

    /// <summary>What happened: one of <see cref="DynamoDbEventNames"/>.</summary>
    public string? EventName { get; init; }

    /// <summary>The version of the record's format, such as <c>1.1</c>. <see langword="null"/> in a Kinesis stream.</summary>
    public string? EventVersion { get; init; }

    /// <summary><c>aws:dynamodb</c>.</summary>
    public string? EventSource { get; init; }

    /// <summary>The table's region, such as <c>eu-central-1</c>.</summary>
    public string? AwsRegion { get; init; }

    /// <summary>The ARN of the stream, which contains the name of the table. <see langword="null"/> in a Kinesis stream.</summary>
    [JsonPropertyName("eventSourceARN"), JsonPropertyOrder(2)]
    public string? EventSourceArn { get; init; }

    /// <summary>Who removed the item, if DynamoDB did because its time to live had ended; otherwise <see langword="null"/>.</summary>
    public DynamoDbIdentity? UserIdentity { get; init; }

    /// <summary>The table's name, in a Kinesis stream; otherwise <see langword="null"/>.</summary>
    public string? TableName { get; init; }

    /// <summary><c>application/json</c>, in a Kinesis stream; otherwise <see langword="null"/>.</summary>
    public string? RecordFormat { get; init; }

    /// <summary>Tells the change what happened, because its own JSON does not have that.</summary>
    private protected T? WithOperation<T>(T? change)
        where T : DynamoDbChangeInfo
    {
        change?.SetOperation(EventName);
        return change;
    }
}

/// <summary>Who removed an item.</summary>
public sealed class DynamoDbIdentity
{
    /// <summary><c>Service</c> for the end of a time to live.</summary>
    public string? Type { get; init; }

    /// <summary><c>dynamodb.amazonaws.com</c> for the end of a time to live.</summary>
    public string? PrincipalId { get; init; }
}

/// <summary>The values of <see cref="DynamoDbStreamRecord.EventName"/>.</summary>
public static class DynamoDbEventNames
{
    /// <summary>An item was added.</summary>
    public const string Insert = "INSERT";

    /// <summary>An item was changed.</summary>
    public const string Modify = "MODIFY";

    /// <summary>An item was removed.</summary>
    public const string Remove = "REMOVE";
}
