using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json;

/// <summary>Creates the diagnostics for types that are not known at compile time. Each says what to write in the method that has the call.</summary>
internal static class OpenCalls
{
    /// <summary>Creates the diagnostic for a call whose type contains a type parameter.</summary>
    /// <returns><see langword="null"/> if the type contains none.</returns>
    public static Diagnostic? InCall(IMethodSymbol method, ITypeSymbol type, Location location)
    {
        if (FindParameter(type) is not { } parameter)
            return null;
        string owner = (parameter.DeclaringMethod ?? (ISymbol)parameter.ContainingType).Name;
        string display = TypeNames.Display(type.WithNullableAnnotation(NullableAnnotation.None));
        string form = method.Name == "SerializeToUtf8Bytes" ? "byte[]" : "string";
        string advice = method.Name == "Deserialize"
            ? $"take a delegate, 'Func<{TypeNames.Display(method.Parameters[0].Type)}, {display}> read', and pass it a lambda where the type is known: {method.Parameters[0].Name} => LambdaJson.Deserialize<Order>({method.Parameters[0].Name})"
            : parameter.DeclaringMethod is not null
            ? $"let '{owner}' take the JSON, '{form} json', and call it where the type is known with 'LambdaJson.{method.Name}(value)'"
            : $"take a delegate, 'Func<{display}, {form}> write', and pass it a lambda where the type is known: value => LambdaJson.{method.Name}(value)";
        string marked = type is not ITypeParameterSymbol ? ""
            : $", or mark the types that '{owner}' is used with [LambdaJsonType], which the call then supports, and suppress this error";
        return Create(location, $"LambdaJson.{method.Name}", display, $"and '{parameter.Name}' is a type parameter of '{owner}'", advice + marked);
    }

    /// <summary>Creates the diagnostic for a call with an argument of type <c>dynamic</c>, which is bound at run time.</summary>
    public static Diagnostic InDynamicCall(string method, Location location) => Create(
        location, $"LambdaJson.{method}", "dynamic", "whose type is known only at run time", method == "Deserialize"
            ? "cast the argument: 'LambdaJson.Deserialize<Order>((string)json)'"
            : $"cast the argument to its type: 'LambdaJson.{method}((Order)value)'");

    /// <summary>Creates the diagnostic for a generic type that carries <c>[LambdaJsonType]</c>.</summary>
    public static Diagnostic OfMarked(INamedTypeSymbol type, Location location) => Create(
        location, "[LambdaJsonType]", TypeNames.Display(type), "which is generic", "put it on a type without type parameters, such as one that derives from it");

    private static Diagnostic Create(Location location, string what, string type, string problem, string advice) =>
        Diagnostic.Create(JsonDiagnostics.OpenCall, location, what, type, problem, advice);

    private static ITypeParameterSymbol? FindParameter(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => parameter,
        IArrayTypeSymbol array => FindParameter(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Select(FindParameter).FirstOrDefault(static found => found is not null)
            ?? (named.ContainingType is { } outer ? FindParameter(outer) : null),
        _ => null,
    };
}
