using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>Decides which types cannot be read or written.</summary>
internal static class JsonSupport
{
    /// <returns>The reason, for a message; <see langword="null"/> for a type that may be a collection or an object.</returns>
    public static string? WhyUnsupported(ITypeSymbol type, JsonDirection direction, KnownTypes known) => type switch
    {
        IArrayTypeSymbol { Rank: > 1 } => "it is an array of several dimensions",
        { IsAnonymousType: true } => "it is an anonymous type, which has no name in code",
        _ when Accessibilities.WhyInaccessible(type) is { } hidden => $"the program cannot access it, because {hidden}",
        _ when !known.Compilation.IsSymbolAccessibleWithin(type, known.Compilation.Assembly) => "the program cannot access it",
        IArrayTypeSymbol => null,
        { IsRefLikeType: true } => "it is a ref struct, which cannot be kept",
        INamedTypeSymbol named when IsCollection(named) => null,
        INamedTypeSymbol named when AnonymousTypes.IsIn(named) => "it is made of an anonymous type, which has no name in code; a record has one",
        { TypeKind: TypeKind.Interface } => direction == JsonDirection.Write ? WhyUnsupportedPlatformType(type) : "an interface cannot be created",
        { TypeKind: TypeKind.Class, IsAbstract: true } when direction == JsonDirection.Read => "it is abstract and cannot be created",
        { TypeKind: TypeKind.Class or TypeKind.Struct } => WhyUnsupportedPlatformType(type),
        _ => $"{TypeNames.Describe(type.TypeKind)} is not supported",
    };

    private static bool IsCollection(INamedTypeSymbol type) =>
        JsonCollections.Find(type, "IEnumerable") is not null || JsonCollections.Find(type, "IDictionary") is not null;

    /// <summary>System.Text.Json does not write the public properties of .NET types, except of tuples and pairs.</summary>
    private static string? WhyUnsupportedPlatformType(ITypeSymbol type)
    {
        if (type.AllInterfaces.Any(static i => i.SpecialType == SpecialType.System_Collections_IEnumerable))
            return "it is a collection whose element type is not known";

        string space = type.ContainingNamespace.ToDisplayString();
        bool isPlatform = space == "System" || space.StartsWith("System.", StringComparison.Ordinal);
        return isPlatform && type.Name is not ("Tuple" or "ValueTuple" or "KeyValuePair") ? "this type of .NET is not supported" : null;
    }
}
