using System.Collections.Generic;
using System.IO;
using System.Text.Json.Serialization;
using Lambda.Runtime;

namespace Events.DynamoDb;

public class StreamEvent
{
    [JsonPropertyName("Records")]
    public List<StreamRecord> Records { get; set; } = [];
}

public record StreamRecord(
    string EventID,
    OperationType EventName,
    string EventVersion,
    string EventSource,
    string AwsRegion,
    Change Dynamodb,
    UserIdentity? UserIdentity,
    string EventSourceARN);

[JsonConverter(typeof(JsonStringEnumConverter<OperationType>))]
public enum OperationType { INSERT, MODIFY, REMOVE }

public record UserIdentity(string Type, string PrincipalId);

public class Change
{
    [JsonPropertyName("ApproximateCreationDateTime")]
    public double ApproximateCreationDateTime { get; set; }

    [JsonPropertyName("Keys")]
    public Dictionary<string, AttributeValue> Keys { get; set; } = [];

    [JsonPropertyName("NewImage")]
    public Dictionary<string, AttributeValue>? NewImage { get; set; }

    [JsonPropertyName("OldImage")]
    public Dictionary<string, AttributeValue>? OldImage { get; set; }

    [JsonPropertyName("SequenceNumber")]
    public string SequenceNumber { get; set; } = "";

    [JsonPropertyName("SizeBytes")]
    public long SizeBytes { get; set; }

    [JsonPropertyName("StreamViewType")]
    public string? StreamViewType { get; set; }
}

// Exactly one member is set; the others are not written.
public class AttributeValue
{
    [JsonPropertyName("S"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? S { get; set; }

    [JsonPropertyName("N"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? N { get; set; }

    [JsonPropertyName("B"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MemoryStream? B { get; set; }

    [JsonPropertyName("BOOL"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Bool { get; set; }

    [JsonPropertyName("NULL"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Null { get; set; }

    [JsonPropertyName("L"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public List<AttributeValue>? L { get; set; }

    [JsonPropertyName("M"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, AttributeValue>? M { get; set; }

    [JsonPropertyName("SS"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public List<string>? SS { get; set; }

    [JsonPropertyName("NS"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public List<string>? NS { get; set; }

    [JsonPropertyName("BS"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public List<MemoryStream>? BS { get; set; }
}

public static class Functions
{
    [LambdaHandler("dynamo-db")]
    public static StreamEvent DynamoDb(StreamEvent value) => value;
}
