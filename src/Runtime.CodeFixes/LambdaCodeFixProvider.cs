using Lambda.Runtime.CodeFixes.Editing;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lambda.Runtime.CodeFixes;

/// <summary>Offers the fixes that a derived class finds for its diagnostics, one by one and for all diagnostics of a document, project or solution.</summary>
public abstract class LambdaCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => new FixAllOfKind(this);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Solution solution = context.Document.Project.Solution;
        foreach ((Diagnostic diagnostic, Fix fix) in await FindFixesAsync(context.Document, context.Diagnostics, context.CancellationToken).ConfigureAwait(false))
            context.RegisterCodeFix(CodeAction.Create(fix.Title, cancellation => Fix.ApplyAsync(solution, [fix], cancellation), fix.Key), diagnostic);
    }

    /// <summary>Finds the fixes for diagnostics of a document.</summary>
    internal async Task<List<(Diagnostic Diagnostic, Fix Fix)>> FindFixesAsync(Document document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var fixes = new List<(Diagnostic, Fix)>();
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null)
            return fixes;

        var known = new KnownTypes(model.Compilation);
        foreach (Diagnostic diagnostic in diagnostics)
        {
            // An editor may still show a diagnostic of an older text.
            if (!root.FullSpan.Contains(diagnostic.Location.SourceSpan))
                continue;
            SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            fixes.AddRange(FindFixes(new FixContext(diagnostic, node, model, known, cancellation)).Select(fix => (diagnostic, fix)));
        }

        return fixes;
    }

    /// <summary>Finds the fixes for a diagnostic, the recommended one first.</summary>
    private protected abstract IEnumerable<Fix> FindFixes(FixContext context);
}
