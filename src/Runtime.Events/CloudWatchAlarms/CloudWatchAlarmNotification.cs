using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>A change of the state of an alarm of Amazon CloudWatch, as it is published to an Amazon SNS topic.</summary>
/// <remarks>
/// A function receives it as <c>SnsEvent&lt;CloudWatchAlarmNotification&gt;</c>, and by way of a queue as
/// <c>SqsEvent&lt;SnsNotification&lt;CloudWatchAlarmNotification&gt;&gt;</c>. Its form differs from that of a <see cref="CloudWatchAlarmEvent"/>.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
/// </remarks>
public sealed class CloudWatchAlarmNotification
{
    /// <summary>The name of the alarm.</summary>
    [JsonPropertyName("AlarmName")]
    public string AlarmName { get; init; } = "";

    /// <summary>The description. <see langword="null"/> if the alarm has none.</summary>
    [JsonPropertyName("AlarmDescription")]
    public string? AlarmDescription { get; init; }

    /// <summary>The AWS account of the alarm.</summary>
    [JsonPropertyName("AWSAccountId")]
    public string? AwsAccountId { get; init; }

    /// <summary>When the configuration of a metric alarm changed last, in the form of <see cref="StateChangeTime"/>.</summary>
    [JsonPropertyName("AlarmConfigurationUpdatedTimestamp")]
    public string? AlarmConfigurationUpdatedTimestamp { get; init; }

    /// <summary>The new state: one of <see cref="CloudWatchAlarmStates"/>.</summary>
    [JsonPropertyName("NewStateValue")]
    public string NewStateValue { get; init; } = "";

    /// <summary>Why, as text for people.</summary>
    [JsonPropertyName("NewStateReason")]
    public string? NewStateReason { get; init; }

    /// <summary>
    /// When the state changed, such as <c>2026-03-05T10:11:12.345+0000</c>. The offset has no colon: <c>DateTimeOffset.ParseExact</c> reads it with the format
    /// <c>yyyy-MM-ddTHH:mm:ss.fffzzz</c> and the invariant culture.
    /// </summary>
    [JsonPropertyName("StateChangeTime")]
    public string? StateChangeTime { get; init; }

    /// <summary>The display name of the alarm's region, such as <c>EU (Frankfurt)</c>. The identifier is in <see cref="AlarmArn"/>.</summary>
    [JsonPropertyName("Region")]
    public string? Region { get; init; }

    /// <summary>The ARN of the alarm.</summary>
    [JsonPropertyName("AlarmArn")]
    public string? AlarmArn { get; init; }

    /// <summary>The state before: one of <see cref="CloudWatchAlarmStates"/>.</summary>
    [JsonPropertyName("OldStateValue")]
    public string? OldStateValue { get; init; }

    /// <summary>The ARNs of the actions for <c>OK</c>.</summary>
    [JsonPropertyName("OKActions")]
    public IReadOnlyList<string>? OkActions { get; init; }

    /// <summary>The ARNs of the actions for <c>ALARM</c>.</summary>
    [JsonPropertyName("AlarmActions")]
    public IReadOnlyList<string>? AlarmActions { get; init; }

    /// <summary>The ARNs of the actions for <c>INSUFFICIENT_DATA</c>.</summary>
    [JsonPropertyName("InsufficientDataActions")]
    public IReadOnlyList<string>? InsufficientDataActions { get; init; }

    /// <summary>What a metric alarm watches. <see langword="null"/> for a composite alarm.</summary>
    [JsonPropertyName("Trigger")]
    public CloudWatchAlarmTrigger? Trigger { get; init; }

    /// <summary>The rule of a composite alarm. <see langword="null"/> for a metric alarm.</summary>
    [JsonPropertyName("AlarmRule")]
    public string? AlarmRule { get; init; }

    /// <summary>The alarms whose state changed that of a composite alarm. <see langword="null"/> for a metric alarm.</summary>
    [JsonPropertyName("TriggeringChildren")]
    public IReadOnlyList<CloudWatchAlarmChild>? TriggeringChildren { get; init; }
}

/// <summary>An alarm that is a part of the rule of a composite alarm.</summary>
public sealed class CloudWatchAlarmChild
{
    /// <summary>The ARN of the alarm.</summary>
    [JsonPropertyName("Arn")]
    public string? Arn { get; init; }

    /// <summary>Its state.</summary>
    [JsonPropertyName("State")]
    public CloudWatchAlarmChildState? State { get; init; }
}

/// <summary>The state of an alarm that is a part of the rule of a composite alarm.</summary>
public sealed class CloudWatchAlarmChildState
{
    /// <summary>One of <see cref="CloudWatchAlarmStates"/>.</summary>
    [JsonPropertyName("Value")]
    public string? Value { get; init; }

    /// <summary>Since when, in the form of <see cref="CloudWatchAlarmNotification.StateChangeTime"/>.</summary>
    [JsonPropertyName("Timestamp")]
    public string? Timestamp { get; init; }
}
