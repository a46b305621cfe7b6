using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Symbols;

/// <summary>Decides whether generated code can access a symbol.</summary>
internal static class Accessibilities
{
    /// <returns>The reason against it, for a message; <see langword="null"/> if there is no reason.</returns>
    public static string? WhyInaccessible(ISymbol accessed)
    {
        if (accessed is IArrayTypeSymbol array)
            return WhyInaccessible(array.ElementType);
        for (ISymbol symbol = accessed; symbol is not null and not (INamespaceSymbol or ITypeParameterSymbol); symbol = symbol.ContainingSymbol)
        {
            if (symbol is INamedTypeSymbol { IsFileLocal: true })
                return $"'{symbol.Name}' is local to its file";
            if (symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
                return $"'{symbol.Name}' is {TypeNames.Describe(symbol.DeclaredAccessibility)}";
            if (symbol is INamedTypeSymbol type && type.TypeArguments.Select(WhyInaccessible).FirstOrDefault(static reason => reason is not null) is { } hidden)
                return hidden;
        }

        return null;
    }

    /// <summary>Finds the type that generated code cannot access: the type itself, that of an array's elements, or a type argument.</summary>
    /// <returns><see langword="null"/> if generated code can access all of them.</returns>
    public static INamedTypeSymbol? FindHidden(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => FindHidden(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Select(FindHidden).FirstOrDefault(static hidden => hidden is not null)
            ?? (WhyInaccessible(named.OriginalDefinition) is null ? null : named.OriginalDefinition),
        _ => null,
    };
}
