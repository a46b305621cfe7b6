using System.Collections.Immutable;
using System.Composition;
using Lambda.Runtime.CodeFixes.Editing;
using Lambda.Runtime.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Lambda.Runtime.CodeFixes.Handlers;

/// <summary>Adds the parameter that takes a value of the path.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RouteFixProvider)), Shared]
public sealed class RouteFixProvider : LambdaCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [HandlerDiagnostics.UntakenRouteParameter.Id];

    private protected override IEnumerable<Fix> FindFixes(FixContext context)
    {
        ImmutableDictionary<string, string?> properties = context.Diagnostic.Properties;
        if (context.Symbol is not IMethodSymbol method || Declarations.Of(method, context).ToArray() is not { Length: > 0 } declarations)
            yield break;
        if (!properties.TryGetValue(FixProperties.Name, out string? name) || !properties.TryGetValue(FixProperties.Type, out string? type) || name is null || type is null)
            yield break;

        // The first one, because those after it may have default values.
        yield return new Fix($"Add the parameter '{type} {name}'", "AddRouteParameter", [.. declarations.Select(declaration => new Edit(
            declaration, (node, generator) => generator.InsertParameters(node, 0, [Parameter(generator, name, type)])))]);
    }

    private static SyntaxNode Parameter(SyntaxGenerator generator, string name, string type) =>
        generator.ParameterDeclaration(name, SyntaxFactory.ParseTypeName(type).WithAdditionalAnnotations(Simplifier.Annotation));
}
