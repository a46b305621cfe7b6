namespace Lambda.Runtime.Emulator.Events;

/// <summary>A record that was put into a Firehose stream.</summary>
/// <param name="RecordId">The ID, by which the function returns it.</param>
/// <param name="ArrivedAt">When it was put.</param>
/// <param name="Data">Its content.</param>
internal sealed record FirehoseInput(string RecordId, DateTimeOffset ArrivedAt, ReadOnlyMemory<byte> Data);
