using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>Anonymous types have no name that generated code could use.</summary>
internal static class AnonymousTypes
{
    /// <summary>Whether a type is anonymous or has an anonymous type among its type arguments.</summary>
    public static bool IsIn(ITypeSymbol? type) => type switch
    {
        { IsAnonymousType: true } => true,
        IArrayTypeSymbol array => IsIn(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsIn) || IsIn(named.ContainingType),
        _ => false,
    };

    /// <summary>The record to write instead, for a message. Members keep their names in JSON, because the policy of names applies to both forms.</summary>
    public static string Advice(INamedTypeSymbol type)
    {
        IPropertySymbol[] members = [.. type.GetMembers().OfType<IPropertySymbol>()];
        return members.Any(static member => IsIn(member.Type))
            ? "declare a record with these members, and another for the anonymous type in it, and use them instead"
            : $"declare a record and use it instead: 'record Value({string.Join(", ", members.Select(Parameter))});'";
    }

    private static string Parameter(IPropertySymbol member) => $"{TypeNames.Display(member.Type)} {Capitalized(member.Name)}";

    private static string Capitalized(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
