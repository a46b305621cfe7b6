using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Local.Sources;

/// <summary>A stream, table or topic, and a function that gets its records.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Function">The function's name.</param>
/// <param name="Payload">An example of a record's payload as JSON; <see langword="null"/> if none is known.</param>
/// <param name="Progress">How far the function has come in each shard.</param>
/// <param name="Activity">What has happened so far.</param>
internal sealed record ConnectedStream(RecordStream Stream, string Function, string? Payload, IReadOnlyList<ShardProgress> Progress, StreamActivity Activity);
