namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>How far a function has come in a shard.</summary>
/// <param name="ShardId">The ID of the shard, or the name of the partition.</param>
/// <param name="Position">The position of the first record that is not processed.</param>
/// <param name="Lag">The number of records that are not processed.</param>
internal sealed record ShardProgress(string ShardId, long Position, int Lag);
