using System.Collections.Generic;
using System.Text.Json.Serialization;
using Lambda.Runtime;
using Lambda.Runtime.Logging;

namespace Events.Kafka;

public record TopicEvent(
    string EventSource,
    string? EventSourceArn,
    string BootstrapServers,
    Dictionary<string, List<TopicRecord>> Records);

public record TopicRecord(
    string Topic,
    int Partition,
    long Offset,
    long Timestamp,
    TimestampType TimestampType,
    byte[]? Key,
    byte[]? Value,
    List<Dictionary<string, sbyte[]>> Headers);

[JsonConverter(typeof(JsonStringEnumConverter<TimestampType>))]
public enum TimestampType
{
    [JsonStringEnumMemberName("CREATE_TIME")]
    CreateTime,

    [JsonStringEnumMemberName("LOG_APPEND_TIME")]
    LogAppendTime,
}

public static class Functions
{
    [LambdaHandler("kafka")]
    public static TopicEvent Kafka(TopicEvent value) => value;
}
