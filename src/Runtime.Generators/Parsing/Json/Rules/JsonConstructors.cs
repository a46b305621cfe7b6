using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>Chooses the constructor that creates an object.</summary>
internal static class JsonConstructors
{
    /// <summary>The marked constructor, the one without parameters, or the only public one. A struct needs none, unless one is marked.</summary>
    /// <param name="type">The type.</param>
    /// <param name="readAttributes">Reads the attributes of a constructor.</param>
    /// <param name="isUsable">False if no constructor, or more than one, can be used.</param>
    public static IMethodSymbol? Choose(INamedTypeSymbol type, Func<ISymbol, JsonAttributes> readAttributes, out bool isUsable)
    {
        List<IMethodSymbol> all = [.. type.InstanceConstructors];
        List<IMethodSymbol> marked = all.FindAll(c => readAttributes(c).IsConstructor);
        List<IMethodSymbol> accessible = all.FindAll(static c => c.DeclaredAccessibility == Accessibility.Public);
        IMethodSymbol? chosen = marked.Count == 1
            ? marked[0]
            : accessible.Find(c => c.Parameters.IsEmpty != IsPair(type)) ?? (accessible.Count == 1 && !type.IsValueType ? accessible[0] : null);
        isUsable = marked.Count <= 1
            && (chosen is not null || type.IsValueType)
            && chosen?.Parameters.Any(static p => p.RefKind != RefKind.None) != true;
        return chosen;
    }

    public static bool SetsRequired(IMethodSymbol? constructor) =>
        constructor?.GetAttributes().Any(static a => a.AttributeClass?.Name == "SetsRequiredMembersAttribute") == true;

    /// <summary>The constructor of a pair sets all of it, because the properties have no setters.</summary>
    private static bool IsPair(INamedTypeSymbol type) =>
        type.Name == "KeyValuePair" && type.ContainingNamespace.ToDisplayString() == "System.Collections.Generic";
}
