using System.Text.Json;
using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Testing;

/// <summary>A message of a queue at one moment.</summary>
public sealed class QueuedMessage
{
    private readonly NewMessage _content;

    internal QueuedMessage(QueueMessageView message)
        : this(message.Id, message.Content, message.SentAt, message.ReceiveCount) => IsInFlight = message.IsInFlight;

    internal QueuedMessage(ReceivedMessage message)
        : this(message.Id, message.Content, message.SentAt, message.ReceiveCount)
    {
    }

    private QueuedMessage(string id, NewMessage content, DateTimeOffset sentAt, int receiveCount)
    {
        Id = id;
        _content = content;
        SentAt = sentAt;
        ReceiveCount = receiveCount;
    }

    /// <summary>The message's ID. It stays the same in a dead-letter queue.</summary>
    public string Id { get; }

    /// <summary>The text.</summary>
    public string Body => _content.Body;

    /// <summary>The message group, if there is one.</summary>
    public string? GroupId => _content.GroupId;

    /// <summary>When the message was sent.</summary>
    public DateTimeOffset SentAt { get; }

    /// <summary>How often the message was received: more than once if it was retried.</summary>
    public int ReceiveCount { get; }

    /// <summary>Whether the message was received, and its visibility timeout has not passed. Always false for a message of a delivery.</summary>
    public bool IsInFlight { get; }

    /// <summary>Deserializes the body with <see cref="JsonSerializerOptions.Web"/>.</summary>
    /// <typeparam name="T">The type to read; nullable if the body may be the JSON value null.</typeparam>
    /// <exception cref="JsonException">The body is not a <typeparamref name="T"/>.</exception>
    public T Value<T>() => JsonSerializer.Deserialize<T>(Body, ReflectionJson.Web)!;

    /// <summary>Formats the message for the message of a failed assertion.</summary>
    public override string ToString() => $"{Id}, received {(ReceiveCount == 1 ? "once" : $"{ReceiveCount} times")}: {Body}";
}
