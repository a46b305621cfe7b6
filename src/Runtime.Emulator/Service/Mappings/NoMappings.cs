using Lambda.Runtime.Emulator.EventSources;

namespace Lambda.Runtime.Emulator.Service.Mappings;

/// <summary>Has no event source mappings, for an emulator that connects no functions to sources.</summary>
internal sealed class NoMappings : IEventSourceMappings
{
    public string? CreationProblem => "This emulator does not connect functions to sources.";

    public IReadOnlyList<EventSourceMapping> All => [];

    public EventSourceMapping? Create(QueueSourceMapping mapping, out EventSourceMapping? existing) => existing = null;

    public EventSourceMapping? Update(Guid id, Func<EventSourceMapping, EventSourceMapping> change) => null;

    public string? FindDeletionProblem(EventSourceMapping mapping) => CreationProblem;

    public EventSourceMapping? Delete(Guid id) => null;
}
