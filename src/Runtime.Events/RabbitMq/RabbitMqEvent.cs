using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>A batch of messages of an Amazon MQ broker for RabbitMQ.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/with-mq.html</remarks>
public sealed class RabbitMqEvent : RabbitMqEventSource
{
    /// <summary>The messages, by queue and virtual host, such as <c>orders::/</c>. If the function fails, all of them are sent again.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<RabbitMqMessage>> RmqMessagesByQueue { get; init; } = ReadOnlyDictionary<string, IReadOnlyList<RabbitMqMessage>>.Empty;
}

/// <summary>A batch of messages of an Amazon MQ broker for RabbitMQ, whose data is the JSON of a type.</summary>
/// <typeparam name="T">The type of the data. A <see cref="string"/> is the text, any other type is read from JSON. Other data is an error of the whole event.</typeparam>
/// <inheritdoc cref="RabbitMqEvent" path="/remarks"/>
public sealed class RabbitMqEvent<T> : RabbitMqEventSource
{
    /// <inheritdoc cref="RabbitMqEvent.RmqMessagesByQueue"/>
    public IReadOnlyDictionary<string, IReadOnlyList<RabbitMqMessage<T>>> RmqMessagesByQueue { get; init; } =
        ReadOnlyDictionary<string, IReadOnlyList<RabbitMqMessage<T>>>.Empty;
}

/// <summary>Where messages of RabbitMQ come from.</summary>
public abstract class RabbitMqEventSource
{
    private protected RabbitMqEventSource()
    {
    }

    /// <summary><c>aws:rmq</c>.</summary>
    [JsonPropertyOrder(-1)]
    public string? EventSource { get; init; }

    /// <summary>The ARN of the broker.</summary>
    [JsonPropertyOrder(-1)]
    public string? EventSourceArn { get; init; }
}
