using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>A message of an Amazon SNS topic, and how it came to the function.</summary>
public sealed class SnsRecord
{
    /// <summary><c>aws:sns</c>.</summary>
    [JsonPropertyName("EventSource")]
    public string? EventSource { get; init; }

    /// <summary>The version of the record, such as <c>1.0</c>.</summary>
    [JsonPropertyName("EventVersion")]
    public string? EventVersion { get; init; }

    /// <summary>The ARN of the function's subscription to the topic.</summary>
    [JsonPropertyName("EventSubscriptionArn")]
    public string? EventSubscriptionArn { get; init; }

    /// <summary>The message.</summary>
    [JsonPropertyName("Sns")]
    public SnsMessage Sns { get => field ??= new(); init; }
}

/// <summary>A message of an Amazon SNS topic whose text is the JSON of a type, and how it came to the function.</summary>
/// <typeparam name="T">The type of the message.</typeparam>
public sealed class SnsRecord<T>
{
    /// <inheritdoc cref="SnsRecord.EventSource"/>
    [JsonPropertyName("EventSource")]
    public string? EventSource { get; init; }

    /// <inheritdoc cref="SnsRecord.EventVersion"/>
    [JsonPropertyName("EventVersion")]
    public string? EventVersion { get; init; }

    /// <inheritdoc cref="SnsRecord.EventSubscriptionArn"/>
    [JsonPropertyName("EventSubscriptionArn")]
    public string? EventSubscriptionArn { get; init; }

    /// <inheritdoc cref="SnsRecord.Sns"/>
    [JsonPropertyName("Sns")]
    public SnsMessage<T> Sns { get => field ??= new(); init; }
}
