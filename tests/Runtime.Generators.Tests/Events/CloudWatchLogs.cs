using System.Collections.Generic;
using System.Text.Json.Serialization;
using Lambda.Runtime;
using Lambda.Runtime.Logging;

namespace Events.CloudWatchLogs;

// The JSON of LogData, compressed with gzip.
public record SubscriptionEvent(CompressedLogs Awslogs);

public record CompressedLogs(byte[] Data);

public class LogData
{
    [JsonConverter(typeof(JsonStringEnumConverter<MessageType>))]
    public MessageType MessageType { get; set; }

    public string Owner { get; set; } = "";
    public string LogGroup { get; set; } = "";
    public string LogStream { get; set; } = "";
    public ICollection<string> SubscriptionFilters { get; set; } = [];
    public LogEvent[] LogEvents { get; set; } = [];
}

public enum MessageType
{
    [JsonStringEnumMemberName("CONTROL_MESSAGE")]
    Control,

    [JsonStringEnumMemberName("DATA_MESSAGE")]
    Data,
}

public class LogEvent
{
    public string Id { get; set; } = "";
    public long Timestamp { get; set; }
    public string Message { get; set; } = "";
    public Dictionary<string, string?>? ExtractedFields { get; set; }
}

public static class Functions
{
    [LambdaHandler("cloud-watch-logs")]
    public static SubscriptionEvent CloudWatchLogs(SubscriptionEvent value) => value;

    [LambdaHandler("cloud-watch-logs-data")]
    public static LogData CloudWatchLogsData(LogData value) => value;
}
