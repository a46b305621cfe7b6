using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>Decides which members are populated, as with <c>JsonObjectCreationHandling.Populate</c>.</summary>
internal static class JsonPopulateRules
{
    /// <summary>Whether a value of the type can be populated: a collection or dictionary that can be changed, or an object.</summary>
    public static bool CanPopulate(ITypeSymbol type, JsonAttributes? member, JsonParsingContext context)
    {
        ITypeSymbol underlying = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        if (member?.Converter is not null || underlying is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } named)
            return false;
        if (new JsonAttributes(named).Converter is not null || JsonScalars.Find(named) is not null || context.Options.IsCovered(type) || context.Options.IsCovered(underlying))
            return false;

        INamedTypeSymbol? entries = JsonCollections.Find(named, "IDictionary") ?? JsonCollections.Find(named, "IReadOnlyDictionary");
        if (entries is not null)
            return JsonCollections.CanTakeEntries(named);
        return JsonCollections.Find(named, "IEnumerable") is null || JsonCollections.AddMethodOf(named) is not null;
    }

    /// <summary>Whether a discriminator in the JSON tells which of several types a value has. Such a value is always created, never populated.</summary>
    public static bool IsPolymorphic(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface } named
        && new JsonAttributes(named).DerivedTypes.Any(static derived => derived.ConstructorArguments.Length > 1);

    /// <summary>Why a marked member cannot be populated.</summary>
    /// <returns>The problem and the fix; <see langword="null"/> for a valid member.</returns>
    public static (string Problem, string Fix)? WhyNot(JsonTypeMember member, bool hasSetter, JsonParsingContext context)
    {
        ITypeSymbol type = member.Symbol.Type;
        if (!CanPopulate(type, member.Attributes, context))
        {
            return (
                $"nothing can be added to its type '{TypeNames.Display(type)}', or a converter reads it",
                "make it a collection, dictionary or object that can be changed, or remove the attribute");
        }

        if (!member.Symbol.CanGet(member.Attributes.IsIncluded))
            return ("it has no getter", "add one, or remove the attribute");
        if (type.IsValueType && !hasSetter)
            return ($"its type '{TypeNames.Display(type)}' is a struct, and nothing sets it again", "add a setter, or remove the attribute");
        return IsPolymorphic(type)
            ? ($"a value of its type '{TypeNames.Display(type)}' may be of several types, which the JSON names", "mark the member with JsonObjectCreationHandling.Replace")
            : null;
    }

    /// <summary>Whether values of the type can only be populated: reading fails if there is no value.</summary>
    public static bool CannotBeCreated(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsAbstract: true } named && JsonCollections.Find(named, "IEnumerable") is null && new JsonAttributes(named).DerivedTypes.Count == 0;
}
