using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>Evaluates the response to the records of a Firehose stream.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/firehose/latest/dev/data-transformation-status-model.html
/// AWS documents the codes of errors, and not which of them concern all records. Here, a list that breaks the rules for one record fails this record, and a member with an
/// invalid value fails all of them.
/// </remarks>
internal static class TransformationResponse
{
    /// <summary>The code of an error of the function, and of a response with invalid values.</summary>
    public const string FunctionError = "Lambda.FunctionError";

    private const string List = "records";

    /// <param name="stream">The name of the Firehose stream.</param>
    /// <param name="response">The response of the function.</param>
    /// <param name="sent">The records of the event.</param>
    public static TransformedBatch Evaluate(string stream, ReadOnlyMemory<byte> response, IReadOnlyList<FirehoseInput> sent)
    {
        try
        {
            using var document = JsonDocument.Parse(response);
            return Evaluate(stream, document.RootElement, sent);
        }
        // An escaped surrogate without its other half is found when the text is read.
        catch (Exception invalid) when (invalid is JsonException or InvalidOperationException)
        {
            return Failure(stream, sent, "Lambda.JsonProcessingException", $"The response is not JSON: {invalid.Message}");
        }
        catch (FormatException invalid)
        {
            return Failure(stream, sent, FunctionError, invalid.Message);
        }
    }

    /// <summary>All records have failed.</summary>
    public static TransformedBatch Failure(string stream, IReadOnlyList<FirehoseInput> sent, string code, string message) =>
        new(stream, [.. sent.Select(input => TransformedRecord.Failure(input, code, message))]);

    private static TransformedBatch Evaluate(string stream, JsonElement response, IReadOnlyList<FirehoseInput> sent)
    {
        JsonElement[] returned = response.ValueKind == JsonValueKind.Object && response.TryGetProperty(List, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray()]
            : [];
        var inputs = sent.ToDictionary(static input => input.RecordId);
        var found = new List<TransformedRecord>();
        var unknown = new HashSet<string>();
        for (int i = 0; i < returned.Length; i++)
        {
            string? id = ReadId(returned[i]);
            if (id is not null && inputs.TryGetValue(id, out FirehoseInput? input))
                found.Add(Read(returned[i], $"{List}[{i}]", input));
            else
                unknown.Add(id ?? "a record without recordId");
        }

        ILookup<string, TransformedRecord> records = found.ToLookup(static record => record.Input.RecordId);
        return new TransformedBatch(stream, [.. sent.Select(input => Choose(input, [.. records[input.RecordId]]))])
        {
            Warning = unknown.Count == 0 ? null : $"The response has records that are not in the event, which are ignored: {string.Join(", ", unknown)}.",
        };
    }

    private static TransformedRecord Choose(FirehoseInput input, TransformedRecord[] returned) => returned switch
    {
        [var one] => one,
        [] => TransformedRecord.Failure(input, "Lambda.MissingRecordId", $"The response does not have the record {input.RecordId}. Expected each record of the event once."),
        _ => TransformedRecord.Failure(
            input, "Lambda.DuplicatedRecordId", $"The response has the record {input.RecordId} {returned.Length} times. Expected each record of the event once."),
    };

    private static string? ReadId(JsonElement record) =>
        record.ValueKind == JsonValueKind.Object && record.TryGetProperty("recordId", out JsonElement id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;

    // {"recordId":"4954...","result":"Ok","data":"SGVs...","metadata":{"partitionKeys":{"customer":"a"}}}
    private static TransformedRecord Read(JsonElement record, string path, FirehoseInput input)
    {
        string? text = record.TryGetProperty("result", out JsonElement result) && result.ValueKind == JsonValueKind.String ? result.GetString() : null;
        switch (text)
        {
            case nameof(TransformationResult.Dropped):
                return new TransformedRecord(input, TransformationResult.Dropped);
            case nameof(TransformationResult.ProcessingFailed):
                return TransformedRecord.Failure(input, "Lambda.ProcessingFailedStatus", "The function returned the record as ProcessingFailed.");
            case nameof(TransformationResult.Ok):
                return new TransformedRecord(input, TransformationResult.Ok)
                {
                    Data = ReadData(record, path),
                    Metadata = record.TryGetProperty("metadata", out JsonElement metadata) && metadata.ValueKind == JsonValueKind.Object
                        ? JsonObject.Create(metadata.Clone())
                        : null,
                };
            default:
                throw new FormatException($"{path}.result is {Describe(result)}. Expected Ok, Dropped or ProcessingFailed.");
        }
    }

    private static byte[] ReadData(JsonElement record, string path)
    {
        if (!record.TryGetProperty("data", out JsonElement data) || data.ValueKind != JsonValueKind.String || !data.TryGetBytesFromBase64(out byte[]? bytes))
            throw new FormatException($"{path}.data is {Describe(data)}. Expected the new content in base64.");
        return bytes;
    }

    private static string Describe(JsonElement value) => value.ValueKind == JsonValueKind.Undefined ? "missing" : value.GetRawText();
}
