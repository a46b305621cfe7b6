using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Testing;

/// <summary>A record of a stream or a topic, or a change of an item of a table.</summary>
public sealed class StreamedRecord
{
    private readonly NewRecord _content;
    private readonly ItemChange? _change;

    internal StreamedRecord(RecordStream stream, StreamRecord record)
    {
        _content = record.Content;
        _change = stream.Kind == StreamKind.DynamoDb ? ItemChange.From(record.Content) : null;
        ShardId = stream.ShardIdOf(record.Shard);
        SequenceNumber = record.SequenceNumber;
        ArrivedAt = record.ArrivedAt;
        PartitionKey = stream.Kind == StreamKind.Kinesis ? record.Content.PartitionKey : null;
    }

    /// <summary>The ID of the shard; of a topic the partition, such as <c>orders-0</c>.</summary>
    public string ShardId { get; }

    /// <summary>The number of the record, as in events; of a topic the offset.</summary>
    public string SequenceNumber { get; }

    /// <summary>When the record was put.</summary>
    public DateTimeOffset ArrivedAt { get; }

    /// <summary>The partition key of a stream's record; <see langword="null"/> for others.</summary>
    public string? PartitionKey { get; }

    /// <summary>The key of a topic's record as text; <see langword="null"/> if there is none.</summary>
    public string? Key => _content.Key is { } key ? Encoding.UTF8.GetString(key.Span) : null;

    /// <summary>The data of a stream's record, or the value of a topic's; empty if there is none.</summary>
    public ReadOnlyMemory<byte> Data => _change is null ? _content.Data.GetValueOrDefault() : default;

    /// <summary>The data or value as text; <see langword="null"/> for a record of a topic without a value, and for a table.</summary>
    public string? Text => _change is null && _content.Data is { } data ? Encoding.UTF8.GetString(data.Span) : null;

    /// <summary>The headers of a topic's record. A name may occur several times.</summary>
    public IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>> Headers => [.. _content.Headers.Select(static header => KeyValuePair.Create(header.Name, header.Value))];

    /// <summary>The key of a table's item, in DynamoDB's JSON; <see langword="null"/> for others.</summary>
    public JsonObject? Keys => _change?.Keys;

    /// <summary>The item of a table after the change; <see langword="null"/> if it does not exist.</summary>
    public JsonObject? NewImage => _change?.NewImage;

    /// <summary>The item of a table before the change; <see langword="null"/> if it did not exist.</summary>
    public JsonObject? OldImage => _change?.OldImage;

    /// <summary>Deserializes the data or value with <see cref="JsonSerializerOptions.Web"/>.</summary>
    /// <typeparam name="T">The type to read; nullable if the data may be the JSON value null.</typeparam>
    /// <exception cref="JsonException">The data is not a <typeparamref name="T"/>.</exception>
    public T Value<T>() => JsonSerializer.Deserialize<T>(Data.Span, ReflectionJson.Web)!;

    /// <summary>Formats the record for the message of a failed assertion.</summary>
    public override string ToString()
    {
        string content = _change is { } change ? $"{change.EventName} {change.Keys.ToJsonString(ReflectionJson.Web)}" : Text ?? "no value";
        return $"{ShardId} {SequenceNumber}: {content}";
    }
}
