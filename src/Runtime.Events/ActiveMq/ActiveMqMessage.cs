using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>A message of ActiveMQ.</summary>
public sealed class ActiveMqMessage : ActiveMqMessageDetails
{
    /// <summary>What the sender sent: the bytes, or those of the text in UTF-8.</summary>
    [LambdaJsonFormat(JsonFormat.Base64)]
    public byte[] Data { get; init; } = [];
}

/// <summary>A message of ActiveMQ, whose data is read into a type.</summary>
/// <typeparam name="T">The type of the data.</typeparam>
public sealed class ActiveMqMessage<T> : ActiveMqMessageDetails
{
    /// <summary>The data. <see langword="null"/> only if its JSON is <c>null</c>.</summary>
    [LambdaJsonFormat(JsonFormat.Base64)]
    public T? Data { get; init; }
}

/// <summary>What every message of ActiveMQ has. What the sender does not set is <see langword="null"/>.</summary>
public abstract class ActiveMqMessageDetails
{
    private protected ActiveMqMessageDetails()
    {
    }

    /// <summary>Identifies the message, also when it is sent again.</summary>
    [JsonPropertyName("messageID"), JsonPropertyOrder(-1)]
    public string MessageId { get; init; } = "";

    /// <summary>One of <see cref="ActiveMqMessageTypes"/>.</summary>
    [JsonPropertyOrder(-1)]
    public string? MessageType { get; init; }

    /// <summary>Whether the broker stores the message: a number, or <see langword="null"/> if <see cref="Persistent"/> says it.</summary>
    [JsonPropertyOrder(-1)]
    public int? DeliveryMode { get; init; }

    /// <summary>Where a response to the message is expected.</summary>
    [JsonPropertyOrder(-1)]
    public ActiveMqDestination? ReplyTo { get; init; }

    /// <summary>What kind of message it is, as the sender says.</summary>
    [JsonPropertyOrder(-1)]
    public string? Type { get; init; }

    /// <summary>When or after how long the message expires, in milliseconds, as text. <c>0</c> for never.</summary>
    [JsonPropertyOrder(-1), LambdaJsonFormat(JsonFormat.ScalarText)]
    public string? Expiration { get; init; }

    /// <summary>The priority, from 0 to 9.</summary>
    [JsonPropertyOrder(-1)]
    public int? Priority { get; init; }

    /// <summary>Links the message to another one, as the sender says.</summary>
    [JsonPropertyOrder(-1)]
    public string? CorrelationId { get; init; }

    /// <summary>The connection of the sender.</summary>
    [JsonPropertyOrder(-1)]
    public string? ConnectionId { get; init; }

    /// <summary>Whether the message was sent before.</summary>
    [JsonPropertyOrder(-1)]
    public bool? Redelivered { get; init; }

    /// <summary>Whether the broker stores the message.</summary>
    [JsonPropertyOrder(-1)]
    public bool? Persistent { get; init; }

    /// <summary>The queue.</summary>
    [JsonPropertyOrder(-1)]
    public ActiveMqDestination? Destination { get; init; }

    /// <summary>When the message was sent.</summary>
    [JsonPropertyOrder(1), LambdaJsonFormat(JsonFormat.UnixTimeMilliseconds)]
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>When the broker received the message.</summary>
    [JsonPropertyOrder(1), LambdaJsonFormat(JsonFormat.UnixTimeMilliseconds)]
    public DateTimeOffset? BrokerInTime { get; init; }

    /// <summary>When the broker delivered the message.</summary>
    [JsonPropertyOrder(1), LambdaJsonFormat(JsonFormat.UnixTimeMilliseconds)]
    public DateTimeOffset? BrokerOutTime { get; init; }

    /// <summary>What the sender said about the message, by name. All are texts.</summary>
    [JsonPropertyOrder(1), LambdaJsonFormat(JsonFormat.ScalarText)]
    public IReadOnlyDictionary<string, string>? Properties { get; init; }
}

/// <summary>A queue of ActiveMQ.</summary>
public sealed class ActiveMqDestination
{
    /// <summary>The name.</summary>
    public string? PhysicalName { get; init; }
}

/// <summary>The values of <see cref="ActiveMqMessageDetails.MessageType"/>. Lambda supports no others.</summary>
public static class ActiveMqMessageTypes
{
    /// <summary>A text.</summary>
    public const string Text = "jms/text-message";

    /// <summary>Bytes.</summary>
    public const string Bytes = "jms/bytes-message";
}
