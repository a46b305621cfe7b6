using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>Finds members whose attributes contradict each other. System.Text.Json rejects them at run time; here they are errors at compile time.</summary>
internal static class JsonMemberRules
{
    /// <param name="member">The member.</param>
    /// <param name="isRequired">Whether it must be in the JSON.</param>
    /// <returns>The problem and the fix; <see langword="null"/> for a valid member.</returns>
    public static (string Problem, string Fix)? Check(JsonTypeMember member, bool isRequired)
    {
        JsonAttributes attributes = member.Attributes;
        ITypeSymbol type = member.Symbol.Type;
        if (isRequired && attributes.Ignore is (IgnoreCondition.Always or IgnoreCondition.WhenReading))
            return ("is required, but is ignored when JSON is read", "remove one of the two");

        // A parameter of the constructor would take it, but the serializer does not look for one.
        if (isRequired && member.Symbol.SetBy(attributes.IsIncluded) == MemberSet.Never)
            return ("is required, but has no setter that JSON can use", "add one, or do not require it");
        if (attributes.Ignore == IgnoreCondition.WhenWritingNull && type.IsValueType && !IsNullable(type) && JsonScalars.Find(type) != ScalarKind.RawJson)
            return ($"is ignored when null, but is of type '{TypeNames.Display(type)}', which is never null", "use JsonIgnoreCondition.WhenWritingDefault");
        if (attributes is { NumberHandling: > 0, Ignore: not IgnoreCondition.Always } && !TakesNumberHandling(type, attributes))
            return ("carries [JsonNumberHandling], but is not a number or a collection of numbers that is read without a converter", "remove it");
        return attributes.Format is { } format ? JsonFormats.WhyNot(format, type, attributes) : null;
    }

    private static bool TakesNumberHandling(ITypeSymbol type, JsonAttributes attributes)
    {
        if (attributes.Converter is not null)
            return false;
        if (attributes.Format is ValueFormat.UnixTimeSeconds or ValueFormat.UnixTimeMilliseconds or ValueFormat.UnixTimeMicroseconds)
            return true;
        ITypeSymbol underlying = Underlying(type);
        if (underlying is INamedTypeSymbol named && new JsonAttributes(named).Converter is not null)
            return false;
        if (JsonScalars.IsNumber(underlying))
            return true;
        INamedTypeSymbol? entries = JsonCollections.Find(type, "IDictionary") ?? JsonCollections.Find(type, "IReadOnlyDictionary");
        ITypeSymbol? element = entries?.TypeArguments[1]
            ?? (type is IArrayTypeSymbol array ? array.ElementType : JsonCollections.Find(type, "IEnumerable")?.TypeArguments[0]);
        return element is not null && (element.SpecialType == SpecialType.System_Object || JsonScalars.IsNumber(Underlying(element)));
    }

    private static bool IsNullable(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static ITypeSymbol Underlying(ITypeSymbol type) => IsNullable(type) ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
}
