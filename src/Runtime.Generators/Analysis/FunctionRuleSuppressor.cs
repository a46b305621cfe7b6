using System.Collections.Immutable;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lambda.Runtime.Generators.Analysis;

/// <summary>
/// Suppresses rules of .NET that <c>AnalysisMode=All</c> enables and that do not apply to the types of a function: they are public for its tests, and generated code
/// calls its methods.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FunctionRuleSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor Internal = new("LAMBDAS01", "CA1515", "The types of a function are public for its test project.");
    private static readonly SuppressionDescriptor Namespaces = new("LAMBDAS02", "CA1050", "No other assembly but its test project names the types of a function.");
    private static readonly SuppressionDescriptor Arguments = new("LAMBDAS03", "CA1062", "Generated code calls it. A null event fails the invocation with or without a check.");

    private static readonly SuppressionDescriptor Awaits = new("LAMBDAS04", "CA2007", "A function has no synchronization context, unless it sets one.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [Internal, Namespaces, Arguments, Awaits];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        var types = new FunctionTypes(context.Compilation);
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree)
                continue;
            SyntaxNode node = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            SemanticModel semantics = context.GetSemanticModel(tree);
            bool isOfFunction = diagnostic.Id switch
            {
                "CA1062" => semantics.GetSymbolInfo(node, context.CancellationToken).Symbol is IParameterSymbol parameter && types.IsCalled(parameter.ContainingSymbol),
                "CA2007" => semantics.GetEnclosingSymbol(node.SpanStart, context.CancellationToken)?.ContainingType is { } awaiting && types.Contains(awaiting),
                _ => semantics.GetDeclaredSymbol(node, context.CancellationToken) is INamedTypeSymbol type && types.Contains(type),
            };
            if (isOfFunction)
                context.ReportSuppression(Suppression.Create(SupportedSuppressions.First(found => found.SuppressedDiagnosticId == diagnostic.Id), diagnostic));
        }
    }

    /// <summary>The types that generated code uses: those with handlers and other methods that it calls, and those that it reads and writes as JSON.</summary>
    private sealed class FunctionTypes(Compilation compilation)
    {
        private const string Attributes = "Lambda.Runtime";
        private static readonly string[] JsonClasses = ["JsonReaders", "JsonWriters"];

        private readonly Lazy<HashSet<ISymbol>> _json = new(() => FindJson(compilation));
        private readonly INamedTypeSymbol? _middleware = compilation.GetTypeByMetadataName("Lambda.Runtime.ILambdaMiddleware");

        public bool Contains(INamedTypeSymbol type) =>
            IsMarked(type) || KnownTypes.Implements(type, _middleware) || type.GetMembers().OfType<IMethodSymbol>().Any(IsMarked) || _json.Value.Contains(type.OriginalDefinition);

        public bool IsCalled(ISymbol method) => IsMarked(method) || IsMarked(method.ContainingType) || KnownTypes.Implements(method.ContainingType, _middleware);

        private static bool IsMarked(ISymbol symbol) =>
            HandlerAttributes.IsHandler(symbol) || symbol.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: { } name } type
                && type.ContainingNamespace.ToDisplayString() == Attributes
                && name is "LambdaStartupAttribute" or "LambdaShutdownAttribute" or "LambdaErrorTypeAttribute" or "LambdaJsonTypeAttribute");

        /// <summary>The types of the generated readers' results and of the generated writers' values.</summary>
        private static HashSet<ISymbol> FindJson(Compilation compilation) => new(
            JsonClasses
                .SelectMany(name => compilation.Assembly.GetTypeByMetadataName($"{GeneratedNames.Namespace}.{name}")?.GetMembers() ?? [])
                .OfType<IMethodSymbol>()
                .SelectMany(static method => method.Parameters.Select(static parameter => parameter.Type).Concat([method.ReturnType]))
                .Select(static type => type.OriginalDefinition),
            SymbolEqualityComparer.Default);
    }
}
