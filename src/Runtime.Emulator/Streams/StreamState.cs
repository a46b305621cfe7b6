namespace Lambda.Runtime.Emulator.Streams;

/// <summary>All of a stream, to create it again after a restart of the emulator.</summary>
/// <param name="Kind">Which service's rules it has.</param>
/// <param name="Name">The stream's name.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="Ends">For each shard, the position of the next record.</param>
/// <param name="Records">Its records, of each shard the oldest first.</param>
/// <param name="Checkpoints">How far each consumer has come.</param>
internal sealed record StreamState(
    StreamKind Kind, string Name, StreamSettings Settings, IReadOnlyList<long> Ends, IReadOnlyList<StreamRecord> Records, IReadOnlyList<Checkpoint> Checkpoints);
