using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.Model.Tests.Batches;

/// <summary>Checks the response of a transformation: every record is in it once, in the order of the event, with its result or with the content that it had.</summary>
internal static class TransformationCheck
{
    /// <summary>What a handler returns for a record.</summary>
    public static string ResultOf(string key) => $"transformed {key}";

    /// <returns>The records that have failed, as a list of failures names them.</returns>
    public static BatchResponse Parse(Delivery delivery, string json)
    {
        var failed = new List<string>();
        try
        {
            using var document = JsonDocument.Parse(json);
            JsonElement[] records = [.. document.RootElement.GetProperty("records").EnumerateArray()];
            delivery.Require(records.Length == delivery.Sent.Length, null, $"{records.Length} records are returned instead of {delivery.Sent.Length}");
            foreach ((JsonElement returned, SentRecord record) in records.Zip(delivery.Sent))
            {
                string? result = returned.GetProperty("result").GetString();
                delivery.Require(returned.GetProperty("recordId").GetString() == record.Id, record, "is not returned at its place");
                delivery.Require(result == "ProcessingFailed" || result == (record.IsDropped ? "Dropped" : "Ok"), record, $"is returned as {result}");
                string expected = result == "Ok" ? Convert.ToBase64String(Encoding.UTF8.GetBytes(ResultOf(record.Key))) : record.Data;
                delivery.Require(returned.GetProperty("data").GetString() == expected, record, "is returned with other data");
                if (result == "ProcessingFailed")
                    failed.Add(record.Id!);
            }

            return new([.. failed]);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return BatchResponse.Error;
        }
    }
}
