using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>A record of a Firehose stream, and what became of it.</summary>
/// <param name="Input">The record.</param>
/// <param name="Result">Whether it is delivered, dropped, or has failed.</param>
internal sealed record TransformedRecord(FirehoseInput Input, TransformationResult Result)
{
    /// <summary>What is delivered; of a record that has failed, what it had.</summary>
    public ReadOnlyMemory<byte> Data { get; init; } = Input.Data;

    /// <summary>The keys for dynamic partitioning and the table of Apache Iceberg; <see langword="null"/> if the function returned none.</summary>
    public JsonNode? Metadata { get; init; }

    /// <summary>Why the record has failed, as the service calls it: <c>Lambda.MissingRecordId</c>.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Why the record has failed.</summary>
    public string? ErrorMessage { get; init; }

    public static TransformedRecord Failure(FirehoseInput input, string code, string message) =>
        new(input, TransformationResult.ProcessingFailed) { ErrorCode = code, ErrorMessage = message };
}
