using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Testing.Events;

namespace Lambda.Runtime.Testing;

public static partial class LambdaEvents
{
    private const string AlarmDescription = "The function reports errors.";

    /// <summary>Log messages for which a log group has a subscription filter. The event has them in gzip and base64.</summary>
    public static JsonObject CloudWatchLogs(params string[] messages) =>
        LogsEvent.Create("/aws/lambda/function", "34622316099697884706540976068822859012661220141643892500", EventTime.Default, messages);

    /// <summary>A CloudWatch alarm changed its state, and the function is an action of it.</summary>
    /// <param name="alarm">The alarm's name.</param>
    /// <param name="state">Its new state: <c>ALARM</c>, <c>OK</c> or <c>INSUFFICIENT_DATA</c>.</param>
    /// <param name="previousState">Its state before.</param>
    public static JsonObject CloudWatchAlarm(string alarm, string state = "ALARM", string previousState = "OK") => new()
    {
        ["source"] = "aws.cloudwatch",
        ["alarmArn"] = AwsAccount.Arn("cloudwatch", $"alarm:{alarm}"),
        ["accountId"] = Account,
        ["time"] = AlarmTime(EventTime.Default),
        ["region"] = Region,
        ["alarmData"] = AlarmData(alarm, state, previousState),
    };

    /// <summary>A CloudWatch alarm changed its state, which it published to an SNS topic.</summary>
    /// <inheritdoc cref="CloudWatchAlarm"/>
    public static JsonObject CloudWatchAlarmInSns(string alarm, string state = "ALARM", string previousState = "OK") => Sns(
        EventText.Json(new JsonObject
        {
            ["AlarmName"] = alarm,
            ["AlarmDescription"] = AlarmDescription,
            ["AWSAccountId"] = Account,
            ["AlarmConfigurationUpdatedTimestamp"] = AlarmTime(EventTime.Default.AddDays(-1)),
            ["NewStateValue"] = state,
            ["NewStateReason"] = (string)AlarmState(state, EventTime.Default)["reason"]!,
            ["StateChangeTime"] = AlarmTime(EventTime.Default),
            ["Region"] = "US East (N. Virginia)",
            ["AlarmArn"] = AwsAccount.Arn("cloudwatch", $"alarm:{alarm}"),
            ["OldStateValue"] = previousState,
            ["OKActions"] = new JsonArray(),
            ["AlarmActions"] = new JsonArray(AwsAccount.Arn("sns", "alarms")),
            ["InsufficientDataActions"] = new JsonArray(),
            ["Trigger"] = new JsonObject
            {
                ["MetricName"] = "Errors",
                ["Namespace"] = "AWS/Lambda",
                ["StatisticType"] = "Statistic",
                ["Statistic"] = "SUM",
                ["Unit"] = null,
                ["Dimensions"] = new JsonArray(new JsonObject { ["value"] = "function", ["name"] = "FunctionName" }),
                ["Period"] = 60,
                ["EvaluationPeriods"] = 1,
                ["DatapointsToAlarm"] = 1,
                ["ComparisonOperator"] = "GreaterThanThreshold",
                ["Threshold"] = 5,
                ["TreatMissingData"] = "notBreaching",
                ["EvaluateLowSampleCountPercentile"] = "",
            },
        }),
        $"{state}: \"{alarm}\" in US East (N. Virginia)", "alarms");

    private static JsonObject AlarmData(string alarm, string state, string previousState) => new()
    {
        ["alarmName"] = alarm,
        ["state"] = AlarmState(state, EventTime.Default),
        ["previousState"] = AlarmState(previousState, EventTime.Default.AddHours(-1)),
        ["configuration"] = new JsonObject
        {
            ["description"] = AlarmDescription,
            ["metrics"] = new JsonArray(new JsonObject
            {
                ["id"] = "errors",
                ["metricStat"] = new JsonObject
                {
                    ["metric"] = new JsonObject
                    {
                        ["namespace"] = "AWS/Lambda",
                        ["name"] = "Errors",
                        ["dimensions"] = new JsonObject { ["FunctionName"] = "function" },
                    },
                    ["period"] = 60,
                    ["stat"] = "Sum",
                },
                ["returnData"] = true,
            }),
        },
    };

    private static JsonObject AlarmState(string value, DateTimeOffset since)
    {
        (string reason, double? datapoint) = value switch
        {
            "ALARM" => ("Threshold Crossed: 1 datapoint [7.0] was greater than the threshold (5.0).", 7),
            "OK" => ("Threshold Crossed: 1 datapoint [0.0] was not greater than the threshold (5.0).", 0),
            _ => ("Insufficient Data: 1 datapoint was unknown.", (double?)null),
        };
        return new JsonObject
        {
            ["value"] = value,
            ["reason"] = reason,
            ["reasonData"] = EventText.Json(new JsonObject
            {
                ["version"] = "1.0",
                ["queryDate"] = AlarmTime(since),
                ["statistic"] = "Sum",
                ["period"] = 60,
                ["recentDatapoints"] = datapoint is { } number ? new JsonArray(number) : [],
                ["threshold"] = 5,
            }),
            ["timestamp"] = AlarmTime(since),
        };
    }

    // 2026-01-02T03:04:05.678+0000
    private static string AlarmTime(DateTimeOffset time) => EventTime.FormatIso(time).Replace("Z", "+0000", StringComparison.Ordinal);
}
