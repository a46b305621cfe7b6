using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json;

/// <summary>
/// Ends the search for the types of one event or result if type arguments grow without limit.
/// <c>class Node&lt;T&gt; { Node&lt;List&lt;T&gt;&gt;? Next { get; set; } }</c> is legal and reaches an unlimited number of types, of
/// which the .NET runtime creates only those that are used.
/// </summary>
internal sealed class GenericNesting
{
    /// <summary>More levels than real code has, and few enough for a type that reaches itself in two ways.</summary>
    private const int MaxDepth = 10;

    /// <summary>More types within one than real code has. With several arguments on each level, ten levels are millions of types.</summary>
    private const int MaxTypes = 100;

    /// <summary>Types with more levels are counted, because each level can multiply their number.</summary>
    private const int MaxUncountedDepth = 3;

    /// <summary>More types with so many levels than real code has.</summary>
    private const int MaxDeepTypes = 1000;

    private int _deepTypes;

    /// <summary>A limit was exceeded. Parsing ends, because a type that reaches itself in four ways would be a million models.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Checks a type at each use.</summary>
    /// <returns>The problem; <see langword="null"/> for a valid type.</returns>
    public string? Check(ITypeSymbol type) => Exceeds(type, MaxDepth)
        ? End("its type arguments are nested too deeply, as where a generic type reaches itself with ever longer ones")
        : null;

    /// <summary>Counts a new type.</summary>
    /// <returns>The problem; <see langword="null"/> for a valid type.</returns>
    public string? Count(ITypeSymbol type) => Exceeds(type, MaxUncountedDepth) && ++_deepTypes > MaxDeepTypes
        ? End($"it is reached with too many different type arguments, more than {MaxDeepTypes} of them nested in several levels")
        : null;

    private string End(string reason)
    {
        HasEnded = true;
        return reason;
    }

    private static bool Exceeds(ITypeSymbol type, int depth)
    {
        int types = MaxTypes;
        return Exceeds(type, depth, ref types);
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
