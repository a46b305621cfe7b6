using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>Recognizes parameters that take a message attribute.</summary>
internal static class MessageAttributeParser
{
    /// <summary>Finds <c>[FromMessageAttribute]</c> of a parameter.</summary>
    public static AttributeData? Find(IParameterSymbol parameter, KnownTypes known) =>
        parameter.GetAttributes().FirstOrDefault(attribute => KnownTypes.Is(attribute.AttributeClass, known.FromMessageAttributeAttribute));

    /// <returns>Why the parameter cannot take the attribute, for a message; <see langword="null"/> if it can.</returns>
    public static string? WhyUnsupported(IParameterSymbol parameter, AttributeData attribute, BatchModel? batch) =>
        batch is null ? "is marked [FromMessageAttribute], but the handler takes whole events; mark the method [SqsHandler] instead"
        : batch.Source is not (BatchSource.Sqs or BatchSource.Sns or BatchSource.Kafka)
            ? $"is marked [FromMessageAttribute], but records of Amazon {NameOf(batch.Source)} have no attributes; remove the parameter"
        : string.IsNullOrWhiteSpace(NameIn(attribute)) ? "is marked [FromMessageAttribute] without a name; write the name that the sender uses"
        : parameter.Type.SpecialType != SpecialType.System_String && !KnownTypes.IsByteArray(parameter.Type)
            ? $"is of type '{TypeNames.Display(parameter.Type)}', but {WhatIn(batch.Source)} is a text or bytes; take string or byte[]"
            : null;

    /// <summary>Parses a parameter that is supported.</summary>
    public static ParameterModel Parse(IParameterSymbol parameter, AttributeData attribute) => new(ParameterKind.MessageAttribute)
    {
        MessageAttribute = new MessageAttributeModel(
            NameIn(attribute)!, KnownTypes.IsByteArray(parameter.Type), parameter.Type.NullableAnnotation != NullableAnnotation.NotAnnotated),
    };

    private static string WhatIn(BatchSource source) => source == BatchSource.Kafka ? "a header" : "a message attribute";

    private static string NameOf(BatchSource source) => source switch
    {
        BatchSource.Firehose => "Data Firehose",
        BatchSource.Logs => "CloudWatch Logs",
        BatchSource.DynamoDb => "DynamoDB",
        BatchSource.Schedule => "EventBridge",
        _ => source.ToString(),
    };

    private static string? NameIn(AttributeData attribute) => attribute.ConstructorArguments.FirstOrDefault().Value as string;
}
