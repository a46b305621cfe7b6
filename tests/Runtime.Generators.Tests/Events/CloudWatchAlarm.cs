using System.Collections.Generic;
using System.Text.Json.Serialization;
using Lambda.Runtime;
using Lambda.Runtime.Logging;

namespace Events.CloudWatchAlarm;

// The times have an offset without a colon, which System.Text.Json does not read as a time.
public sealed record AlarmEvent(string Source, string AlarmArn, string AccountId, string Time, string Region, AlarmData AlarmData);

public sealed record AlarmData(string AlarmName, AlarmState State, AlarmState? PreviousState, AlarmConfiguration Configuration);

public sealed record AlarmState(
    AlarmValue Value,
    string Reason,
    string? ReasonData,
    string Timestamp,
    string? ActionsSuppressedBy = null,
    string? ActionsSuppressedReason = null);

[JsonConverter(typeof(JsonStringEnumConverter<AlarmValue>))]
public enum AlarmValue
{
    [JsonStringEnumMemberName("OK")]
    Ok,

    [JsonStringEnumMemberName("ALARM")]
    Alarm,

    [JsonStringEnumMemberName("INSUFFICIENT_DATA")]
    InsufficientData,
}

public sealed record AlarmConfiguration(string? Description, List<MetricQuery> Metrics);

public sealed record MetricQuery(string Id, string? Expression, string? Label, MetricStatistic? MetricStat, bool ReturnData = true);

public sealed record MetricStatistic(Metric Metric, short Period, string Stat, string? Unit);

public sealed record Metric(string Namespace, string Name, IReadOnlyDictionary<string, string> Dimensions);

public static class Functions
{
    [LambdaHandler("cloud-watch-alarm")]
    public static AlarmEvent CloudWatchAlarm(AlarmEvent value) => value;
}
