namespace Lambda.Runtime.Model.Tests.Queues;

/// <summary>What happens to a queue.</summary>
internal enum QueueAction
{
    Send,
    SendAgain,
    Receive,
    Delete,
    ChangeVisibility,
    Advance,
    Purge,
    Redrive,
    Restart,
}
