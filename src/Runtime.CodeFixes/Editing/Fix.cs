using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Text;

namespace Lambda.Runtime.CodeFixes.Editing;

/// <summary>A change of the source that removes a diagnostic.</summary>
/// <param name="title">What an editor shows: a verb and its object.</param>
/// <param name="key">Identifies fixes of one kind, which can be applied together. It contains no names of the source.</param>
/// <param name="edits">The changes, of which there is at least one.</param>
internal sealed class Fix(string title, string key, params IReadOnlyList<Edit> edits)
{
    public string Title => title;

    public string Key => key;

    public IReadOnlyList<Edit> Edits => edits;

    /// <summary>Applies fixes of one kind together. What several of them change in the same way, such as a class around two handlers, is changed once.</summary>
    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<Fix> fixes, CancellationToken cancellation)
    {
        var editor = new SolutionEditor(solution);
        var done = new HashSet<(SyntaxNode Node, string? Key)>();
        foreach (Fix fix in fixes)
        {
            Edit[] edits = [.. fix.Edits.Where(edit => !done.Contains((edit.Node, edit.Key)))];
            foreach (Edit edit in edits)
            {
                DocumentEditor document = await editor.GetDocumentEditorAsync(solution.GetDocumentId(edit.Node.SyntaxTree), cancellation).ConfigureAwait(false);
                if (edit.Change is { } change)
                    document.ReplaceNode(edit.Node, change);
                else
                    document.RemoveNode(edit.Node, SyntaxRemoveOptions.KeepNoTrivia);
            }

            done.UnionWith(edits.Select(static edit => (edit.Node, edit.Key)));
        }

        Solution changed = editor.GetChangedSolution();
        foreach (DocumentId id in changed.GetChanges(solution).GetProjectChanges().SelectMany(static project => project.GetChangedDocuments()).ToArray())
        {
            SourceText before = await solution.GetDocument(id)!.GetTextAsync(cancellation).ConfigureAwait(false);
            changed = (await DocumentCleanup.ApplyAsync(changed.GetDocument(id)!, before, cancellation).ConfigureAwait(false)).Project.Solution;
        }

        return changed;
    }
}

/// <summary>The change of one node.</summary>
/// <param name="node">The node as it is in the source.</param>
/// <param name="change">Returns the changed node. It gets the node with the changes of nodes in it. If it is <see langword="null"/>, the node is removed with its comments.</param>
/// <param name="key">Distinguishes changes of one node that several fixes make, such as the members that they add to a class.</param>
internal sealed class Edit(SyntaxNode node, Func<SyntaxNode, SyntaxGenerator, SyntaxNode>? change, string? key = null)
{
    public SyntaxNode Node => node;

    public Func<SyntaxNode, SyntaxGenerator, SyntaxNode>? Change => change;

    public string? Key => key;
}
