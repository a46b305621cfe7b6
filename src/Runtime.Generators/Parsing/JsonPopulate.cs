using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>Which members keep what they hold and have it filled from JSON, by <c>JsonObjectCreationHandling.Populate</c>.</summary>
internal static class JsonPopulate
{
    /// <summary>Whether a value of the type can be filled: a collection or dictionary that takes more, or an object.</summary>
    public static bool CanFill(ITypeSymbol type, JsonAttributes? member, JsonGraphParser graph)
    {
        ITypeSymbol own = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        if (member?.Converter is not null || own is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } named)
            return false;
        if (new JsonAttributes(named).Converter is not null || JsonScalars.Find(named) is not null || graph.Options.IsCovered(type) || graph.Options.IsCovered(own))
            return false;

        INamedTypeSymbol? entries = JsonCollections.Find(named, "IDictionary") ?? JsonCollections.Find(named, "IReadOnlyDictionary");
        if (entries is not null)
            return JsonCollections.CanTakeEntries(named);
        return JsonCollections.Find(named, "IEnumerable") is not { } elements || JsonCollections.AddTo(named, elements.TypeArguments[0]) is not null;
    }

    /// <summary>Whether JSON says of which of several types a value is: then it is always a new one.</summary>
    public static bool IsPolymorphic(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface } named
        && new JsonAttributes(named).DerivedTypes.Any(static derived => derived.ConstructorArguments.Length > 1);

    /// <summary>Why a member that is marked cannot be filled.</summary>
    /// <returns>What is wrong and what would be right; <see langword="null"/> when nothing is.</returns>
    public static (string Wrong, string Right)? WhyNot(JsonTypeMember member, bool hasSetter, JsonGraphParser graph)
    {
        ITypeSymbol type = member.Symbol.Type;
        if (!CanFill(type, member.Attributes, graph))
            return ($"nothing can be added to its type '{TypeNames.Display(type)}', or a converter reads it", "make it a collection, dictionary or object that can be changed, or remove the attribute");
        if (!member.Symbol.CanGet(member.Attributes.IsIncluded))
            return ("it has no getter", "add one, or remove the attribute");
        if (type.IsValueType && !hasSetter)
            return ($"its type '{TypeNames.Display(type)}' is a struct, and nothing sets it again", "add a setter, or remove the attribute");
        return IsPolymorphic(type)
            ? ($"a value of its type '{TypeNames.Display(type)}' may be of several types, which JSON says", "say JsonObjectCreationHandling.Replace of the member")
            : null;
    }

    /// <summary>A type whose values only exist by others': it is filled where there is one, and cannot be made where there is none.</summary>
    public static bool IsNeverMade(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsAbstract: true } named && JsonCollections.Find(named, "IEnumerable") is null && new JsonAttributes(named).DerivedTypes.Count == 0;
}
