using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>The types that the formats of <c>[LambdaJsonFormat]</c> are for.</summary>
internal static class JsonFormats
{
    /// <summary>Whether it encodes JSON, which may be that of any type.</summary>
    public static bool EncodesJson(ValueFormat format) => format is ValueFormat.JsonText or ValueFormat.Base64 or ValueFormat.GzipBase64;

    /// <summary>Whether it is for a single value of this kind.</summary>
    public static bool Fits(ValueFormat format, ScalarKind kind) => format switch
    {
        <= ValueFormat.UtcTimeMilliseconds => kind is ScalarKind.DateTime or ScalarKind.DateTimeOffset,
        ValueFormat.FormUrlEncoded or ValueFormat.ScalarText => kind == ScalarKind.String,
        ValueFormat.SignedBytes => kind is ScalarKind.Bytes or ScalarKind.ReadOnlyMemory,
        ValueFormat.SingleOrArray => false,
        _ => true,
    };

    /// <summary>Why a member cannot have a format.</summary>
    /// <returns>The problem and the fix; <see langword="null"/> for a valid member.</returns>
    public static (string Problem, string Fix)? WhyNot(ValueFormat format, ITypeSymbol type, JsonAttributes attributes)
    {
        string name = $"[LambdaJsonFormat(JsonFormat.{format})]";
        if (attributes.Converter is not null)
            return ($"carries {name}, but a converter reads and writes it", "remove one of the two");
        if (attributes.IsPopulated == true)
            return ($"carries {name}, but its value is populated", "remove one of the two");
        if (format == ValueFormat.DynamoDbItem)
            return IsItem(type) ? null : ($"carries {name}, but is of type '{TypeNames.Display(type)}'", "use it for an object or a dictionary");
        if (format == ValueFormat.SingleOrArray ? HasList(type) : EncodesJson(format) || Innermost(type) is { } kind && Fits(format, kind))
            return null;
        return ($"carries {name}, but is of type '{TypeNames.Display(type)}'", format switch
        {
            ValueFormat.FormUrlEncoded or ValueFormat.ScalarText => "use it for a string",
            ValueFormat.SignedBytes => "use it for byte[] or ReadOnlyMemory<byte>",
            ValueFormat.SingleOrArray => "use it for a collection, or a dictionary of collections",
            _ => "use it for a DateTime or DateTimeOffset",
        });
    }

    private static bool IsItem(ITypeSymbol type) =>
        type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Interface or TypeKind.TypeParameter
        && JsonScalars.Find(type) is null
        && (JsonCollections.Find(type, "IEnumerable") is null
            || EntriesOf(type) is not null);

    /// <summary>Whether a value, or each value of a dictionary, is an array in JSON.</summary>
    private static bool HasList(ITypeSymbol type)
    {
        ITypeSymbol underlying = Underlying(type);
        return JsonScalars.Find(underlying) is null && (EntriesOf(underlying) is { } entries ? HasList(entries.TypeArguments[1]) : ElementOf(underlying) is not null);
    }

    /// <summary>The kind of a value, or of the elements of a collection.</summary>
    private static ScalarKind? Innermost(ITypeSymbol type)
    {
        ITypeSymbol underlying = Underlying(type);
        if (JsonScalars.Find(underlying) is { } kind)
            return kind;
        ITypeSymbol? element = EntriesOf(underlying)?.TypeArguments[1] ?? ElementOf(underlying);
        return element is null ? null : Innermost(element);
    }

    private static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private static INamedTypeSymbol? EntriesOf(ITypeSymbol type) => JsonCollections.Find(type, "IDictionary") ?? JsonCollections.Find(type, "IReadOnlyDictionary");

    private static ITypeSymbol? ElementOf(ITypeSymbol type) =>
        type is IArrayTypeSymbol array ? array.ElementType : JsonCollections.Find(type, "IEnumerable")?.TypeArguments[0];
}
