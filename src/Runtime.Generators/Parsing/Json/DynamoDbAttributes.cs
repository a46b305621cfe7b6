using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json;

/// <summary>Turns the types of values in a DynamoDB item into models: each value is in an object that names its type.</summary>
internal static class DynamoDbAttributes
{
    /// <summary>Numbers are strings, so that they keep all digits: <c>AllowReadingFromString | WriteAsString</c>.</summary>
    public const int NumberHandling = 3;

    /// <returns><see langword="null"/> if an error was reported.</returns>
    public static JsonValueModel? Parse(JsonGraphParser graph, ITypeSymbol type, JsonUsage usage)
    {
        ITypeSymbol underlying = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        if (WhyNot(underlying, usage, graph.Context) is { } reason)
        {
            graph.Context.ReportUnsupported(type, usage.Path, usage.Location, reason);
            return null;
        }

        usage = usage with { NumberHandling = NumberHandling };
        if (usage.Format is { } format && JsonFormats.EncodesJson(format))
        {
            return graph.ParseEncoded(type, format, usage with { Format = null, IsDynamoDb = false, NumberHandling = graph.Context.Options.NumberHandling }) is { } encoded
                ? encoded with { Attribute = encoded is { Format: null, Scalar: not ScalarKind.String } ? AttributeTypes.B : AttributeTypes.S }
                : null;
        }

        if (graph.ParseValue(type, usage) is not { } value)
            return null;
        if (value.Scalar is ScalarKind.RawJson or ScalarKind.AttributeValue)
            return value;
        bool isNumberOfEnum = underlying is INamedTypeSymbol { TypeKind: TypeKind.Enum } && !IsText(underlying, usage);
        if (isNumberOfEnum)
        {
            value = value with
            {
                Target = null,
                Scalar = JsonScalars.Find(((INamedTypeSymbol)underlying).EnumUnderlyingType!),
                NumberHandling = NumberHandling,
                IsEnum = true,
            };
        }

        // The time to live of an item is a number of seconds.
        if (value is { Scalar: ScalarKind.DateTime or ScalarKind.DateTimeOffset, Format: null })
            return value with { Attribute = AttributeTypes.S | AttributeTypes.N };
        return value with { Attribute = TypesOf(underlying, value) };
    }

    private static AttributeTypes TypesOf(ITypeSymbol type, JsonValueModel value)
    {
        switch (value.Scalar)
        {
            case ScalarKind.Boolean: return AttributeTypes.BOOL | AttributeTypes.N;
            case ScalarKind.Bytes or ScalarKind.ReadOnlyMemory or ScalarKind.Memory or ScalarKind.MemoryStream: return AttributeTypes.B;
            case ScalarKind.DateTime or ScalarKind.DateTimeOffset: return value.Format < ValueFormat.UtcTime ? AttributeTypes.N : AttributeTypes.S;
            case { } kind: return kind.IsNumber() ? AttributeTypes.N : AttributeTypes.S;
        }

        if (type.TypeKind == TypeKind.Enum)
            return AttributeTypes.S;
        if (JsonCollections.Find(type, "IDictionary") is not null || JsonCollections.Find(type, "IReadOnlyDictionary") is not null)
            return AttributeTypes.M;
        ITypeSymbol? element = type is IArrayTypeSymbol array ? array.ElementType : JsonCollections.Find(type, "IEnumerable")?.TypeArguments[0];
        return element is null ? AttributeTypes.M
            : SetOf(type, element) is { } set ? AttributeTypes.L | set
            : AttributeTypes.L | AttributeTypes.SS | AttributeTypes.NS | AttributeTypes.BS;
    }

    /// <summary>The type of the set that a set in C# is written as; <see langword="null"/> if it is not one, or has elements of other types.</summary>
    public static AttributeTypes? SetOf(ITypeSymbol type, ITypeSymbol element)
    {
        if (JsonCollections.Find(type, "ISet") is null && JsonCollections.Find(type, "IReadOnlySet") is null)
            return null;
        return JsonScalars.Find(element) switch
        {
            ScalarKind.Bytes or ScalarKind.ReadOnlyMemory => AttributeTypes.BS,
            { } kind when kind.IsNumber() => AttributeTypes.NS,
            ScalarKind.String or ScalarKind.Guid or ScalarKind.Char => AttributeTypes.SS,
            _ => null,
        };
    }

    private static string? WhyNot(ITypeSymbol type, JsonUsage usage, JsonParsingContext context)
    {
        INamedTypeSymbol? converter = usage.Converter ?? (type is INamedTypeSymbol named ? new JsonAttributes(named).Converter : null);
        if (context.Options.IsCovered(type) || (converter is not null && JsonConverterRules.IsEnumForm(converter) is null))
            return "it is in a DynamoDB item, and System.Text.Json, which reads and writes it, does not know the types of attribute values";
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface } declared && new JsonAttributes(declared).DerivedTypes.Count > 0)
            return "it is in a DynamoDB item, and has derived types";
        if (JsonScalars.Find(type) is >= ScalarKind.Object)
            return "it is in a DynamoDB item; use RawJson for any JSON, or AttributeValue";
        return usage.Format switch
        {
            ValueFormat.SignedBytes => "it is in a DynamoDB item, which has bytes in base64",
            ValueFormat.SingleOrArray => "it is in a DynamoDB item, which has the elements of a collection in a list or a set",
            _ => null,
        };
    }

    private static bool IsText(ITypeSymbol type, JsonUsage usage) =>
        (usage.Converter ?? new JsonAttributes((INamedTypeSymbol)type).Converter) is { } converter && JsonConverterRules.IsEnumForm(converter) == true;
}
