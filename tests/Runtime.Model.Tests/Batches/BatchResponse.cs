using System.Text.Json;

namespace Lambda.Runtime.Model.Tests.Batches;

/// <summary>A response, as a service reads it.</summary>
/// <param name="Ids">The IDs that it lists; <see langword="null"/> if the service does not understand it, which is a failure of the whole batch.</param>
internal sealed record BatchResponse(string[]? Ids)
{
    /// <summary>An error, after which the service sends the whole batch again.</summary>
    public static readonly BatchResponse Error = new((string[]?)null);

    public static BatchResponse Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Null || (root.ValueKind == JsonValueKind.Object && !root.TryGetProperty("batchItemFailures", out root)))
                return new([]);
            string?[] ids = root.ValueKind == JsonValueKind.Null ? [] : [.. root.EnumerateArray().Select(static item => IdIn(item.GetProperty("itemIdentifier")))];
            return ids.Any(string.IsNullOrEmpty) ? Error : new(ids!);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return Error;
        }
    }

    /// <summary>A text, or for Apache Kafka an object.</summary>
    private static string? IdIn(JsonElement identifier) => identifier.ValueKind == JsonValueKind.Object
        ? $"{identifier.GetProperty("partition").GetString()}@{identifier.GetProperty("offset").GetInt64()}"
        : identifier.GetString();
}
