namespace Lambda.Runtime.Events;

/// <summary>An alarm of Amazon CloudWatch whose state or configuration changed.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html</remarks>
public sealed class CloudWatchAlarmData
{
    /// <summary>The name of the alarm.</summary>
    public string AlarmName { get; init; } = "";

    /// <summary>The new state.</summary>
    public CloudWatchAlarmState? State { get; init; }

    /// <summary>The state before. <see langword="null"/> if only a contributor or the configuration changed.</summary>
    public CloudWatchAlarmState? PreviousState { get; init; }

    /// <summary>The configuration.</summary>
    public CloudWatchAlarmConfiguration? Configuration { get; init; }

    /// <summary>The configuration before, if it was updated.</summary>
    public CloudWatchAlarmConfiguration? PreviousConfiguration { get; init; }

    /// <summary>If the configuration changed, <c>create</c>, <c>update</c> or <c>delete</c>.</summary>
    public string? Operation { get; init; }

    /// <summary>The time series whose state changed, if the alarm has several.</summary>
    public CloudWatchAlarmContributor? AlarmContributor { get; init; }

    /// <summary>The rule that mutes the alarm. <see langword="null"/> if none does.</summary>
    public CloudWatchAlarmMuteDetail? MuteDetail { get; init; }

    /// <summary>The tags of the alarm, if it propagates them.</summary>
    public IReadOnlyDictionary<string, string>? AlarmTags { get; init; }

    /// <summary>Whether the tags are complete, if the alarm propagates them.</summary>
    public string? AlarmTagsStatus { get; init; }
}

/// <summary>A time series of an alarm that has several.</summary>
public sealed class CloudWatchAlarmContributor
{
    /// <summary>Identifies the time series.</summary>
    public string? Id { get; init; }

    /// <summary>The values by which the time series are grouped, by name.</summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }
}

/// <summary>A rule that mutes an alarm. The times have the form of <see cref="CloudWatchAlarmEvent.Time"/>.</summary>
public sealed class CloudWatchAlarmMuteDetail
{
    /// <summary>The ARN of the rule.</summary>
    public string? MutedByArn { get; init; }

    /// <summary>Since when the alarm is muted.</summary>
    public string? MuteWindowStart { get; init; }

    /// <summary>Until when the alarm is muted.</summary>
    public string? MuteWindowEnd { get; init; }
}
