using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>A batch of messages of a queue of an Amazon MQ broker for ActiveMQ.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/with-mq.html</remarks>
public sealed class ActiveMqEvent : ActiveMqEventSource
{
    /// <summary>The messages. If the function fails, all of them are sent again.</summary>
    public IReadOnlyList<ActiveMqMessage> Messages { get; init; } = [];
}

/// <summary>A batch of messages of a queue of an Amazon MQ broker for ActiveMQ, whose data is the JSON of a type.</summary>
/// <typeparam name="T">The type of the data. A <see cref="string"/> is the text, any other type is read from JSON. Other data is an error of the whole event.</typeparam>
/// <inheritdoc cref="ActiveMqEvent" path="/remarks"/>
public sealed class ActiveMqEvent<T> : ActiveMqEventSource
{
    /// <inheritdoc cref="ActiveMqEvent.Messages"/>
    public IReadOnlyList<ActiveMqMessage<T>> Messages { get; init; } = [];
}

/// <summary>Where messages of ActiveMQ come from.</summary>
public abstract class ActiveMqEventSource
{
    private protected ActiveMqEventSource()
    {
    }

    /// <summary><c>aws:mq</c> or <c>aws:amq</c>.</summary>
    [JsonPropertyOrder(-1)]
    public string? EventSource { get; init; }

    /// <summary>The ARN of the broker.</summary>
    [JsonPropertyOrder(-1)]
    public string? EventSourceArn { get; init; }
}
