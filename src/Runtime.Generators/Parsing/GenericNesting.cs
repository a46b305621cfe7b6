using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>
/// How deep type arguments are nested. <c>class Node&lt;T&gt; { Node&lt;List&lt;T&gt;&gt;? Next { get; set; } }</c> is legal and reaches types without end, of which the
/// runtime makes only those that it meets.
/// </summary>
internal static class GenericNesting
{
    /// <summary>More than anybody writes, and few enough for a type that reaches itself in two ways.</summary>
    private const int Most = 10;

    public static bool IsTooDeep(ITypeSymbol type) => Exceeds(type, Most);

    private static bool Exceeds(ITypeSymbol type, int left) => type switch
    {
        _ when left == 0 => true,
        IArrayTypeSymbol array => Exceeds(array.ElementType, left - 1),
        INamedTypeSymbol named => named.TypeArguments.Any(argument => Exceeds(argument, left - 1)) || (named.ContainingType is { } outer && Exceeds(outer, left)),
        _ => false,
    };
}
