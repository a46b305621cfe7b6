using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Local.Sources;

/// <summary>The content of the file of <c>--state</c>.</summary>
/// <param name="Version">The version of the format.</param>
/// <param name="Queues">The queues with their messages.</param>
/// <param name="Streams">The streams with their records and checkpoints.</param>
internal sealed record SourceState(int Version, IReadOnlyList<QueueState> Queues, IReadOnlyList<StreamState> Streams)
{
    /// <summary>The version that this emulator writes, and the only one that it reads.</summary>
    public const int CurrentVersion = 1;

    /// <summary>What Lambda's API has changed of event source mappings. A file that was written before there was such an API has none.</summary>
    public MappingChangesState? Mappings { get; init; }
}
