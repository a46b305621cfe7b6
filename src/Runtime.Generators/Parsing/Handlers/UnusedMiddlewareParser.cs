using System.Collections.Immutable;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>Finds attributes for middleware and exceptions that apply to no handler.</summary>
internal static class UnusedMiddlewareParser
{
    public static Diagnostic? Parse(GeneratorAttributeSyntaxContext context, KnownTypes known, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        string? reason = context.TargetSymbol switch
        {
            IMethodSymbol method when !HandlerAttributes.IsHandler(method) => "the method is not a handler",
            INamedTypeSymbol type when !type.GetMembers().Any(HandlerAttributes.IsHandler) => "the type has no handler",
            _ => null,
        };
        return reason is null ? null : Diagnostic.Create(
            HandlerDiagnostics.UnusedMiddleware,
            context.TargetSymbol.Locations[0],
            [.. new[] { context.Attributes[0].ApplicationSyntaxReference }.OfType<SyntaxReference>().Select(reference => Location.Create(reference.SyntaxTree, reference.Span))],
            context.TargetSymbol.Name,
            DisplayName(context.Attributes),
            reason);
    }

    private static string DisplayName(ImmutableArray<AttributeData> attributes) =>
        attributes[0].AttributeClass!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat).Replace("Attribute<", "<");
}
