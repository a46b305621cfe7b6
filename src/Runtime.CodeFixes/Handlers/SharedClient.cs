using Lambda.Runtime.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.CodeFixes.Handlers;

/// <summary>A client that all invocations can share, as the handler uses it.</summary>
/// <param name="creation">The expression that creates it.</param>
/// <param name="created">The type of that expression.</param>
/// <param name="type">The type of the field.</param>
/// <param name="declaration">The declaration or <c>using</c> statement of the local variable that the field replaces; <see langword="null"/> if it replaces the expression.</param>
/// <param name="references">The uses of that variable.</param>
internal sealed class SharedClient(
    BaseObjectCreationExpressionSyntax creation, ITypeSymbol created, ITypeSymbol type, StatementSyntax? declaration, IReadOnlyList<IdentifierNameSyntax> references)
{
    public BaseObjectCreationExpressionSyntax Creation => creation;

    public ITypeSymbol Created => created;

    public ITypeSymbol Type => type;

    public StatementSyntax? Declaration => declaration;

    public IReadOnlyList<IdentifierNameSyntax> References => references;

    /// <summary>Moves the comments of the declaration, which describe the client, to its field.</summary>
    public SyntaxNode WithComments(SyntaxNode field)
    {
        if (declaration is not LocalDeclarationStatementSyntax)
            return field;
        if (TriviaEdits.HasComment(declaration.GetTrailingTrivia()))
            field = field.WithTrailingTrivia(TriviaEdits.WithElasticEnd(declaration.GetTrailingTrivia()));
        return TriviaEdits.HasComment(declaration.GetLeadingTrivia()) ? field.WithLeadingTrivia(TriviaEdits.WithoutEmptyLines(declaration.GetLeadingTrivia())) : field;
    }

    /// <returns><see langword="null"/> if the expression needs something of the invocation or the object, or if the client is changed or disposed of.</returns>
    public static SharedClient? Find(BaseObjectCreationExpressionSyntax creation, FixContext context)
    {
        SemanticModel model = context.Compilation.GetSemanticModel(creation.SyntaxTree);
        if (model.GetTypeInfo(creation, context.Cancellation).Type is not { } created || !MovedExpression.CanBeInField(creation, model, context.Cancellation))
            return null;

        VariableDeclaratorSyntax? variable = creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } ? declarator : null;
        if (variable is null)
        {
            return ClientReferences.MayBeDisposed(creation) || !ClientReferences.OfTarget(creation, model, context.Cancellation).All(ClientReferences.CanBeShared)
                ? null
                : new SharedClient(creation, created, created, null, []);
        }

        IdentifierNameSyntax[] references = [.. ClientReferences.Of(variable, model, context.Cancellation)];
        if (!references.All(ClientReferences.CanBeShared))
            return null;
        StatementSyntax? declaration = variable.Parent switch
        {
            VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax local } when local.Parent is BlockSyntax or SwitchSectionSyntax => local,
            VariableDeclarationSyntax { Variables.Count: 1, Parent: UsingStatementSyntax statement }
                when !TriviaEdits.HasComment(statement.CloseParenToken.TrailingTrivia) => statement,
            _ => null,
        };
        if (declaration is { ContainsDirectives: false } && (model.GetDeclaredSymbol(variable, context.Cancellation) as ILocalSymbol)?.Type is { } declared
            && references.All(ClientReferences.CanBeField))
        {
            return new SharedClient(creation, created, declared.WithNullableAnnotation(NullableAnnotation.NotAnnotated), declaration, references);
        }

        return ClientReferences.MayBeDisposed(creation) ? null : new SharedClient(creation, created, created, null, []);
    }

    /// <summary>Removes the declaration, or the <c>using</c> statement around other statements.</summary>
    public IEnumerable<Edit> RemoveDeclaration()
    {
        if (declaration is UsingStatementSyntax statement)
        {
            yield return BlockEdits.Unwrap(statement);
            yield break;
        }

        yield return new Edit(declaration!, null, "Remove");
        // No block begins with an empty line.
        SyntaxNode[] siblings = [.. declaration!.Parent!.ChildNodes()];
        if (siblings.Length > 1 && siblings[0] == declaration)
            yield return new Edit(siblings[1], static (node, _) => node.WithLeadingTrivia(TriviaEdits.WithoutEmptyLines(node.GetLeadingTrivia())), "Lines");
    }
}
