using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Routes;

/// <summary>What the routes of a method begin with: <c>[LambdaRoutePrefix]</c> on its assembly, on the classes around it, and on its class.</summary>
internal static class RoutePrefixes
{
    public static string Of(IMethodSymbol method)
    {
        string prefix = "";
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
            prefix = On(type) + prefix;
        return On(method.ContainingAssembly) + prefix;
    }

    private static string On(ISymbol place)
    {
        AttributeData? attribute = place.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass?.ToDisplayString() == KnownTypes.RoutePrefixAttributeName);
        string prefix = (attribute?.ConstructorArguments.FirstOrDefault().Value as string ?? "").Trim('/');
        return prefix.Length == 0 ? "" : $"/{prefix}";
    }
}
