using System.Collections.Immutable;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>Finds middleware and mapped exceptions that stand where no handler is: nothing else would ever look at them.</summary>
internal static class IdleStepParser
{
    public static Diagnostic? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        string? reason = context.TargetSymbol switch
        {
            IMethodSymbol method when !IsHandler(method) => "the method is no handler",
            INamedTypeSymbol type when !type.GetMembers().Any(IsHandler) => "the type has no handler of its own",
            _ => null,
        };
        return reason is null ? null : Diagnostic.Create(
            HandlerDiagnostics.IdleStep, context.TargetSymbol.Locations[0], context.TargetSymbol.Name, Shown(context.Attributes), reason);
    }

    private static bool IsHandler(ISymbol member) =>
        member is IMethodSymbol && member.GetAttributes().Any(static attribute => attribute.AttributeClass?.ToDisplayString() == KnownTypes.HandlerAttribute);

    private static string Shown(ImmutableArray<AttributeData> attributes) =>
        attributes[0].AttributeClass!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat).Replace("Attribute<", "<");
}
