using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.CodeFixes.Editing;

/// <summary>Adds usings that extension methods need. Those of types are added by <see cref="DocumentCleanup"/>.</summary>
internal static class UsingEdits
{
    /// <summary>Adds the using for the extension methods of a class.</summary>
    /// <param name="call">The node that calls one.</param>
    /// <param name="extensions">The class.</param>
    /// <param name="context">The diagnostic.</param>
    /// <returns>No edit if the methods are found without it.</returns>
    public static IEnumerable<Edit> Add(SyntaxNode call, INamedTypeSymbol extensions, FixContext context)
    {
        SemanticModel model = context.Compilation.GetSemanticModel(call.SyntaxTree);
        if (model.LookupNamespacesAndTypes(call.SpanStart, name: extensions.Name).Contains(extensions, SymbolEqualityComparer.Default))
            yield break;
        string name = extensions.ContainingNamespace.ToDisplayString();
        yield return new Edit(call.SyntaxTree.GetRoot(context.Cancellation), (node, _) => Add((CompilationUnitSyntax)node, name));
    }

    /// <summary>Adds the using in the order of the others, those of <c>System</c> first.</summary>
    private static CompilationUnitSyntax Add(CompilationUnitSyntax unit, string name)
    {
        SyntaxTrivia end = SyntaxFactory.ElasticCarriageReturnLineFeed;
        UsingDirectiveSyntax added = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(name)).NormalizeWhitespace().WithTrailingTrivia(end);
        if (unit.Usings.Count == 0)
            return unit.WithUsings([added.WithTrailingTrivia(end, end)]);
        int index = unit.Usings.TakeWhile(other => IsBefore(other, name)).Count();
        if (index > 0)
            return unit.WithUsings(unit.Usings.Insert(index, added));

        // What is before the first using, such as a comment, stays at the top.
        UsingDirectiveSyntax first = unit.Usings[0];
        SyntaxList<UsingDirectiveSyntax> others = unit.Usings.Replace(first, first.WithLeadingTrivia());
        return unit.WithUsings(others.Insert(0, added.WithLeadingTrivia(first.GetLeadingTrivia())));
    }

    private static bool IsBefore(UsingDirectiveSyntax other, string name) =>
        !other.GlobalKeyword.IsKind(SyntaxKind.None)
        || (other.Alias is null && other.StaticKeyword.IsKind(SyntaxKind.None) && other.Name?.ToString() is { } space
            && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal) || string.CompareOrdinal(space, name) < 0));
}
