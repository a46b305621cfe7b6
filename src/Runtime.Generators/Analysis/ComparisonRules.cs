using System.Collections.Immutable;
using Lambda.Runtime.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lambda.Runtime.Generators.Analysis;

/// <summary>
/// Finds comparisons that name a culture. Comparisons that use the current culture by default, such as <c>OrderBy(order => order.Name)</c>, are not reported: they are
/// common, and most of them only need some order.
/// </summary>
internal static class ComparisonRules
{
    /// <summary>Reports an order by culture: a comparer for a method that sorts, or <c>string.Compare</c>.</summary>
    public static Diagnostic? CheckOrder(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, Location location)
    {
        bool orders = method.MethodKind == MethodKind.Constructor
            ? method.ContainingType.Name == "PriorityQueue" || method.ContainingType.Name.StartsWith("Sorted", StringComparison.Ordinal)
            : method.Name is "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Order" or "OrderDescending" or "Sort" or "BinarySearch" or "Compare"
                or "Min" or "Max" or "MinBy" or "MaxBy" or "ToImmutableSortedSet" or "ToImmutableSortedDictionary"
                || (method.Name == "Create" && method.ContainingType.Name.StartsWith("ImmutableSorted", StringComparison.Ordinal));
        if (!orders)
            return null;
        foreach (IArgumentOperation argument in arguments)
        {
            if (CultureComparisonName(argument.Value) is { } name)
                return Diagnostic.Create(NativeDiagnostics.Comparison, location, name, "\"a\" comes before \"B\" by culture, and after it by code", Instead(name));
        }

        return null;
    }

    /// <summary>Reports an option that needs the data of a culture.</summary>
    public static Diagnostic? CheckOption(IFieldReferenceOperation reference)
    {
        IFieldSymbol field = reference.Field;
        return field is { ContainingType.Name: "CompareOptions" }
            && field.Name is "IgnoreNonSpace" or "IgnoreSymbols" or "IgnoreKanaType" or "IgnoreWidth" or "StringSort" or "NumericOrdering"
            && CalledNames.IsIn(field, "System.Globalization")
            ? Diagnostic.Create(
                NativeDiagnostics.Comparison, reference.Syntax.GetLocation(), $"CompareOptions.{field.Name}", "the option has no effect there", "your own comparison")
            : null;
    }

    /// <summary>The name of the comparer or comparison, if it compares by culture: <c>StringComparer.CurrentCulture</c>.</summary>
    private static string? CultureComparisonName(IOperation value)
    {
        IOperation bare = value is IConversionOperation conversion ? conversion.Operand : value;
        ISymbol? symbol = bare switch
        {
            IPropertyReferenceOperation property => property.Property,
            IFieldReferenceOperation field => field.Field,
            IInvocationOperation call => call.TargetMethod,
            _ => null,
        };
        return symbol is { ContainingType.Name: "StringComparer" or "StringComparison" }
            && symbol.Name is "CurrentCulture" or "CurrentCultureIgnoreCase" or "InvariantCulture" or "InvariantCultureIgnoreCase" or "Create"
            && CalledNames.IsIn(symbol, "System")
            ? $"{symbol.ContainingType.Name}.{symbol.Name}"
            : null;
    }

    private static string Instead(string name) =>
        $"{name.Substring(0, name.IndexOf('.'))}.{(name.EndsWith("IgnoreCase", StringComparison.Ordinal) ? "OrdinalIgnoreCase" : "Ordinal")}";
}
