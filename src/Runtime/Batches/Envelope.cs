namespace Lambda.Runtime;

/// <summary>What the payload of a message is in, if another service put the message into the queue.</summary>
public enum Envelope
{
    /// <summary>The envelope that the message has, recognized by its members; none if it has none.</summary>
    Auto,

    /// <summary>None: the payload is the whole message, also if that is a notification of another service.</summary>
    None,

    /// <summary>A notification of Amazon SNS without raw message delivery: the payload is its <c>Message</c>.</summary>
    Sns,

    /// <summary>An event of Amazon EventBridge: the payload is its <c>detail</c>.</summary>
    EventBridge,
}
