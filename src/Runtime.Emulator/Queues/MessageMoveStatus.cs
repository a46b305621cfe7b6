namespace Lambda.Runtime.Emulator.Queues;

/// <summary>How far a <see cref="MessageMoveTask"/> is.</summary>
internal enum MessageMoveStatus
{
    Running,
    Completed,
    Canceled,
}
