using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>Warns about attributes and classes of other libraries for Lambda functions, which expect another runtime client.</summary>
internal static class OtherLibraryParser
{
    /// <summary>The attributes that are reported wherever they are. All others are reported at handlers.</summary>
    public static readonly string[] AttributeNames =
    [
        "Amazon.Lambda.Core.LambdaSerializerAttribute",
        "Amazon.Lambda.Annotations.LambdaFunctionAttribute",
        "Amazon.Lambda.Annotations.LambdaStartupAttribute",
        "Amazon.Lambda.Annotations.LambdaGlobalPropertiesAttribute",
    ];

    /// <summary>Reports an attribute of <see cref="AttributeNames"/>.</summary>
    public static Diagnostic? ParseAttribute(GeneratorAttributeSyntaxContext context, KnownTypes known, CancellationToken cancellation) =>
        Report(context.Attributes[0], context.TargetSymbol, cancellation);

    /// <summary>Reports the other attributes of a handler and its class.</summary>
    public static IEnumerable<Diagnostic> OfHandler(IMethodSymbol method, CancellationToken cancellation) =>
        new ISymbol[] { method.ContainingType, method }.SelectMany(place => place.GetAttributes()
            .Where(static attribute => attribute.AttributeClass is { } type && !AttributeNames.Contains($"{OtherLibraries.Namespace(type)}.{type.MetadataName}"))
            .Select(attribute => Report(attribute, place, cancellation))
            .OfType<Diagnostic>());

    /// <summary>Whether a name may be a class of Amazon's runtime client that runs a function.</summary>
    public static bool CanBeBootstrap(SyntaxNode node, CancellationToken cancellation) =>
        node is IdentifierNameSyntax { Identifier.ValueText: "LambdaBootstrapBuilder" or "LambdaBootstrap" }
        && node.Parent is MemberAccessExpressionSyntax or ObjectCreationExpressionSyntax;

    /// <summary>Reports an entry point that runs the function with Amazon's runtime client.</summary>
    public static Diagnostic? ParseBootstrap(GeneratorSyntaxContext context, KnownTypes known, CancellationToken cancellation)
    {
        if (context.SemanticModel.GetSymbolInfo(context.Node, cancellation).Symbol is not INamedTypeSymbol type || OtherLibraries.Namespace(type) != "Amazon.Lambda.RuntimeSupport")
            return null;
        return Diagnostic.Create(
            HandlerDiagnostics.OtherLibrary, context.Node.GetLocation(), type.Name, OtherLibraries.Namespace(type), "runs the function with Amazon's runtime client",
            "delete the entry point, and put [LambdaHandler] on the method that it runs");
    }

    private static Diagnostic? Report(AttributeData attribute, ISymbol place, CancellationToken cancellation)
    {
        if (attribute.AttributeClass is not { } type || OtherLibraries.FixForAttribute(type) is not { } fix)
            return null;
        Location location = attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation() ?? place.Locations.FirstOrDefault() ?? Location.None;
        string target = place is IAssemblySymbol ? "the assembly" : $"'{place.Name}'";
        string problem = $"at {target} {OtherLibraries.ProblemOfAttribute(type)}";
        return Diagnostic.Create(HandlerDiagnostics.OtherLibrary, location, $"[{TypeNames.Attribute(type)}]", OtherLibraries.Namespace(type), problem, fix);
    }
}
