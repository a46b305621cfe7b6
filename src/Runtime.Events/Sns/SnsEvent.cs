using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>A message of an Amazon SNS topic to which the function is subscribed.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html</remarks>
public sealed class SnsEvent
{
    /// <summary>The messages. Amazon SNS sends one.</summary>
    [JsonPropertyName("Records")]
    public IReadOnlyList<SnsRecord> Records { get; init; } = [];
}

/// <summary>A message of an Amazon SNS topic to which the function is subscribed. The text of the message is the JSON of a type.</summary>
/// <typeparam name="T">The type of a message. A message that is not its JSON is an error of the whole event.</typeparam>
/// <inheritdoc cref="SnsEvent" path="/remarks"/>
public sealed class SnsEvent<T>
{
    /// <inheritdoc cref="SnsEvent.Records"/>
    [JsonPropertyName("Records")]
    public IReadOnlyList<SnsRecord<T>> Records { get; init; } = [];
}
