namespace Lambda.Runtime.Events;

/// <summary>Log events of a log group, which are the data of a <see cref="CloudWatchLogsEvent"/>, and of a record of a stream that is subscribed.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html</remarks>
public sealed class CloudWatchLogsData
{
    /// <summary>One of <see cref="CloudWatchLogsMessageTypes"/>.</summary>
    public string MessageType { get; init; } = "";

    /// <summary>The AWS account of the log group.</summary>
    public string? Owner { get; init; }

    /// <summary>The log group.</summary>
    public string? LogGroup { get; init; }

    /// <summary>The log stream.</summary>
    public string? LogStream { get; init; }

    /// <summary>The names of the subscription filters that matched.</summary>
    public IReadOnlyList<string>? SubscriptionFilters { get; init; }

    /// <summary>The log events.</summary>
    public IReadOnlyList<CloudWatchLogEvent> LogEvents { get; init; } = [];

    /// <summary><c>LOG_GROUP_LEVEL_POLICY</c> or <c>ACCOUNT_LEVEL_POLICY</c>: where the subscription filter belongs.</summary>
    public string? PolicyLevel { get; init; }
}

/// <summary>A log event.</summary>
public sealed class CloudWatchLogEvent
{
    /// <summary>Identifies the log event.</summary>
    public string? Id { get; init; }

    /// <summary>When it happened.</summary>
    [LambdaJsonFormat(JsonFormat.UnixTimeMilliseconds)]
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The text.</summary>
    public string Message { get; init; } = "";

    /// <summary>The fields that the pattern of the subscription filter names. <see langword="null"/> if it names none.</summary>
    public IReadOnlyDictionary<string, string>? ExtractedFields { get; init; }
}

/// <summary>Values of <see cref="CloudWatchLogsData.MessageType"/>.</summary>
public static class CloudWatchLogsMessageTypes
{
    /// <summary>Log events.</summary>
    public const string Data = "DATA_MESSAGE";

    /// <summary>A check of the destination, without log events of the log group. Ignore it.</summary>
    public const string Control = "CONTROL_MESSAGE";
}
