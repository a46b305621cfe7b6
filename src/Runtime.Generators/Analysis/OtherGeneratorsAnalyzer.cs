using System.Collections.Concurrent;
using System.Collections.Immutable;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Json;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lambda.Runtime.Generators.Analysis;

/// <summary>
/// Reports what other generators add to types that the generated code reads, writes or creates. The generator does not see it. This analyzer parses the
/// compilation after all generators in the same way, and compares the results.
/// </summary>
/// <remarks>It reports at the end of the compilation, so an editor runs it with a build and not while the user types.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OtherGeneratorsAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [HandlerDiagnostics.UnseenPart, HandlerDiagnostics.UnseenHandler];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName(KnownTypes.HandlerAttributeName) is null || LanguageVersions.TooOld(context.Compilation) is not null)
            return;

        var marked = new ConcurrentBag<(ISymbol Symbol, AttributeData Attribute)>();
        var calls = new ConcurrentBag<(IMethodSymbol Method, Location Location)>();
        context.RegisterSymbolAction(
            found =>
            {
                foreach (AttributeData attribute in found.Symbol.GetAttributes())
                {
                    if (attribute.AttributeClass is { ContainingNamespace: { Name: "Runtime", ContainingNamespace.Name: "Lambda" } })
                        marked.Add((found.Symbol, attribute));
                }
            },
            SymbolKind.Method,
            SymbolKind.NamedType);
        context.RegisterSyntaxNodeAction(
            found =>
            {
                if (Called((InvocationExpressionSyntax)found.Node, found) is { } method)
                    calls.Add((method, found.Node.GetLocation()));
            },
            SyntaxKind.InvocationExpression);
        context.RegisterCompilationEndAction(end =>
        {
            if (marked.IsEmpty && calls.IsEmpty)
                return;
            var comparison = new GeneratedCodeComparison(end.Compilation, end.CancellationToken);
            foreach ((ISymbol symbol, AttributeData attribute) in marked)
                comparison.Add(symbol, attribute);
            foreach ((IMethodSymbol method, Location location) in calls)
                comparison.AddCall(method.TypeArguments[0], location, isRead: method.Name == "Deserialize");
            foreach (Diagnostic diagnostic in comparison.Diagnostics())
                end.ReportDiagnostic(diagnostic);
        });
    }

    /// <summary>The method of <c>LambdaJson</c> with a known type. Checks the syntax first, because operations for all generated code would take seconds.</summary>
    private static IMethodSymbol? Called(InvocationExpressionSyntax call, SyntaxNodeAnalysisContext context)
    {
        SimpleNameSyntax? name = (call.Expression as MemberAccessExpressionSyntax)?.Name ?? call.Expression as SimpleNameSyntax;
        return name is not null
            && JsonCallParser.CanBeCall(name, context.CancellationToken)
            && context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is IMethodSymbol { TypeArguments.Length: 1 } method
            && method.TypeArguments[0] is not ITypeParameterSymbol
            && method.ContainingType.ToDisplayString() == "Lambda.Runtime.LambdaJson"
            ? method
            : null;
    }
}
