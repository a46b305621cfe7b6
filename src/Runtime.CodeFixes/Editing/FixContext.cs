using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.CodeFixes.Editing;

/// <summary>A diagnostic, with the source that it is about.</summary>
/// <param name="diagnostic">The diagnostic.</param>
/// <param name="node">The smallest node at its location.</param>
/// <param name="model">The document with the location.</param>
/// <param name="known">The library's types in the project.</param>
/// <param name="cancellation">Stops the search for fixes.</param>
internal sealed class FixContext(Diagnostic diagnostic, SyntaxNode node, SemanticModel model, KnownTypes known, CancellationToken cancellation)
{
    public Diagnostic Diagnostic => diagnostic;

    public SyntaxNode Node => node;

    public SemanticModel Model => model;

    public KnownTypes Known => known;

    public CancellationToken Cancellation => cancellation;

    public Compilation Compilation => known.Compilation;

    /// <summary>The innermost declaration around the location.</summary>
    public ISymbol? Symbol => SymbolAt(node, model);

    /// <summary>The node at another location of the diagnostic; <see langword="null"/> if it has none.</summary>
    public SyntaxNode? OtherNode => NodeAt(0);

    /// <summary>The innermost declaration around <see cref="OtherNode"/>.</summary>
    public ISymbol? OtherSymbol => SymbolAt(NodeAt(0));

    /// <summary>The innermost declaration around the second of the other locations, if the diagnostic has two.</summary>
    public ISymbol? SecondSymbol => SymbolAt(NodeAt(1));

    private SyntaxNode? NodeAt(int index) =>
        diagnostic.AdditionalLocations is { } others && others.Count > index && others[index] is { SourceTree: { } tree } location && Compilation.ContainsSyntaxTree(tree)
            ? tree.GetRoot(cancellation).FindNode(location.SourceSpan, getInnermostNodeForTie: true)
            : null;

    private ISymbol? SymbolAt(SyntaxNode? other) => other is null ? null : SymbolAt(other, Compilation.GetSemanticModel(other.SyntaxTree));

    private ISymbol? SymbolAt(SyntaxNode at, SemanticModel of) =>
        at.AncestorsAndSelf().Select(part => of.GetDeclaredSymbol(part, cancellation)).FirstOrDefault(static symbol => symbol is not null);
}
