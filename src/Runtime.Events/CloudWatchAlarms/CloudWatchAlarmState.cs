namespace Lambda.Runtime.Events;

/// <summary>The state of an alarm of Amazon CloudWatch.</summary>
public sealed class CloudWatchAlarmState
{
    /// <summary>One of <see cref="CloudWatchAlarmStates"/>.</summary>
    public string Value { get; init; } = "";

    /// <summary>Why, as text for people.</summary>
    public string? Reason { get; init; }

    /// <summary>Why, as JSON in a string, whose members depend on the kind of the alarm. <see langword="null"/> if the state was set by hand.</summary>
    public string? ReasonData { get; init; }

    /// <summary>Since when, in the form of <see cref="CloudWatchAlarmEvent.Time"/>.</summary>
    public string? Timestamp { get; init; }

    /// <summary>What suppresses the actions of a composite alarm: <c>WaitPeriod</c>, <c>ExtensionPeriod</c> or <c>Alarm</c>. <see langword="null"/> if nothing does.</summary>
    public string? ActionsSuppressedBy { get; init; }

    /// <summary>Why the actions are suppressed, as text for people.</summary>
    public string? ActionsSuppressedReason { get; init; }
}

/// <summary>Values of <see cref="CloudWatchAlarmState.Value"/>.</summary>
public static class CloudWatchAlarmStates
{
    /// <summary>The threshold is not crossed.</summary>
    public const string Ok = "OK";

    /// <summary>The threshold is crossed.</summary>
    public const string Alarm = "ALARM";

    /// <summary>There is not enough data.</summary>
    public const string InsufficientData = "INSUFFICIENT_DATA";
}
