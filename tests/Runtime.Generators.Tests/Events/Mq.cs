using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lambda.Runtime;
using Lambda.Runtime.Logging;

namespace Events.Mq;

public record ActiveMqEvent(string EventSource, string EventSourceArn, List<ActiveMqMessage> Messages);

public record ActiveMqMessage(
    [property: JsonPropertyName("messageID")] string MessageId,
    string MessageType,
    DeliveryMode DeliveryMode,
    string? ReplyTo,
    string? Type,
    JsonElement Expiration,
    byte Priority,
    string? CorrelationId,
    bool Redelivered,
    Destination Destination,
    ReadOnlyMemory<byte> Data,
    long Timestamp,
    long BrokerInTime,
    long BrokerOutTime,
    Dictionary<string, string> Properties);

// Sent as a number.
public enum DeliveryMode { NonPersistent = 1, Persistent = 2 }

public record Destination(string PhysicalName);

public class RabbitMqEvent
{
    public string EventSource { get; init; } = "";
    public string EventSourceArn { get; init; } = "";
    public IDictionary<string, RabbitMqMessage[]> RmqMessagesByQueue { get; init; } = new Dictionary<string, RabbitMqMessage[]>();
}

public record RabbitMqMessage(BasicProperties BasicProperties, bool Redelivered, byte[] Data);

public class BasicProperties
{
    public string? ContentType { get; init; }
    public string? ContentEncoding { get; init; }
    public Dictionary<string, JsonElement> Headers { get; init; } = [];
    public DeliveryMode DeliveryMode { get; init; }
    public byte? Priority { get; init; }
    public string? CorrelationId { get; init; }
    public string? ReplyTo { get; init; }
    public string? Expiration { get; init; }
    public string? MessageId { get; init; }
    public string? Timestamp { get; init; }
    public string? Type { get; init; }
    public string? UserId { get; init; }
    public string? AppId { get; init; }
    public string? ClusterId { get; init; }
    public ulong BodySize { get; init; }
}

public static class Functions
{
    [LambdaHandler("active-mq")]
    public static ActiveMqEvent ActiveMq(ActiveMqEvent value) => value;

    [LambdaHandler("rabbit-mq")]
    public static RabbitMqEvent RabbitMq(RabbitMqEvent value) => value;
}
