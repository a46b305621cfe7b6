using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Local.Sources;

/// <summary>The content of the file of <c>--state</c>.</summary>
/// <param name="Version">The version of the format.</param>
/// <param name="Queues">The queues with their messages.</param>
internal sealed record SourceState(int Version, IReadOnlyList<QueueState> Queues)
{
    /// <summary>What Lambda's API has changed of event source mappings. A file that was written before there was such an API has none.</summary>
    public IReadOnlyList<MappingChangeState>? Mappings { get; init; }

    /// <summary>The version that this emulator writes, and the only one that it reads.</summary>
    public const int CurrentVersion = 1;
}
