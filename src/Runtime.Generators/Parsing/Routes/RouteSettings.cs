using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Routes;

/// <summary>The attributes of an assembly and of classes that apply to the routes in them.</summary>
internal static class RouteSettings
{
    /// <summary>What the routes of a method begin with: <c>[LambdaRoutePrefix]</c> on its assembly, on the classes around it, and on its class.</summary>
    public static string PrefixOf(IMethodSymbol method)
    {
        string prefix = "";
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
            prefix = On(type) + prefix;
        return On(method.ContainingAssembly) + prefix;
    }

    /// <summary>Whether an exception fails the invocation: <c>[assembly: LambdaHttp(FailOnException = true)]</c>.</summary>
    public static bool FailsOnException(IAssemblySymbol assembly) => HasOption(assembly, "FailOnException");

    /// <summary>Whether claims of a load balancer are taken: <c>[assembly: LambdaHttp(TrustLoadBalancerClaims = true)]</c>.</summary>
    public static bool TrustsLoadBalancer(IAssemblySymbol assembly) => HasOption(assembly, "TrustLoadBalancerClaims");

    /// <summary>Whether responses get an ETag: <c>[assembly: LambdaHttp(ETags = true)]</c>.</summary>
    public static bool HasETags(IAssemblySymbol assembly) => HasOption(assembly, "ETags");

    /// <summary>Whether bodies are compressed: <c>[assembly: LambdaHttp(Compression = true)]</c>.</summary>
    public static bool Compresses(IAssemblySymbol assembly) => HasOption(assembly, "Compression");

    private static bool HasOption(IAssemblySymbol assembly, string name) => assembly.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.ToDisplayString() == KnownTypes.HttpAttributeName
        && attribute.NamedArguments.Any(argument => argument.Key == name && argument.Value.Value is true));

    private static string On(ISymbol place)
    {
        AttributeData? attribute = place.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass?.ToDisplayString() == KnownTypes.RoutePrefixAttributeName);
        string prefix = (attribute?.ConstructorArguments.FirstOrDefault().Value as string ?? "").Trim('/');
        return prefix.Length == 0 ? "" : $"/{prefix}";
    }
}
