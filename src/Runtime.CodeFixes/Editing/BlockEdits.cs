using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Lambda.Runtime.CodeFixes.Editing;

/// <summary>Removes statements around others.</summary>
internal static class BlockEdits
{
    /// <summary>Marks blocks whose braces are removed when all edits are done.</summary>
    private static readonly SyntaxAnnotation s_isSpliced = new();

    /// <summary>Replaces a <c>using</c> statement by what it contains.</summary>
    public static Edit Unwrap(UsingStatementSyntax statement) => new(statement, static (node, _) =>
        ((UsingStatementSyntax)node).Statement.WithTriviaFrom(node).WithAdditionalAnnotations(s_isSpliced, Formatter.Annotation));

    /// <summary>Removes the braces of marked blocks.</summary>
    public static async Task<Document> SpliceAsync(Document document, CancellationToken cancellation)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        if (!root.GetAnnotatedNodes(s_isSpliced).Any())
            return document;
        while (root.GetAnnotatedNodes(s_isSpliced).FirstOrDefault() is { } node)
        {
            root = node is BlockSyntax block && CanSplice(block)
                ? root.ReplaceNode(block, Statements(block))
                : root.ReplaceNode(node, node.WithoutAnnotations(s_isSpliced));
        }

        return document.WithSyntaxRoot(root);
    }

    /// <summary>
    /// Whether the statements mean the same without the braces. A variable would have the name of another in the method, and what a <c>using</c> declaration creates
    /// would be disposed of later.
    /// </summary>
    private static bool CanSplice(BlockSyntax block)
    {
        if (block.Parent is not (BlockSyntax or SwitchSectionSyntax)
            || TriviaEdits.HasComment(block.OpenBraceToken.TrailingTrivia)
            || TriviaEdits.HasComment(block.CloseBraceToken.LeadingTrivia)
            || block.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member)
        {
            return false;
        }

        bool isLast = block.Parent.ChildNodes().Last() == block;
        HashSet<string> declared = [.. Names(block)];
        return (isLast || !block.Statements.Any(static statement => statement is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 }))
            && !member.DescendantNodes(node => node != block).Where(node => node != block).SelectMany(Name).Any(declared.Contains);
    }

    private static IEnumerable<StatementSyntax> Statements(BlockSyntax block) => block.Statements.Select((statement, index) =>
    {
        SyntaxTriviaList leading = statement.GetLeadingTrivia();
        if (index == 0)
        {
            // The indentation of the first statement is that of the block.
            leading = TriviaEdits.HasComment(leading)
                ? block.GetLeadingTrivia().AddRange(leading.SkipWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
                : block.GetLeadingTrivia();
        }

        return statement.WithLeadingTrivia(leading).WithAdditionalAnnotations(Formatter.Annotation);
    });

    private static IEnumerable<string> Names(SyntaxNode node) => node.DescendantNodes().SelectMany(Name);

    /// <summary>The name that a node declares.</summary>
    private static IEnumerable<string> Name(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => [variable.Identifier.ValueText],
        SingleVariableDesignationSyntax variable => [variable.Identifier.ValueText],
        ForEachStatementSyntax loop => [loop.Identifier.ValueText],
        CatchDeclarationSyntax caught => [caught.Identifier.ValueText],
        ParameterSyntax parameter => [parameter.Identifier.ValueText],
        LocalFunctionStatementSyntax function => [function.Identifier.ValueText],
        LabeledStatementSyntax label => [label.Identifier.ValueText],
        _ => [],
    };
}
