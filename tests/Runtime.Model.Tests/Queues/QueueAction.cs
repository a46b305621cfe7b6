namespace Lambda.Runtime.Model.Tests.Queues;

/// <summary>What the handler of a message does at one receive.</summary>
public enum QueueAction
{
    Succeed,

    SucceedSlowly,

    Throw,

    /// <summary>Ends the process before the message is processed.</summary>
    KillBefore,

    /// <summary>Ends the process when the message is processed, and nobody knows yet.</summary>
    KillAfter,
}
