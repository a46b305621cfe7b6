namespace Lambda.Runtime.Events;

/// <summary>An event of Amazon EventBridge.</summary>
/// <remarks>
/// A rule with an input transformer or a constant input sends only that input. Declare a type with the members of the input instead.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events.html
/// </remarks>
public sealed class EventBridgeEvent : EventBridgeEnvelope
{
    /// <summary>What the sender says about the event: an object whose members depend on <see cref="EventBridgeEnvelope.DetailType"/>.</summary>
    public RawJson Detail { get; init; }
}

/// <summary>An event of Amazon EventBridge, whose detail is the JSON of a type.</summary>
/// <typeparam name="TDetail">The type of the detail.</typeparam>
/// <inheritdoc cref="EventBridgeEvent" path="/remarks"/>
public sealed class EventBridgeEvent<TDetail> : EventBridgeEnvelope
{
    /// <summary>What the sender says about the event. <see langword="null"/> only if the event has no detail.</summary>
    public TDetail? Detail { get; init; }
}
