namespace Lambda.Runtime.Emulator.Streams;

/// <summary>How far a consumer has processed a shard.</summary>
/// <param name="Consumer">The name of the function.</param>
/// <param name="Shard">The index of the shard.</param>
/// <param name="Group">Which part of the shard's keys this is for.</param>
/// <param name="GroupCount">Into how many parts the keys are divided: the parallelization factor of the event source mapping.</param>
/// <param name="Position">The position of the first record that is not processed. All earlier ones of the group are.</param>
internal sealed record Checkpoint(string Consumer, int Shard, int Group, int GroupCount, long Position);
