using System.Text;
using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>A message of RabbitMQ.</summary>
public sealed class RabbitMqMessage : RabbitMqMessageDetails
{
    /// <summary>The bytes that the sender sent.</summary>
    [JsonPropertyOrder(1), LambdaJsonFormat(JsonFormat.Base64)]
    public byte[] Data { get; init; } = [];
}

/// <summary>A message of RabbitMQ, whose data is read into a type.</summary>
/// <typeparam name="T">The type of the data.</typeparam>
public sealed class RabbitMqMessage<T> : RabbitMqMessageDetails
{
    /// <summary>The data. <see langword="null"/> only if its JSON is <c>null</c>.</summary>
    [JsonPropertyOrder(1), LambdaJsonFormat(JsonFormat.Base64)]
    public T? Data { get; init; }
}

/// <summary>What every message of RabbitMQ has.</summary>
public abstract class RabbitMqMessageDetails
{
    private protected RabbitMqMessageDetails()
    {
    }

    /// <summary>What the sender says about the message.</summary>
    public RabbitMqBasicProperties BasicProperties { get => field ??= new(); init; }

    /// <summary>Whether the message was sent before.</summary>
    public bool Redelivered { get; init; }
}

/// <summary>What the sender of a message of RabbitMQ says about it. What it does not say is <see langword="null"/>.</summary>
public sealed class RabbitMqBasicProperties
{
    /// <summary>The content type of the data, such as <c>application/json</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary>The content encoding of the data, such as <c>gzip</c>.</summary>
    public string? ContentEncoding { get; init; }

    /// <summary>
    /// The headers, by name. A number is a number, a text is an object with its bytes: <c>message.BasicProperties.Headers["tenant"].Deserialize&lt;RabbitMqText&gt;()?.Text</c>.
    /// </summary>
    public IReadOnlyDictionary<string, RawJson>? Headers { get; init; }

    /// <summary>Whether the broker stores the message: 2, or 1 if not.</summary>
    public int? DeliveryMode { get; init; }

    /// <summary>The priority.</summary>
    public int? Priority { get; init; }

    /// <summary>Links the message to another one.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The queue in which a response to the message is expected.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>After how many milliseconds the message expires, as text.</summary>
    public string? Expiration { get; init; }

    /// <summary>Identifies the message.</summary>
    public string? MessageId { get; init; }

    /// <summary>
    /// When the message was sent, such as <c>Jan 1, 1970, 12:33:41 AM</c>. <c>DateTimeOffset.ParseExact</c> reads it with the format <c>MMM d, yyyy, h:mm:ss tt</c>, the
    /// invariant culture and <c>DateTimeStyles.AssumeUniversal</c>.
    /// </summary>
    public string? Timestamp { get; init; }

    /// <summary>What kind of message it is.</summary>
    public string? Type { get; init; }

    /// <summary>The user that sent the message.</summary>
    public string? UserId { get; init; }

    /// <summary>The application that sent the message.</summary>
    public string? AppId { get; init; }

    /// <summary>Reserved by RabbitMQ.</summary>
    public string? ClusterId { get; init; }

    /// <summary>The size of the data, in bytes.</summary>
    public long? BodySize { get; init; }
}

/// <summary>A text in the headers of a message of RabbitMQ: <c>{"bytes":[118,97,108]}</c>.</summary>
public sealed class RabbitMqText
{
    /// <summary>The bytes of the text in UTF-8.</summary>
    [LambdaJsonFormat(JsonFormat.SignedBytes)]
    public byte[] Bytes { get; init; } = [];

    /// <summary>The text.</summary>
    [JsonIgnore]
    public string Text => Encoding.UTF8.GetString(Bytes);
}
