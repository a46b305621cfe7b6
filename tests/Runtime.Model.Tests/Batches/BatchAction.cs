namespace Lambda.Runtime.Model.Tests.Batches;

/// <summary>What the handler of a record does. One without a task does the nearest that it can.</summary>
public enum BatchAction
{
    /// <summary>Returns a completed task.</summary>
    Succeed,

    /// <summary>Succeeds on another thread.</summary>
    SucceedLater,

    /// <summary>Succeeds some milliseconds later.</summary>
    SucceedSlowly,

    /// <summary>Succeeds when no other record may be begun any more.</summary>
    Overrun,

    /// <summary>Throws before there is a task.</summary>
    Throw,

    /// <summary>Returns a task that fails on another thread.</summary>
    ThrowLater,

    /// <summary>Returns no task.</summary>
    ReturnNull,

    /// <summary>Waits until its token is canceled.</summary>
    HangUntilCanceled,

    /// <summary>Returns a task that ends after the invocation.</summary>
    HangPastDeadline,

    /// <summary>Blocks its thread until the service has ended the invocation.</summary>
    Block,
}
