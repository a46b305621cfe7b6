using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>A value that the publisher of an Amazon SNS message added to it.</summary>
public sealed class SnsMessageAttributeValue
{
    /// <summary><c>String</c>, <c>String.Array</c>, <c>Number</c> or <c>Binary</c>.</summary>
    [JsonPropertyName("Type")]
    public string? Type { get; init; }

    /// <summary>The value as text: JSON for a <c>String.Array</c>, base64 for a <c>Binary</c>.</summary>
    [JsonPropertyName("Value")]
    public string? Value { get; init; }
}
