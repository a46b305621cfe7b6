using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>The values of <c>_HANDLER</c> that select a handler.</summary>
internal static class HandlerNames
{
    /// <summary>
    /// The name in the attribute, or the method's; then <c>Type.Method</c>; then <c>Assembly::Namespace.Type::Method</c>, the form of the
    /// managed .NET runtimes, in which a plus sign precedes a nested type.
    /// </summary>
    public static IEnumerable<string> GetAll(IMethodSymbol method, string? ownName)
    {
        INamedTypeSymbol type = method.ContainingType;
        string full = type.Name;
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            full = $"{outer.Name}+{full}";
        if (!type.ContainingNamespace.IsGlobalNamespace)
            full = $"{type.ContainingNamespace.ToDisplayString()}.{full}";

        return new[]
        {
            ownName ?? method.Name,
            $"{type.Name}.{method.Name}",
            $"{method.ContainingAssembly.Name}::{full}::{method.Name}",
        }.Distinct();
    }
}
