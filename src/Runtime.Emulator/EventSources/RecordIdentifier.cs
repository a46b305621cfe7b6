using System.Text.Json;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>Names a record of a batch as a response does: the ID of a message, a sequence number, or the partition and offset of Apache Kafka.</summary>
internal static class RecordIdentifier
{
    /// <summary><c>orders-0@16</c>.</summary>
    public static string OfKafka(string partition, long offset) => $"{partition}@{offset}";

    /// <summary>Reads <c>"184952..."</c> or <c>{"partition":"orders-0","offset":16}</c>.</summary>
    /// <returns><see langword="null"/> for anything else.</returns>
    public static string? Read(JsonElement identifier) => identifier.ValueKind switch
    {
        JsonValueKind.String => identifier.GetString(),
        JsonValueKind.Object when identifier.TryGetProperty("partition", out JsonElement partition) && partition.ValueKind == JsonValueKind.String
            && identifier.TryGetProperty("offset", out JsonElement offset) && offset.ValueKind == JsonValueKind.Number && offset.TryGetInt64(out long number)
                => OfKafka(partition.GetString()!, number),
        _ => null,
    };
}
