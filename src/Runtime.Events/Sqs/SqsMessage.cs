using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>A message of an Amazon SQS queue.</summary>
public sealed class SqsMessage : SqsRecord
{
    /// <summary>The text that the sender sent, up to 1 MiB.</summary>
    [JsonPropertyOrder(-1)]
    public string Body { get; init; } = "";
}

/// <summary>A message of an Amazon SQS queue, whose body is the JSON of a type.</summary>
/// <typeparam name="T">The type of the body.</typeparam>
public sealed class SqsMessage<T> : SqsRecord
{
    /// <summary>The body, read from its JSON. <see langword="null"/> only if that is <c>null</c>.</summary>
    [JsonPropertyOrder(-1), LambdaJsonFormat(JsonFormat.JsonText)]
    public T? Body { get; init; }
}
