namespace Lambda.Runtime.Events;

/// <summary>
/// The invocation by a schedule: a rule of Amazon EventBridge with a schedule expression, or a schedule of Amazon EventBridge Scheduler, if it has no input.
/// </summary>
/// <remarks>
/// A schedule or rule with an input sends only that input. Declare a type with the members of the input instead.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html
/// </remarks>
public sealed class ScheduledEvent : EventBridgeEnvelope
{
    /// <summary>Empty: the object <c>{}</c> of a rule, or the string <c>"{}"</c> of Amazon EventBridge Scheduler.</summary>
    public RawJson Detail { get; init; }
}

/// <summary>Values of <see cref="EventBridgeEnvelope.Source"/> of a <see cref="ScheduledEvent"/>. Its first resource is the ARN of the rule or schedule.</summary>
public static class ScheduledEventSources
{
    /// <summary>A rule of Amazon EventBridge.</summary>
    public const string Rule = "aws.events";

    /// <summary>A schedule of Amazon EventBridge Scheduler.</summary>
    public const string Scheduler = "aws.scheduler";
}
