using System.Collections.Immutable;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>Finds attributes for middleware, exceptions and routes that apply to no handler.</summary>
internal static class UnusedAttributeParser
{
    /// <summary>Finds <c>[LambdaRoutePrefix]</c> on a type without routes.</summary>
    public static Diagnostic? ParsePrefix(GeneratorAttributeSyntaxContext context, KnownTypes known, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return context.TargetSymbol is INamedTypeSymbol type && !HasRoute(type)
            ? Create(context, "the type has no route; put it on a class whose methods have [LambdaRoute], on a class around it, or on the assembly")
            : null;
    }

    public static Diagnostic? Parse(GeneratorAttributeSyntaxContext context, KnownTypes known, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        string? reason = context.TargetSymbol switch
        {
            IMethodSymbol method when !HandlerAttributes.IsHandler(method) => "the method is not a handler",
            INamedTypeSymbol type when !type.GetMembers().Any(HandlerAttributes.IsHandler) => "the type has no handler",
            INamedTypeSymbol type when context.Attributes.All(IsStatus) && !type.GetMembers().Any(HandlerAttributes.IsRoute) =>
                "the type has no route, which a status is for",
            _ => null,
        };
        return reason is null ? null : Create(context, $"{reason}; put it on a [LambdaHandler] method, on the class that has one, or on the assembly");
    }

    /// <summary>Finds attributes of the assembly that are for routes.</summary>
    /// <returns>For each attribute, that it has no effect. It is so only if the project has no routes.</returns>
    public static ImmutableArray<Diagnostic> ParseAssembly(GeneratorAttributeSyntaxContext context, KnownTypes known, CancellationToken cancellation) =>
        context.TargetSymbol is not IAssemblySymbol ? []
        :
        [
            .. context.Attributes.Where(static attribute => attribute.AttributeClass!.Arity == 0 || IsStatus(attribute)).Select(attribute => Diagnostic.Create(
                HandlerDiagnostics.UnusedRouteAttribute, attribute.ApplicationSyntaxReference!.GetSyntax(cancellation).GetLocation(), DisplayName(attribute))),
        ];

    private static Diagnostic Create(GeneratorAttributeSyntaxContext context, string reason) => Diagnostic.Create(
        HandlerDiagnostics.UnusedAttribute,
        context.TargetSymbol.Locations[0],
        [
            .. new[] { context.Attributes[0].ApplicationSyntaxReference }.OfType<SyntaxReference>()
                .Select(static reference => Location.Create(reference.SyntaxTree, reference.Span)),
        ],
        context.TargetSymbol.Name,
        DisplayName(context.Attributes[0]),
        reason);

    private static bool HasRoute(INamedTypeSymbol type) => type.GetMembers().Any(HandlerAttributes.IsRoute) || type.GetTypeMembers().Any(HasRoute);

    /// <summary>Whether an attribute is <c>[MapException&lt;T&gt;(404)]</c>.</summary>
    private static bool IsStatus(AttributeData attribute) => attribute.ConstructorArguments.FirstOrDefault().Value is int;

    private static string DisplayName(AttributeData attribute)
    {
        const string Suffix = "Attribute";
        string name = attribute.AttributeClass!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat).Replace($"{Suffix}<", "<");
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }
}
