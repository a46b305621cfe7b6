using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>The event source mapping of a queue.</summary>
/// <param name="Function">The name of the function.</param>
/// <param name="Queue">The queue.</param>
/// <param name="Settings">How the function gets its messages.</param>
/// <param name="LastModified">When the mapping was created or changed.</param>
internal sealed record QueueSourceMapping(string Function, MessageQueue Queue, QueueMapping Settings, DateTimeOffset LastModified)
    : EventSourceMapping(Function, Queue.Name, Queue.Arn, LastModified)
{
    public override bool IsEnabled => Settings.IsEnabled;
}
