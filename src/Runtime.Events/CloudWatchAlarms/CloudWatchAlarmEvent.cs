namespace Lambda.Runtime.Events;

/// <summary>A change of the state of an alarm of Amazon CloudWatch, of which the function is an action.</summary>
/// <remarks>
/// By way of Amazon EventBridge, the same comes as <c>EventBridgeEvent&lt;CloudWatchAlarmData&gt;</c>.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-actions-Lambda.html
/// </remarks>
public sealed class CloudWatchAlarmEvent
{
    /// <summary><c>aws.cloudwatch</c>.</summary>
    public string? Source { get; init; }

    /// <summary>The ARN of the alarm.</summary>
    public string? AlarmArn { get; init; }

    /// <summary>The AWS account of the alarm.</summary>
    public string? AccountId { get; init; }

    /// <summary>
    /// When the state changed, such as <c>2026-03-05T10:11:12.345+0000</c>. The offset has no colon: <c>DateTimeOffset.ParseExact</c> reads it with the format
    /// <c>yyyy-MM-ddTHH:mm:ss.fffzzz</c> and the invariant culture.
    /// </summary>
    public string? Time { get; init; }

    /// <summary>The alarm's region, such as <c>eu-central-1</c>.</summary>
    public string? Region { get; init; }

    /// <summary>The alarm.</summary>
    public CloudWatchAlarmData AlarmData { get => field ??= new(); init; }
}
