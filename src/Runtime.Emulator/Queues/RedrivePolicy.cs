namespace Lambda.Runtime.Emulator.Queues;

/// <summary>When a message moves to a dead-letter queue.</summary>
/// <param name="TargetArn">The ARN of the dead-letter queue.</param>
/// <param name="MaxReceiveCount">How often a message may be received, 1 to 1,000. Instead of one more receive, it moves.</param>
internal sealed record RedrivePolicy(string TargetArn, int MaxReceiveCount);
