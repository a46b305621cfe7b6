using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>Log events of a log group of Amazon CloudWatch Logs to which the function is subscribed.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/services-cloudwatchlogs.html</remarks>
public sealed class CloudWatchLogsEvent
{
    /// <summary>The log events.</summary>
    [JsonPropertyName("awslogs")]
    public CloudWatchLogsPayload AwsLogs { get => field ??= new(); init; }
}

/// <summary>The part of a <see cref="CloudWatchLogsEvent"/> that is compressed.</summary>
public sealed class CloudWatchLogsPayload
{
    /// <summary>The log events, decompressed: at most 64 MiB of JSON.</summary>
    [LambdaJsonFormat(JsonFormat.GzipBase64)]
    public CloudWatchLogsData? Data { get; init; }
}
