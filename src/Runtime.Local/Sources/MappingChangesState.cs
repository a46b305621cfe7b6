namespace Lambda.Runtime.Local.Sources;

/// <summary>The <see cref="MappingChanges"/> in the file of <c>--state</c>.</summary>
/// <param name="Queues">Those of queues.</param>
/// <param name="Streams">Those of streams, tables and topics.</param>
internal sealed record MappingChangesState(IReadOnlyList<QueueMappingState> Queues, IReadOnlyList<StreamMappingState> Streams);
