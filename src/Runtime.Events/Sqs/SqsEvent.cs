using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>A batch of messages of an Amazon SQS queue.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html</remarks>
public sealed class SqsEvent
{
    /// <summary>The messages. Of a standard queue at most 10,000, of a FIFO queue at most 10.</summary>
    [JsonPropertyName("Records")]
    public IReadOnlyList<SqsMessage> Records { get; init; } = [];
}

/// <summary>A batch of messages of an Amazon SQS queue, whose bodies are the JSON of a type.</summary>
/// <typeparam name="T">The type of a body. A body that is not its JSON is an error of the whole event.</typeparam>
/// <inheritdoc cref="SqsEvent" path="/remarks"/>
public sealed class SqsEvent<T>
{
    /// <inheritdoc cref="SqsEvent.Records"/>
    [JsonPropertyName("Records")]
    public IReadOnlyList<SqsMessage<T>> Records { get; init; } = [];
}
