using Lambda.Runtime.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lambda.Runtime.CodeFixes;

/// <summary>Fixes all diagnostics with an id in a document, project or solution, in one step.</summary>
/// <remarks>The provider of Roslyn merges the texts of single fixes, and leaves out those that change the same place, such as the using that all of them add.</remarks>
internal sealed class FixAllOfKind(LambdaCodeFixProvider provider) : FixAllProvider
{
    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        IEnumerable<Diagnostic> diagnostics = context.Scope switch
        {
            FixAllScope.Document when context.Document is { } document => await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false),
            FixAllScope.Project => await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false),
            FixAllScope.Solution => (await Task.WhenAll(context.Solution.Projects.Select(context.GetAllDiagnosticsAsync)).ConfigureAwait(false)).SelectMany(static found => found),
            _ => [],
        };
        var fixes = new List<(Diagnostic Diagnostic, Fix Fix)>();
        foreach (IGrouping<Document?, Diagnostic> group in diagnostics.GroupBy(diagnostic => context.Solution.GetDocument(diagnostic.Location.SourceTree)))
        {
            if (group.Key is { } document)
                fixes.AddRange(await provider.FindFixesAsync(document, group, context.CancellationToken).ConfigureAwait(false));
        }

        Fix[] chosen = Choose(fixes, context.CodeActionEquivalenceKey);
        return chosen.Length == 0
            ? null
            : CodeAction.Create(chosen[0].Title, cancellation => Fix.ApplyAsync(context.Solution, chosen, cancellation), context.CodeActionEquivalenceKey);
    }

    /// <summary>
    /// Chooses the fixes with the key. <c>dotnet format</c> takes the key from any diagnostic of the same analyzer, also one with another id: if no fix has the key, the
    /// recommended fix of each diagnostic is chosen.
    /// </summary>
    private static Fix[] Choose(List<(Diagnostic Diagnostic, Fix Fix)> fixes, string? key)
    {
        Fix[] ofKind = [.. fixes.Select(static found => found.Fix).Where(fix => fix.Key == key)];
        return ofKind.Length > 0 ? ofKind : [.. fixes.GroupBy(static found => found.Diagnostic).Select(static found => found.First().Fix)];
    }
}
