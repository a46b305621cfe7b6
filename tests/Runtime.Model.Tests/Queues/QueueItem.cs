namespace Lambda.Runtime.Model.Tests.Queues;

/// <summary>The body of a message.</summary>
/// <param name="Key">Identifies it in the journal.</param>
/// <param name="Group">Its group in a FIFO queue.</param>
/// <param name="Actions">What its handler does at the first receives; at later ones, it succeeds.</param>
public sealed record QueueItem(string Key, string Group, QueueAction[] Actions)
{
    /// <summary>Returns what the handler does at a receive; 1 is the first.</summary>
    public QueueAction ActionAt(int receiveCount) => receiveCount <= Actions.Length ? Actions[receiveCount - 1] : QueueAction.Succeed;
}
