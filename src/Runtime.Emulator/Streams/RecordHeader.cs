namespace Lambda.Runtime.Emulator.Streams;

/// <summary>A header of a record of Apache Kafka. A name may occur several times.</summary>
/// <param name="Name">The header's name.</param>
/// <param name="Value">Its bytes.</param>
internal sealed record RecordHeader(string Name, ReadOnlyMemory<byte> Value);
