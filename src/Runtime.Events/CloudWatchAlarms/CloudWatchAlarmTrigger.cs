using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>What a metric alarm watches, in a <see cref="CloudWatchAlarmNotification"/>: one metric, or several with expressions in <see cref="Metrics"/>.</summary>
public sealed class CloudWatchAlarmTrigger
{
    /// <summary>The name of the metric. <see langword="null"/> if there are <see cref="Metrics"/>.</summary>
    [JsonPropertyName("MetricName")]
    public string? MetricName { get; init; }

    /// <summary>The namespace of the metric, such as <c>AWS/Lambda</c>. <see langword="null"/> if there are <see cref="Metrics"/>.</summary>
    [JsonPropertyName("Namespace")]
    public string? Namespace { get; init; }

    /// <summary><c>Statistic</c>, or <c>ExtendedStatistic</c> for a percentile.</summary>
    [JsonPropertyName("StatisticType")]
    public string? StatisticType { get; init; }

    /// <summary>The statistic in capital letters, such as <c>AVERAGE</c>. <see langword="null"/> for a percentile.</summary>
    [JsonPropertyName("Statistic")]
    public string? Statistic { get; init; }

    /// <summary>The percentile, such as <c>p90</c>. <see langword="null"/> for another statistic.</summary>
    [JsonPropertyName("ExtendedStatistic")]
    public string? ExtendedStatistic { get; init; }

    /// <summary>The unit. <see langword="null"/> for any.</summary>
    [JsonPropertyName("Unit")]
    public string? Unit { get; init; }

    /// <summary>The dimensions of the metric.</summary>
    [JsonPropertyName("Dimensions")]
    public IReadOnlyList<CloudWatchAlarmDimension>? Dimensions { get; init; }

    /// <summary>The period, in seconds.</summary>
    [JsonPropertyName("Period")]
    public int? Period { get; init; }

    /// <summary>Over how many periods the metric is compared with the threshold.</summary>
    [JsonPropertyName("EvaluationPeriods")]
    public int? EvaluationPeriods { get; init; }

    /// <summary>How many of the periods have to cross the threshold. <see langword="null"/> for all.</summary>
    [JsonPropertyName("DatapointsToAlarm")]
    public int? DatapointsToAlarm { get; init; }

    /// <summary>How the metric is compared with the threshold, such as <c>GreaterThanThreshold</c>.</summary>
    [JsonPropertyName("ComparisonOperator")]
    public string? ComparisonOperator { get; init; }

    /// <summary>The threshold.</summary>
    [JsonPropertyName("Threshold")]
    public double? Threshold { get; init; }

    /// <summary>The metric in <see cref="Metrics"/> that is the threshold, if the alarm detects anomalies.</summary>
    [JsonPropertyName("ThresholdMetricId")]
    public string? ThresholdMetricId { get; init; }

    /// <summary>What a missing data point means: <c>breaching</c>, <c>notBreaching</c>, <c>ignore</c> or <c>missing</c>, sometimes within other text.</summary>
    [JsonPropertyName("TreatMissingData")]
    public string? TreatMissingData { get; init; }

    /// <summary>Whether a percentile of few samples is evaluated: <c>evaluate</c> or <c>ignore</c>. Empty or <see langword="null"/> for other statistics.</summary>
    [JsonPropertyName("EvaluateLowSampleCountPercentile")]
    public string? EvaluateLowSampleCountPercentile { get; init; }

    /// <summary>The metrics and expressions. <see langword="null"/> if there is only one metric.</summary>
    [JsonPropertyName("Metrics")]
    public IReadOnlyList<CloudWatchAlarmTriggerMetric>? Metrics { get; init; }
}

/// <summary>A dimension of a metric, in a <see cref="CloudWatchAlarmNotification"/>.</summary>
public sealed class CloudWatchAlarmDimension
{
    /// <summary>The value, such as the name of a function.</summary>
    public string? Value { get; init; }

    /// <summary>The name, such as <c>FunctionName</c>.</summary>
    public string? Name { get; init; }
}

/// <summary>A metric or an expression, in a <see cref="CloudWatchAlarmNotification"/>.</summary>
public sealed class CloudWatchAlarmTriggerMetric
{
    /// <summary>The expression. <see langword="null"/> for a metric.</summary>
    [JsonPropertyName("Expression")]
    public string? Expression { get; init; }

    /// <summary>The name by which expressions refer to it.</summary>
    [JsonPropertyName("Id")]
    public string? Id { get; init; }

    /// <summary>The label.</summary>
    [JsonPropertyName("Label")]
    public string? Label { get; init; }

    /// <summary>The metric. <see langword="null"/> for an expression.</summary>
    [JsonPropertyName("MetricStat")]
    public CloudWatchAlarmTriggerMetricStat? MetricStat { get; init; }

    /// <summary>The period of the expression, in seconds.</summary>
    [JsonPropertyName("Period")]
    public int? Period { get; init; }

    /// <summary>The AWS account of the metric, if it is another one.</summary>
    [JsonPropertyName("AccountId")]
    public string? AccountId { get; init; }

    /// <summary>Whether the alarm watches it.</summary>
    [JsonPropertyName("ReturnData")]
    public bool? ReturnData { get; init; }
}

/// <summary>A metric and its statistic, in a <see cref="CloudWatchAlarmNotification"/>.</summary>
public sealed class CloudWatchAlarmTriggerMetricStat
{
    /// <summary>The metric.</summary>
    [JsonPropertyName("Metric")]
    public CloudWatchAlarmTriggerMetricId? Metric { get; init; }

    /// <summary>The period, in seconds.</summary>
    [JsonPropertyName("Period")]
    public int? Period { get; init; }

    /// <summary>The statistic, such as <c>Average</c> or <c>p99.9</c>.</summary>
    [JsonPropertyName("Stat")]
    public string? Stat { get; init; }

    /// <summary>The unit. <see langword="null"/> for any.</summary>
    [JsonPropertyName("Unit")]
    public string? Unit { get; init; }
}

/// <summary>What identifies a metric, in a <see cref="CloudWatchAlarmNotification"/>.</summary>
public sealed class CloudWatchAlarmTriggerMetricId
{
    /// <summary>The dimensions.</summary>
    [JsonPropertyName("Dimensions")]
    public IReadOnlyList<CloudWatchAlarmDimension>? Dimensions { get; init; }

    /// <summary>The name, such as <c>Errors</c>.</summary>
    [JsonPropertyName("MetricName")]
    public string? MetricName { get; init; }

    /// <summary>The namespace, such as <c>AWS/Lambda</c>.</summary>
    [JsonPropertyName("Namespace")]
    public string? Namespace { get; init; }
}
