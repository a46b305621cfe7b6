namespace Lambda.Runtime.Events;

/// <summary>The configuration of an alarm of Amazon CloudWatch. Members of other kinds of alarms are <see langword="null"/>.</summary>
public sealed class CloudWatchAlarmConfiguration
{
    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>The metrics and expressions of a metric alarm.</summary>
    public IReadOnlyList<CloudWatchAlarmMetric>? Metrics { get; init; }

    /// <summary>The rule of a composite alarm.</summary>
    public string? AlarmRule { get; init; }

    /// <summary>The alarm that suppresses the actions of a composite alarm.</summary>
    public string? ActionsSuppressor { get; init; }

    /// <summary>For how many seconds a composite alarm waits for its suppressor.</summary>
    public int? ActionsSuppressorWaitPeriod { get; init; }

    /// <summary>For how many seconds the actions of a composite alarm remain suppressed after its suppressor.</summary>
    public int? ActionsSuppressorExtensionPeriod { get; init; }

    /// <summary>The name of the alarm, if the configuration changed, as for all members below.</summary>
    public string? AlarmName { get; init; }

    /// <summary>Whether the alarm has its actions.</summary>
    public bool? ActionsEnabled { get; init; }

    /// <summary>When the configuration changed, in the form of <see cref="CloudWatchAlarmEvent.Time"/>.</summary>
    public string? Timestamp { get; init; }

    /// <summary>The ARNs of the actions for <c>OK</c>.</summary>
    public IReadOnlyList<string>? OkActions { get; init; }

    /// <summary>The ARNs of the actions for <c>ALARM</c>.</summary>
    public IReadOnlyList<string>? AlarmActions { get; init; }

    /// <summary>The ARNs of the actions for <c>INSUFFICIENT_DATA</c>.</summary>
    public IReadOnlyList<string>? InsufficientDataActions { get; init; }

    /// <summary>Over how many periods the metric is compared with the threshold.</summary>
    public int? EvaluationPeriods { get; init; }

    /// <summary>How many of the periods have to cross the threshold.</summary>
    public int? DatapointsToAlarm { get; init; }

    /// <summary>The threshold.</summary>
    public double? Threshold { get; init; }

    /// <summary>How the metric is compared with the threshold, such as <c>GreaterThanThreshold</c>.</summary>
    public string? ComparisonOperator { get; init; }

    /// <summary>What a missing data point means: <c>breaching</c>, <c>notBreaching</c>, <c>ignore</c> or <c>missing</c>.</summary>
    public string? TreatMissingData { get; init; }
}

/// <summary>A metric or an expression of an alarm.</summary>
public sealed class CloudWatchAlarmMetric
{
    /// <summary>The name by which expressions refer to it.</summary>
    public string? Id { get; init; }

    /// <summary>The expression. <see langword="null"/> for a metric.</summary>
    public string? Expression { get; init; }

    /// <summary>The label.</summary>
    public string? Label { get; init; }

    /// <summary>Whether the alarm watches it.</summary>
    public bool? ReturnData { get; init; }

    /// <summary>The period of the expression, in seconds.</summary>
    public int? Period { get; init; }

    /// <summary>The AWS account of the metric, if it is another one.</summary>
    public string? AccountId { get; init; }

    /// <summary>The metric. <see langword="null"/> for an expression.</summary>
    public CloudWatchAlarmMetricStat? MetricStat { get; init; }
}

/// <summary>A metric and its statistic.</summary>
public sealed class CloudWatchAlarmMetricStat
{
    /// <summary>The metric.</summary>
    public CloudWatchMetric? Metric { get; init; }

    /// <summary>The period, in seconds.</summary>
    public int? Period { get; init; }

    /// <summary>The statistic, such as <c>Average</c> or <c>p99.9</c>.</summary>
    public string? Stat { get; init; }

    /// <summary>The unit. <see langword="null"/> for any.</summary>
    public string? Unit { get; init; }
}

/// <summary>A metric of Amazon CloudWatch.</summary>
public sealed class CloudWatchMetric
{
    /// <summary>The namespace, such as <c>AWS/Lambda</c>.</summary>
    public string? Namespace { get; init; }

    /// <summary>The name, such as <c>Errors</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The values of the dimensions, by name.</summary>
    public IReadOnlyDictionary<string, string>? Dimensions { get; init; }
}
