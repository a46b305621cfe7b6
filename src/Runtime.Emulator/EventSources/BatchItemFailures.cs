using System.Text.Json;
using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>Evaluates the response to a batch: the list of failed records, if the mapping has the response type <c>ReportBatchItemFailures</c>.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
/// AWS does not document a response that is JSON, and neither an object nor null. It counts as a failure here, because it cannot be a list.
/// </remarks>
internal static class BatchItemFailures
{
    private const string List = "batchItemFailures";
    private const string Identifier = "itemIdentifier";
    private const string ResponseType = "ReportBatchItemFailures";

    /// <param name="result">How the invocation ended.</param>
    /// <param name="sent">The identifiers of the records in the event.</param>
    /// <param name="isReported">Whether the mapping has the response type <c>ReportBatchItemFailures</c>. Without it, the response is ignored.</param>
    public static BatchVerdict Evaluate(InvocationResult result, IReadOnlyCollection<string> sent, bool isReported)
    {
        if (result.Error is { } error)
            return BatchVerdict.Failure(sent, $"{error.Type}: {error.Message}");

        try
        {
            using var document = JsonDocument.Parse(result.Payload);
            if (isReported)
                return Evaluate(document.RootElement, sent);
            return BatchVerdict.Success(HasFailures(document.RootElement)
                ? $"The response lists records that have failed, but the event source mapping does not have the response type {ResponseType}: all records count as processed."
                : null);
        }
        // An escaped surrogate without its other half is found when the text is read.
        catch (Exception invalid) when (invalid is JsonException or InvalidOperationException)
        {
            return isReported ? BatchVerdict.Failure(sent, $"The response is not JSON: {invalid.Message}") : BatchVerdict.Success();
        }
    }

    private static BatchVerdict Evaluate(JsonElement response, IReadOnlyCollection<string> sent)
    {
        if (response.ValueKind == JsonValueKind.Null)
            return BatchVerdict.Success();
        if (response.ValueKind != JsonValueKind.Object)
            return BatchVerdict.Failure(sent, $"The response is {Describe(response)}. Expected an object with the member {List}, or null.");
        if (!response.TryGetProperty(List, out JsonElement failures))
            return BatchVerdict.Success(DescribeOtherMembers(response));
        if (failures.ValueKind == JsonValueKind.Null)
            return BatchVerdict.Success();
        if (failures.ValueKind != JsonValueKind.Array)
            return BatchVerdict.Failure(sent, $"{List} is {Describe(failures)}. Expected an array.");

        var failed = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonElement failure in failures.EnumerateArray())
        {
            if (failure.ValueKind != JsonValueKind.Object || !failure.TryGetProperty(Identifier, out JsonElement identifier))
                return BatchVerdict.Failure(sent, $"{List}[{failed.Count}] is {failure.GetRawText()}. Expected an object with the member {Identifier}.");
            if (RecordIdentifier.Read(identifier) is not { Length: > 0 } id)
                return BatchVerdict.Failure(sent, $"{List}[{failed.Count}].{Identifier} is {identifier.GetRawText()}. Expected the identifier of a record.");
            if (!sent.Contains(id))
                return BatchVerdict.Failure(sent, $"{List}[{failed.Count}].{Identifier} is {identifier.GetRawText()}, which is not a record of the event.");
            failed.Add(id);
        }

        return new BatchVerdict(failed);
    }

    private static bool HasFailures(JsonElement response) =>
        response.ValueKind == JsonValueKind.Object && response.TryGetProperty(List, out JsonElement failures)
        && failures.ValueKind == JsonValueKind.Array && failures.GetArrayLength() > 0;

    // The service ignores other members, also a misspelled one.
    private static string? DescribeOtherMembers(JsonElement response)
    {
        string[] names = [.. response.EnumerateObject().Select(static member => member.Name)];
        return names.Length == 0 ? null : $"The response has {string.Join(", ", names)} and no {List}: all records count as processed.";
    }

    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a string",
        _ => value.GetRawText(),
    };
}
