using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>Recognizes types of AWS's responses that are not a response, but a part of one.</summary>
internal static class ResponseParts
{
    /// <returns>The response and its member, for a message; <see langword="null"/> if a type is not a part of a response, or a collection of such parts.</returns>
    public static string? ResponseOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => ResponseOf(array.ElementType),
        INamedTypeSymbol named when BatchParser.IsEventType(named) => ResponseOf(named.Name),
        INamedTypeSymbol { TypeArguments.Length: > 0 } named when IsCollection(named) =>
            named.TypeArguments.Select(ResponseOf).FirstOrDefault(static response => response is not null),
        _ => null,
    };

    private static bool IsCollection(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal);

    private static string? ResponseOf(string part) => part switch
    {
        "SqsBatchItemFailure" or "KinesisBatchItemFailure" or "DynamoDbBatchItemFailure" or "KafkaBatchItemFailure" =>
            $"{part.Replace("ItemFailure", "Response")} with its member BatchItemFailures",
        "TimeWindowBatchItemFailure" => "TimeWindowResponse<TState> with its member BatchItemFailures",
        "KafkaRecordIdentifier" => "KafkaBatchResponse with its member BatchItemFailures",
        "FirehoseResponseRecord" => "FirehoseResponse with its member Records",
        "S3BatchResult" => "S3BatchResponse with its member Results",
        "AppSyncEventResult" => "AppSyncEventsPublishResponse with its member Events",
        _ => null,
    };
}
