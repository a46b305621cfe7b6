using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>Which constructor makes an object.</summary>
internal static class JsonConstructors
{
    /// <summary>The one that is marked, the one without parameters, or the only public one. A struct is made without, unless one is marked.</summary>
    /// <param name="type">The type.</param>
    /// <param name="attributes">Reads the attributes of a constructor.</param>
    /// <param name="isRight">False when there is none, or no telling which.</param>
    public static IMethodSymbol? Choose(INamedTypeSymbol type, Func<ISymbol, JsonAttributes> attributes, out bool isRight)
    {
        List<IMethodSymbol> all = [.. type.InstanceConstructors];
        List<IMethodSymbol> marked = all.FindAll(c => attributes(c).IsConstructor);
        List<IMethodSymbol> accessible = all.FindAll(static c => c.DeclaredAccessibility == Accessibility.Public);
        IMethodSymbol? chosen = marked.Count == 1
            ? marked[0]
            : accessible.Find(c => c.Parameters.IsEmpty != IsPair(type)) ?? (accessible.Count == 1 && !type.IsValueType ? accessible[0] : null);
        isRight = marked.Count <= 1
            && (chosen is not null || type.IsValueType)
            && chosen?.Parameters.Any(static p => p.RefKind != RefKind.None) != true;
        return chosen;
    }

    public static bool SetsRequired(IMethodSymbol? constructor) =>
        constructor?.GetAttributes().Any(static a => a.AttributeClass?.Name == "SetsRequiredMembersAttribute") == true;

    /// <summary>A pair is a struct that can only be made whole.</summary>
    private static bool IsPair(INamedTypeSymbol type) =>
        type.Name == "KeyValuePair" && type.ContainingNamespace.ToDisplayString() == "System.Collections.Generic";
}
