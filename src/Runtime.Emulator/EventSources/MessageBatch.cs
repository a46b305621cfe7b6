using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>The messages of an event.</summary>
/// <param name="Messages">The messages, in the order of the event.</param>
/// <param name="Payload">The event.</param>
internal sealed record MessageBatch(IReadOnlyList<ReceivedMessage> Messages, byte[] Payload) : IEventBatch
{
    public IReadOnlyCollection<string> Identifiers { get; } = Messages.Select(static message => message.Id).ToHashSet(StringComparer.Ordinal);
}
