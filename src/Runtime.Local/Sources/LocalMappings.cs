using Lambda.Runtime.Emulator.EventSources;

namespace Lambda.Runtime.Local.Sources;

/// <summary>The event source mappings of the functions, for Lambda's API.</summary>
/// <param name="queues">The queues.</param>
/// <param name="streams">The streams, tables and topics. Only handlers connect them.</param>
internal sealed class LocalMappings(ConnectedQueues queues, ConnectedStreams streams) : IEventSourceMappings
{
    public string? CreationProblem => null;

    public IReadOnlyList<EventSourceMapping> All => [.. queues.Mappings, .. streams.Mappings];

    public EventSourceMapping? Create(QueueSourceMapping mapping, out EventSourceMapping? existing) => queues.Create(mapping, out existing);

    public EventSourceMapping? Update(Guid id, Func<EventSourceMapping, EventSourceMapping> change) => queues.Update(id, change) ?? streams.Update(id, change);

    public string? FindDeletionProblem(EventSourceMapping mapping) => mapping is QueueSourceMapping
        ? null
        : $"A handler declares that {mapping.Function} gets the records of {mapping.SourceName}. To stop that, update the mapping with Enabled false.";

    public EventSourceMapping? Delete(Guid id) => queues.Delete(id);
}
