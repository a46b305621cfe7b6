using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>Parses the attribute of a handler of single records.</summary>
internal static class BatchParser
{
    private const string Records = "Lambda.Runtime.Events";

    /// <returns><see langword="null"/> for the attribute of a handler of whole events.</returns>
    public static BatchModel? Parse(IMethodSymbol method, AttributeData attribute, DiagnosticBag report)
    {
        if (HandlerAttributes.ShortName(attribute) is not "SqsHandler")
            return null;
        int concurrency = attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "MaxConcurrency").Value.Value as int? ?? 1;
        if (concurrency < 1)
            report.Add(HandlerDiagnostics.BadHandlerAttribute, $"sets MaxConcurrency to {concurrency}; expected 1 or more");
        if (concurrency > 1 && method.ReturnsVoid)
            report.Add(HandlerDiagnostics.BadHandlerAttribute, "sets MaxConcurrency, but returns nothing, so that a record ends before the next can begin; return Task or ValueTask, or remove MaxConcurrency");
        var options = new List<BatchOptionModel>();
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Value is not { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol type, Value: int value })
                continue;
            if (!type.GetMembers().OfType<IFieldSymbol>().Any(field => Equals(field.ConstantValue, value)))
                report.Add(HandlerDiagnostics.BadHandlerAttribute, $"sets {argument.Key} to {value}, which is not a value of {type.Name}; name one of them");
            else if (value != 0)
                options.Add(new BatchOptionModel(argument.Key, TypeNames.Full(type), value));
        }

        return new BatchModel(BatchSource.Sqs, options.ToEquatableArray(), concurrency);
    }

    /// <summary>Whether a type is a record of the service, which the handler takes besides its payload, or instead of it.</summary>
    public static bool IsRecord(BatchSource source, ITypeSymbol type) =>
        RecordTypes(source).Any(name => IsOf(name, type));

    /// <returns>What to write instead of a type that is neither a payload nor a record, for a message; <see langword="null"/> for all other types.</returns>
    public static string? WhyNotTaken(BatchSource source, ITypeSymbol type, KnownTypes known) => type switch
    {
        _ when IsOf("SqsEvent", type) => $"take the payload or {RecordTypes(source)[0]}, or mark the method [LambdaHandler] for the whole batch",
        _ when known.IsByteMemory(type) || KnownTypes.IsOrDerives(type, known.Stream) => "take byte[] for the bytes of the payload",
        _ when KnownTypes.IsOrDerives(type, known.TextReader) => "take string for the text of the payload",
        _ when KnownTypes.IsOrDerives(type, known.TextWriter) || KnownTypes.Is(type, known.ResponseStream) =>
            "remove it: the response of a batch is the list of its failures",
        _ => null,
    };

    /// <summary>The records of a service, as they are written.</summary>
    public static string[] RecordTypes(BatchSource source) => source switch
    {
        _ => ["SqsMessage"],
    };

    private static bool IsOf(string name, ITypeSymbol type) => type.Name == name && type.ContainingNamespace?.ToDisplayString() == Records;
}
