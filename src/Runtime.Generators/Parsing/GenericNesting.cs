using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>
/// How far type arguments are nested. <c>class Node&lt;T&gt; { Node&lt;List&lt;T&gt;&gt;? Next { get; set; } }</c> is legal and reaches types without end, of which the
/// runtime makes only those that it meets.
/// </summary>
internal static class GenericNesting
{
    /// <summary>More levels than anybody writes, and few enough for a type that reaches itself in two ways.</summary>
    private const int MaxDepth = 10;

    /// <summary>More types within one than anybody writes. With several arguments on each level ten levels are millions of types.</summary>
    private const int MaxTypes = 100;

    /// <summary>Types with more levels are counted, because each level can multiply their number.</summary>
    private const int MaxUncountedDepth = 3;

    /// <summary>More types with so many levels than anybody writes.</summary>
    public const int MaxDeepTypes = 1000;

    /// <summary>Whether the type is one of those of which there may be <see cref="MaxDeepTypes"/>.</summary>
    public static bool IsCounted(ITypeSymbol type)
    {
        int types = MaxTypes;
        return Exceeds(type, MaxUncountedDepth, ref types);
    }

    public static bool IsTooDeep(ITypeSymbol type)
    {
        int types = MaxTypes;
        return Exceeds(type, MaxDepth, ref types);
    }

    private static bool Exceeds(ITypeSymbol type, int depth, ref int types)
    {
        if (depth == 0 || --types < 0)
            return true;
        if (type is IArrayTypeSymbol array)
            return Exceeds(array.ElementType, depth - 1, ref types);
        if (type is not INamedTypeSymbol named)
            return false;
        foreach (ITypeSymbol argument in named.TypeArguments)
        {
            if (Exceeds(argument, depth - 1, ref types))
                return true;
        }

        return named.ContainingType is { } outer && Exceeds(outer, depth, ref types);
    }
}
