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
}
